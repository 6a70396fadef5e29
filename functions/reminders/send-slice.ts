import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { disputedUnits } from '../disputes/has-dispute.ts'
import { assert } from '../faults.ts'
import type { StepResult } from '../jobs/model.ts'
import { admitCollecting } from '../payments/access.ts'
import { getSite } from '../tenants/get-site.ts'
import { chosenBuildings } from './chosen-buildings.ts'
import { countOf, moveDelivery, readDeliveries } from './delivery-items.ts'
import { changeRun, readRun, readSettings, type RunRecord } from './items.ts'
import { judgeBuilding } from './judge-building.ts'
import type { ReminderId } from './model.ts'
import { nextLoud } from './quiet-hours.ts'
import { remindHousehold } from './remind-household.ts'

/** Far below the lease of a job, whatever the provider takes for an answer. */
const sliceMsMax = 15_000
const householdsMax = 50

/**
 * The job's slice: households of one building, in the order of rooms, each judged now and by what stands in the table now. In a
 * quiet hour the job waits for its end. A fault (a suspended tenant) ends the run. Repeating a slice sends nothing again.
 */
export async function sendSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const run = await readRun(ctx, subject as ReminderId)
  assert(run, `a job for a run of reminders that is not there: ${subject}`)
  if (run.state === 'done') return { done: true }
  admitCollecting(ctx)
  const [settings, { phone }, disputed, buildings] = await Promise.all([readSettings(ctx), getSite(ctx), disputedUnits(ctx), chosenBuildings(ctx, run)])
  const place = placeOf(cursor)
  const building = buildings[place.building]
  if (!building) return endRun(ctx, run)
  const judged = await judgeBuilding(ctx, building.id, { ...run, settings, disputed, part: { after: place.after, max: householdsMax } })
  const started = ctx.clock.now().getTime()
  let { after } = place
  for (const one of judged) {
    const loud = nextLoud(ctx.clock.now(), settings)
    if (loud > instant(ctx.clock)) return { cursor: cursorOf(place.building, after), notBefore: loud }
    if (run.state === 'waiting' && after === place.after) await changeRun(ctx, run.id, { state: 'sending' })
    await remindHousehold(ctx, run, { judged: one, settings, phone })
    after = one.sortKey
    if (ctx.clock.now().getTime() - started > sliceMsMax) return { cursor: cursorOf(place.building, after) }
  }
  return { cursor: judged.length === householdsMax ? cursorOf(place.building, after) : cursorOf(place.building + 1, '') }
}

type Place = { readonly building: number; readonly after: string }

/** `3.0106!106`: behind that room of the fourth building. */
const cursorOf = (building: number, after: string): string => `${building}.${after}`

function placeOf(cursor = '0.'): Place {
  const cut = cursor.indexOf('.')
  return { building: Number(cursor.slice(0, cut)), after: cursor.slice(cut + 1) }
}

/** What is still `queued` was left by a process that is gone: whether it went out nobody knows, and it is not sent again by itself. */
async function endRun(ctx: Ctx, run: RunRecord): Promise<StepResult> {
  for (const { unit, state } of await readDeliveries(ctx, run.id)) {
    if (state === 'queued') await moveDelivery(ctx, run.id, unit, { from: 'queued', state: 'unknown', problem: 'broke-off', counted: false })
  }
  await changeRun(ctx, run.id, { state: 'done', ...countOf(await readDeliveries(ctx, run.id)) })
  return { done: true }
}
