import { addDays, type BusinessDate, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type Counts, type Reminding, remindingWrite } from './items.ts'
import type { Channel, DeliveryState, ReminderId, ReminderKind, SkipReason } from './model.ts'

/** What a run did with one household, once. */
export type DeliveryRecord = {
  readonly unit: UnitId
  readonly buildingName: string
  readonly room: string
  readonly amountFen: Fen
  readonly state: DeliveryState
  readonly at: Instant
  readonly channel?: Channel
  readonly skip?: SkipReason
  /** The provider's id of the message. */
  readonly message?: string
  readonly problem?: Problem
}
/** refused: the provider said no. no-answer: it said nothing. broke-off: the process ended while sending. not-delivered: told later. */
export type Problem = 'refused' | 'no-answer' | 'broke-off' | 'not-delivered'
type DeliveryItem = Key & Omit<DeliveryRecord, 'unit'>

const deliveriesMax = 50_000

/** All of a run: what it shows, counts and settles is the same reading. */
export async function readDeliveries(ctx: Ctx, run: ReminderId): Promise<DeliveryRecord[]> {
  const found: DeliveryRecord[] = []
  for await (const item of ctx.store.all<DeliveryItem>({ pk: keys.reminderRoom(ctx.tenant, run), consistent: true }, { bound: deliveriesMax })) found.push(toDelivery(item))
  return found
}

/** In the order asked, a hole where there is none. */
export async function readDeliveriesOf(ctx: Ctx, wanted: readonly { readonly run: ReminderId; readonly unit: UnitId }[]): Promise<(DeliveryRecord | undefined)[]> {
  const items = await ctx.store.getMany<DeliveryItem>(wanted.map(({ run, unit }) => keys.delivery(ctx.tenant, run, unit)))
  return items.map((item) => item && toDelivery(item))
}

export function countOf(deliveries: readonly DeliveryRecord[]): Counts {
  const count: Record<DeliveryState, number> = { queued: 0, sent: 0, delivered: 0, failed: 0, unknown: 0, skipped: 0 }
  for (const { state } of deliveries) count[state] += 1
  return count
}

/** Notes that a household is not reminded in this run; nothing when the run has dealt with it already. */
export const insertSkipped = (ctx: Ctx, run: ReminderId, { unit, ...delivery }: DeliveryRecord): Promise<boolean> => held(ctx.store.write({ put: { ...keys.delivery(ctx.tenant, run, unit), ...delivery }, if: 'absent' }))

type Claim = { readonly run: ReminderId; readonly kind: ReminderKind; readonly delivery: DeliveryRecord & { readonly channel: Channel }; readonly before: Reminding; readonly today: BusinessDate; readonly everyDays: number }

/**
 * Takes a household for one reminder before anything is sent, in one write: of two runs at once only one gets it, and a stop
 * that came since it was judged counts. `taken`: this run has dealt with it; `stopped` and `recent`: not to be reminded after all.
 */
export async function claimHousehold(ctx: Ctx, { run, kind, delivery, before, today, everyDays }: Claim): Promise<'mine' | 'taken' | 'stopped' | 'recent'> {
  const { unit, ...rest } = delivery
  const reminded = [{ run, at: delivery.at, kind, channel: delivery.channel }, ...(before.reminded ?? [])].slice(0, remindedMax)
  const fresh = '(attribute_not_exists(#last) OR #last <= :since)'
  const free = '(attribute_not_exists(#stop) OR #stop.#until < :today)'
  const names = { '#last': 'last', '#stop': 'stop', '#until': 'until' }
  const mark: Write = { update: keys.reminding(ctx.tenant, unit), set: { last: today, reminded }, if: { expr: `${fresh} AND ${free}`, names, values: { ':since': addDays(today, -everyDays), ':today': today } } }
  try {
    await ctx.store.transact([{ put: { ...keys.delivery(ctx.tenant, run, unit), ...rest }, if: 'absent' }, mark])
    return 'mine'
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    if (error.at.includes(0)) return 'taken'
    const { stop } = (error.items[0] ?? {}) as Reminding
    return stop && stop.until >= today ? 'stopped' : 'recent'
  }
}

/** What a household's page shows of the past. */
const remindedMax = 20

export type Outcome = { readonly state: DeliveryState; readonly message?: string; readonly problem?: Problem }

/** How sending ended, unless a notice has told more already. A household whose message surely did not go out counts as not reminded. */
export async function endDelivery(ctx: Ctx, run: ReminderId, unit: UnitId, { before, ...outcome }: Outcome & { readonly before: Reminding }): Promise<void> {
  const open = { expr: '#s IN (:queued, :unknown)', names: { '#s': 'state' }, values: { ':queued': 'queued', ':unknown': 'unknown' } }
  const end: Write = { update: keys.delivery(ctx.tenant, run, unit), set: outcome, if: open }
  const back = before.last === undefined ? remindingWrite(ctx, unit, {}, ['last']) : remindingWrite(ctx, unit, { last: before.last })
  await held(outcome.state === 'failed' ? ctx.store.transact([end, back]) : ctx.store.write(end))
}

/** Changes a delivery that is in state `from`; false when it is not any more. `counted`: the run has ended and its counts follow. */
export async function moveDelivery(ctx: Ctx, run: ReminderId, unit: UnitId, { from, counted, ...to }: Outcome & { readonly from: DeliveryState; readonly counted: boolean }): Promise<boolean> {
  const move: Write = { update: keys.delivery(ctx.tenant, run, unit), set: to, remove: to.problem === undefined ? ['problem'] : [], if: { expr: '#s = :from', names: { '#s': 'state' }, values: { ':from': from } } }
  const count: Write = { update: keys.reminderRun(ctx.tenant, run), add: { [from]: -1, [to.state]: 1 }, if: 'present' }
  return held(counted ? ctx.store.transact([move, count]) : ctx.store.write(move))
}

const toDelivery = ({ pk: _, sk, ...delivery }: DeliveryItem): DeliveryRecord => ({ ...delivery, unit: sk as UnitId })
