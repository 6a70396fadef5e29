import type { Ctx } from '../../functions/context.ts'
import type { PaymentChannel } from '../../functions/payments/channel.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { onTheWire } from '../faults/wire.ts'

export type Mortal = ReturnType<typeof mortalIn>

class Dead extends Error {
  override readonly name = 'Dead'
  /** The SDK looks here whether to ask again. */
  readonly $metadata = {}
}

/**
 * Does work as a process that may die: when its n-th write to the table, or its n-th word with the provider, was answered, it
 * does not hear that, and nothing that it tries from then on reaches anybody. Reads change nothing: who dies after one died
 * after the step before it. A whole process, with its memory gone too, is killed in test/faults.
 */
export function mortalIn(table: { readonly endpoint: string; readonly table: string }) {
  let life = { dieAt: 0, steps: 0, dead: false }
  async function living<T>(isStep: boolean, call: () => Promise<T>): Promise<T> {
    const mine = life
    if (mine.dead) throw new Dead()
    // A refusal is an answer too.
    const answer = await call().then((value) => () => value, (error: unknown) => () => { throw error })
    if (isStep) mine.steps += 1
    if (isStep && mine.steps === mine.dieAt) mine.dead = true
    if (mine.dead) throw new Dead()
    return answer()
  }
  const storeFor = connectLocal({ ...table, tap: (client) => onTheWire(client, ({ command }, go) => living(!/Get|Query/.test(command), go)) })
  const channelOf = (channel: PaymentChannel): PaymentChannel =>
    new Proxy(channel, { get: (of, name) => (...args: never[]) => living(true, async () => (of[name as keyof PaymentChannel] as (...all: never[]) => Promise<unknown>)(...args)) })

  return {
    /** `dieAt` 0: not at all. Answers how many steps it did. */
    run: async (ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>, dieAt = 0): Promise<{ readonly died: boolean; readonly steps: number }> => {
      const mine = { dieAt, steps: 0, dead: false }
      life = mine
      await work({ ...ctx, store: storeFor(ctx.tenant), ports: { ...ctx.ports, channel: channelOf(ctx.ports.channel) } }).catch((error: unknown) => {
        if (!mine.dead) throw error
      })
      return { died: mine.dead, steps: mine.steps }
    },
  }
}
