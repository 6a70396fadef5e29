import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { BuildingId, PaymentId, UnitId } from '../ids.ts'
import type { ByFund } from '../fees/account.ts'
import type { BillPart, Method } from '../payments/model.ts'
import type { Fen } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, struckWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { type HandMethod, type RefundId, type RefundSource, type RefundState, type RefundStep, unitOfRefund } from './model.ts'

/** A refund from the request on. `version` rises with every change: a change writes only on the version it read. */
export type RefundRecord = {
  readonly id: RefundId
  readonly payment: PaymentId
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly receiptNo: string | null
  readonly method: Method
  readonly amountFen: Fen
  readonly source: RefundSource
  readonly reason: string
  /** Hash of what was sent, to tell a retry from another refund of the same id. */
  readonly sent: string
  readonly state: RefundState
  readonly version: number
  /** Given when approved: what was opened again, each bill by fund, and what the credit gave. */
  readonly bills: readonly GivenBack[]
  readonly creditFen: Fen
  /** Of the provider or by hand, from 1; each has a voucher of its own. */
  readonly attempt: number
  readonly providerRefund?: string
  /** The provider's word for why it failed, or in what its refund differs from ours. */
  readonly failure?: string
  readonly differs?: string
  readonly paid?: { readonly method: HandMethod | 'provider'; readonly on: BusinessDate; readonly reference?: string }
  readonly steps: readonly Step[]
  readonly vouchers: readonly string[]
}

export type GivenBack = Pick<BillPart, 'bill' | 'no' | 'period'> & { readonly amountFen: Fen; readonly byFund: ByFund }
export type Step = { readonly what: RefundStep; readonly at: Instant; /** The person (members/person-of.ts). */ readonly who: string; readonly by: string; readonly note?: string }

const ended: readonly RefundState[] = ['paid', 'declined', 'kept']
export const isEnded = ({ state }: Pick<RefundRecord, 'state'>): boolean => ended.includes(state)

type RefundItem = Key & Omit<RefundRecord, 'id' | 'unit'>

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: RefundId): Key => keys.refund(ctx.tenant, unitOfRefund(id), id)

export async function readRefund(ctx: Ctx, id: RefundId): Promise<RefundRecord | undefined> {
  const item = await ctx.store.get<RefundItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

const refundsOfUnitMax = 2000

/** Every refund that was ever asked for in a household, consistent, in no order of time. */
export async function readRefundsOfUnit(ctx: Ctx, unit: UnitId): Promise<RefundRecord[]> {
  const records: RefundRecord[] = []
  for await (const item of ctx.store.all<RefundItem>({ pk: keys.household(ctx.tenant, unit), begins: 'REFUND#', consistent: true }, { bound: refundsOfUnitMax })) records.push(toRecord(item))
  return records
}

/** The writes of a new refund: itself, if the id is free, and its row on the work list. */
export const insertWrites = (ctx: Pick<Ctx, 'tenant'>, record: RefundRecord): Write[] => [{ put: toItem(ctx, record), if: 'absent' }, listed(ctx, record)]

/** Replaces `before` by `after`, unless somebody changed it meanwhile; on the work list until it is at its end. */
export function changeWrites(ctx: Pick<Ctx, 'tenant'>, before: RefundRecord, after: RefundRecord): Write[] {
  const put: Write = { put: toItem(ctx, { ...after, version: before.version + 1 }), if: { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } } }
  return [put, isEnded(after) ? finishedWrite(ctx, 'refund', after.id) : listed(ctx, after)]
}

const listed = (ctx: Pick<Ctx, 'tenant'>, { id, unit, payment, steps }: RefundRecord): Write => unfinishedWrite(ctx, { kind: 'refund', id, since: steps.at(-1)!.at, unit, payment })

const toItem = (ctx: Pick<Ctx, 'tenant'>, { id, unit: _, ...record }: RefundRecord): RefundItem => ({ ...keyOf(ctx, id), ...record })

function toRecord({ pk: _, sk, ...item }: RefundItem): RefundRecord {
  const id = sk.slice('REFUND#'.length) as RefundId
  return { ...item, id, unit: unitOfRefund(id) }
}

/** A refund that somebody made at the provider, looked into by a person: it is not put on the work list again. The writes throw ConditionFailed when another did before. */
const seenKey = (ctx: Pick<Ctx, 'tenant'>, providerRefund: string): Key => keys.lookup(ctx.tenant, `refund-elsewhere#${providerRefund}`)
export const wasSeen = async (ctx: Ctx, providerRefund: string): Promise<boolean> => (await ctx.store.get<Key>(seenKey(ctx, providerRefund), { consistent: true })) !== undefined
export const seenWrites = (ctx: Pick<Ctx, 'tenant'>, providerRefund: string): Write[] => [{ put: seenKey(ctx, providerRefund) }, struckWrite(ctx, 'refund', providerRefund)]
