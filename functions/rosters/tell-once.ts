import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type SmsTemplate, surelyNotSent } from '../messages.ts'
import { held } from '../storage/cancelled.ts'
import type { Key } from '../storage/keys.ts'

export type Message = { readonly key: Key; readonly phone: string; readonly template: SmsTemplate; readonly params: Readonly<Record<string, string>> }

/** Claimed before it is sent: a process that dies between leaves it unclear, and it is not sent a second time. */
export async function tellOnce(ctx: Ctx, { key, phone, template, params }: Message): Promise<void> {
  const claimed = await held(ctx.store.write({ put: { ...key, state: phone ? 'sending' : 'no-phone', at: instant(ctx.clock) }, if: 'absent' }))
  if (!claimed || !phone) return
  const note = (state: string) => ctx.store.write({ update: key, set: { state } })
  try {
    await ctx.ports.sms.send({ phone, template, params })
    await note('sent')
  } catch (error) {
    // One number that the provider refuses keeps nobody else from being told; anything else is tried again with the slice, and this one stays as it was claimed.
    if (!surelyNotSent(error)) throw error
    await note('failed')
  }
}
