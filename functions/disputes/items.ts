import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, PaymentId, UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { unitOfPayment } from '../payments/model.ts'
import type { Split } from '../refunds/split-refund.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { type DisputeId, disputeIdOf, type DisputeState, paymentOfDispute, theirsOfDispute } from './model.ts'

/** A payer's complaint at the bank, as far as it has come to us. `version` rises with every change. */
export type DisputeRecord = {
  readonly id: DisputeId
  readonly payment: PaymentId
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly account: string
  readonly amountFen: Fen
  readonly state: DisputeState
  readonly version: number
  /** The bank only asks; nothing is taken unless it becomes a dispute. */
  readonly inquiry?: true
  /** Booked as taken, and not as given back. */
  readonly taken: boolean
  /** What of the payment it takes: of its bills, the newest first, then of what became credit. */
  readonly split: Split
  readonly reason: string
  readonly openedAt: Instant
  readonly answerBy?: BusinessDate
  readonly differs?: string
  /** One person's word that the organization bears it; a write-off takes two (S2). */
  readonly proposed?: { readonly who: string; readonly by: string; readonly at: Instant; readonly reason: string; readonly head: boolean }
  readonly decided?: { readonly by: string; readonly at: Instant; readonly reason: string }
  readonly vouchers: readonly string[]
}

const ended: readonly DisputeState[] = ['won', 'charged', 'borne']

type DisputeItem = Key & Omit<DisputeRecord, 'id' | 'payment' | 'unit'>

export async function readDispute(ctx: Ctx, id: DisputeId): Promise<DisputeRecord | undefined> {
  const payment = paymentOfDispute(id)
  const item = await ctx.store.get<DisputeItem>(keys.dispute(ctx.tenant, unitOfPayment(payment), payment, theirsOfDispute(id)), { consistent: true })
  return item && toRecord(item)
}

const disputesOfUnitMax = 1000

/** Of a household, or of one of its payments; consistent, in no order of time. */
export async function readDisputes(ctx: Ctx, unit: UnitId, payment?: PaymentId): Promise<DisputeRecord[]> {
  const records: DisputeRecord[] = []
  for await (const item of ctx.store.all<DisputeItem>({ pk: keys.household(ctx.tenant, unit), begins: payment ? `DISPUTE#${payment}#` : 'DISPUTE#', consistent: true }, { bound: disputesOfUnitMax })) records.push(toRecord(item))
  return records
}

export const insertWrites = (ctx: Pick<Ctx, 'tenant'>, record: DisputeRecord): Write[] => [{ put: toItem(ctx, record), if: 'absent' }, listed(ctx, record)]

/** Replaces `before` by `after`, unless somebody changed it meanwhile; on the work list until it is at its end. */
export function changeWrites(ctx: Pick<Ctx, 'tenant'>, before: DisputeRecord, after: DisputeRecord): Write[] {
  const put: Write = { put: toItem(ctx, { ...after, version: before.version + 1 }), if: { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } } }
  return [put, ended.includes(after.state) ? finishedWrite(ctx, 'dispute', after.id) : listed(ctx, after)]
}

const listed = (ctx: Pick<Ctx, 'tenant'>, { id, unit, payment, openedAt }: DisputeRecord): Write => unfinishedWrite(ctx, { kind: 'dispute', id, since: openedAt, unit, payment })

const toItem = (ctx: Pick<Ctx, 'tenant'>, { id, payment, unit, ...record }: DisputeRecord): DisputeItem => ({ ...keys.dispute(ctx.tenant, unit, payment, theirsOfDispute(id)), ...record })

function toRecord({ pk, sk, ...item }: DisputeItem): DisputeRecord {
  const [, payment, theirs] = sk.split('#') as [string, PaymentId, string]
  return { ...item, id: disputeIdOf(payment, theirs), payment, unit: pk.slice(pk.lastIndexOf('#') + 1) as UnitId }
}
