import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

const delayMsFirst = 15
const delayMsMax = 600

/** Waits before the next attempt: full jitter, so that writers who collided do not collide again in step. */
export async function backoff(attempt: number): Promise<void> {
  const ceiling = Math.min(delayMsMax, delayMsFirst * 2 ** attempt)
  await sleep(randomInt(1, ceiling + 1))
}
