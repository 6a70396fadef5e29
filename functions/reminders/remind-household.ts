import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Accepted, surelyNotSent } from '../messages.ts'
import { claimHousehold, endDelivery, insertSkipped, type Outcome } from './delivery-items.ts'
import type { RunRecord } from './items.ts'
import type { Judged } from './judge-building.ts'
import type { Channel, ReminderSettings, SkipReason } from './model.ts'
import { referenceOf } from './reference.ts'
import { emailOf, type Facts, smsOf } from './texts.ts'

export type One = { readonly judged: Judged; readonly settings: ReminderSettings; readonly phone: string }

/** Sends a household its reminder, or notes why not. What is about to be sent is stored before the port is called: no crash and no second run sends it twice. */
export async function remindHousehold(ctx: Ctx, run: RunRecord, one: One): Promise<void> {
  const { account, verdict, reminding } = one.judged
  const { unit, buildingName, room } = account
  const delivery = { unit, buildingName, room, amountFen: verdict.dueFen, at: instant(ctx.clock) }
  const skipped = async (skip: SkipReason): Promise<void> => void (await insertSkipped(ctx, run.id, { ...delivery, state: 'skipped', skip }))
  if ('skip' in verdict) return skipped(verdict.skip)
  const { channel } = verdict
  const claim = await claimHousehold(ctx, { run: run.id, kind: run.kind, delivery: { ...delivery, channel, state: 'queued' }, before: reminding, today: today(ctx.clock), everyDays: one.settings.everyDays })
  if (claim === 'taken') return
  if (claim !== 'mine') return skipped(claim)
  await endDelivery(ctx, run.id, unit, { ...(await send(ctx, run, channel, one)), before: reminding })
}

export const factsOf = (ctx: Ctx, { judged: { account, verdict }, settings, phone }: One): Facts => ({
  site: ctx.site.name,
  phone,
  place: `${account.buildingName} ${account.room}`,
  dueFen: verdict.dueFen,
  url: ctx.site.url,
  note: { zh: settings.noteZh, en: settings.noteEn },
})

async function send(ctx: Ctx, run: RunRecord, channel: Channel, { judged, settings, phone }: One): Promise<Outcome> {
  const facts = factsOf(ctx, { judged, settings, phone })
  const reference = referenceOf(ctx.tenant, run.id, judged.account.unit)
  const message = (): Promise<Accepted> => (channel === 'sms' ? ctx.ports.sms.send({ phone: judged.phone!, reference, ...smsOf(run.kind, facts) }) : ctx.ports.email.send({ to: judged.email!, reference, ...emailOf(run.kind, facts) }))
  try {
    const { id } = await message()
    return { state: 'sent', message: id }
  } catch (error) {
    // The error may repeat the number: it goes nowhere.
    return surelyNotSent(error) ? { state: 'failed', problem: 'refused' } : { state: 'unknown', problem: 'no-answer' }
  }
}
