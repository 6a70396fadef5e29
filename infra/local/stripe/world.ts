import { createHash, randomBytes } from 'node:crypto'
import type { ObjectStore } from './object-store.ts'
import type { Switches } from './switches.ts'

/** The only clock; tests pass their own, and an offset on top of it can be moved. */
export type StandInClock = { readonly now: () => Date }

/** Everything that the parts of the stand-in share. */
export type World = {
  readonly store: ObjectStore
  readonly baseUrl: string
  readonly secretKey: string
  readonly switches: Switches
  /** Seconds since 1970, as all of Stripe's times. */
  readonly now: () => number
  readonly moveClock: (seconds: number) => void
  /** Idempotency keys, with their accounts, of requests that are taking their time. */
  readonly running: Set<string>
  readonly newId: (prefix: string, length?: number) => string
}

/** The platform's own objects belong to no connected account. */
export const platformAccount = ''

type Offset = { readonly id: 'clock'; readonly object: '_clock'; readonly seconds: number }

export function worldOf({ store, baseUrl, secretKey, switches, clock }: Pick<World, 'store' | 'baseUrl' | 'secretKey' | 'switches'> & { readonly clock: StandInClock }): World {
  let offset = store.get<Offset>(platformAccount, 'clock')?.seconds ?? 0
  return {
    store,
    baseUrl,
    secretKey,
    switches,
    now: () => Math.floor(clock.now().getTime() / 1000) + offset,
    moveClock: (seconds) => {
      offset += seconds
      store.put<Offset>(platformAccount, { id: 'clock', object: '_clock', seconds: offset })
    },
    running: new Set(),
    newId: (prefix, length = 24) => `${prefix}_${letters(length)}`,
  }
}

function letters(count: number): string {
  let out = ''
  while (out.length < count) out += randomBytes(count * 2).toString('base64').replace(/[^A-Za-z0-9]/g, '')
  return out.slice(0, count)
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
