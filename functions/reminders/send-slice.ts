import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import type { StepResult } from '../jobs/model.ts'
import { admitCollecting } from '../payments/access.ts'
import { getSite } from '../tenants/get-site.ts'
import { chosenBuildings } from './chosen-buildings.ts'
import { changeDelivery, changeReminding, changeRun, insertDelivery, readDelivery, readRun, readSettings, type RunRecord } from './items.ts'
import { type Judged, judgeBuilding } from './judge-building.ts'
import type { Channel, DeliveryState, ReminderId } from './model.ts'
import { nextLoud } from './quiet-hours.ts'
import { emailOf, type Facts, smsOf } from './texts.ts'

/** What a household's page shows of the past. */
const remindedMax = 20

/**
 * The job's slice: one building. What is about to be sent is stored first, so a crash sends nothing twice; what it left
 * `queued` is `unknown` from then on. In a quiet hour the job waits for its end. A fault (a suspended tenant) ends the run.
 */
export async function sendSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const run = await readRun(ctx, subject as ReminderId)
  assert(run, `a job for a run of reminders that is not there: ${subject}`)
  if (run.state === 'done') return { done: true }
  admitCollecting(ctx)
  const settings = await readSettings(ctx)
  const at = Number(cursor ?? 0)
  const loud = nextLoud(ctx.clock.now(), settings)
  if (loud > instant(ctx.clock)) return { cursor: String(at), notBefore: loud }
  const buildings = await chosenBuildings(ctx, run)
  const building = buildings[at]
  let skipped = 0
  if (building) {
    const site = await getSite(ctx)
    for (const judged of await judgeBuilding(ctx, building.id, { kind: run.kind, settings })) {
      const known = await readDelivery(ctx, run.id, judged.account.unit)
      if (known) await settleLeft(ctx, run, judged, known.state)
      else if ('channel' in judged.verdict) await remind(ctx, run, { judged, channel: judged.verdict.channel, phone: site.phone })
      else skipped += 1
    }
  }
  const more = at + 1 < buildings.length
  await changeRun(ctx, run.id, { state: more ? 'sending' : 'done' }, skipped)
  return more ? { cursor: String(at + 1) } : { done: true }
}

/** The process that stored it is gone: whether the message went out nobody knows, so it is not sent again by itself. */
async function settleLeft(ctx: Ctx, run: RunRecord, { account }: Judged, state: DeliveryState): Promise<void> {
  if (state !== 'queued') return
  await changeDelivery(ctx, run.id, account.unit, { state: 'unknown' })
}

type One = { readonly judged: Judged; readonly channel: Channel; readonly phone: string }

async function remind(ctx: Ctx, run: RunRecord, { judged, channel, phone }: One): Promise<void> {
  const { account, verdict, reminding } = judged
  const { unit, buildingName, room } = account
  const at = instant(ctx.clock)
  if (!(await insertDelivery(ctx, run.id, { unit, buildingName, room, channel, amountFen: verdict.dueFen, state: 'queued', at }))) return
  // Counted before it is sent: should this process end here, the household is not reminded again tomorrow.
  const entry = { at, kind: run.kind, channel, state: 'queued' as DeliveryState }
  const earlier = (reminding.reminded ?? []).slice(0, remindedMax - 1)
  await changeReminding(ctx, unit, { last: today(ctx.clock), reminded: [entry, ...earlier] })
  const state = await send(ctx, run, judged, { site: ctx.site.name, phone, place: `${buildingName} ${room}`, dueFen: verdict.dueFen, url: ctx.site.url })
  await changeDelivery(ctx, run.id, unit, state === 'sent' ? { state } : { state, problem: 'refused' })
  await changeReminding(ctx, unit, { reminded: [{ ...entry, state }, ...earlier] })
}

async function send(ctx: Ctx, run: RunRecord, { verdict, phone, email }: Judged, facts: Facts): Promise<'sent' | 'failed'> {
  try {
    if ('channel' in verdict && verdict.channel === 'sms') await ctx.ports.sms.send({ phone: phone!, ...smsOf(run.kind, facts) })
    else await ctx.ports.email.send({ to: email!, ...emailOf(run.kind, facts) })
    return 'sent'
  } catch {
    // The port says only that it could not; the number is not repeated anywhere.
    return 'failed'
  }
}
