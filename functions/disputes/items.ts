import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ByFund } from '../fees/account.ts'
import type { BuildingId, PaymentId, SaleId, UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { unitOfPayment } from '../payments/model.ts'
import { owedByFund, type Split } from '../refunds/split-refund.ts'
import { isSaleId } from '../sales/sale-id.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { claimedOfDispute, type ClaimedId, type DisputeId, disputeIdOf, type DisputeState, theirsOfDispute } from './model.ts'

/** Of a payment: its household, and what of it is taken: of its bills, the newest first, then of what became credit. */
export type OfPayment = {
  readonly payment: PaymentId
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly split: Split
}
/** Of a sale: what each fund of its lines lacks. */
export type OfSale = { readonly sale: SaleId; readonly title: Say; readonly byFund: ByFund }

/** A payer's complaint at the bank, as far as it has come to us. `version` rises with every change. */
export type DisputeRecord<Of extends OfPayment | OfSale = OfPayment | OfSale> = {
  readonly id: DisputeId
  readonly of: Of
  readonly account: string
  readonly amountFen: Fen
  readonly state: DisputeState
  readonly version: number
  /** The bank only asks; nothing is taken unless it becomes a dispute. */
  readonly inquiry?: true
  /** Booked as taken, and not as given back. */
  readonly taken: boolean
  readonly reason: string
  readonly openedAt: Instant
  readonly answerBy?: BusinessDate
  readonly differs?: string
  /** One person's word that the organization bears it; a write-off takes two (S2). */
  readonly proposed?: { readonly who: string; readonly by: string; readonly at: Instant; readonly reason: string; readonly head: boolean }
  readonly decided?: { readonly by: string; readonly at: Instant; readonly reason: string }
  readonly vouchers: readonly string[]
}

/** What each fund lacks while the bank has it. */
export const takenByFund = ({ of }: DisputeRecord): ByFund => ('sale' in of ? of.byFund : owedByFund(of.split))

const ended: readonly DisputeState[] = ['won', 'charged', 'borne']

type Facts = Omit<DisputeRecord, 'id' | 'of'>
type DisputeItem = Key & Facts & (Omit<OfPayment, 'payment' | 'unit'> | Omit<OfSale, 'sale'>)

export async function readDispute(ctx: Ctx, id: DisputeId): Promise<DisputeRecord | undefined> {
  const item = await ctx.store.get<DisputeItem>(keyOf(ctx, claimedOfDispute(id), theirsOfDispute(id)), { consistent: true })
  return item && toRecord(item)
}

const disputesMax = 1000

/** Of a household, or of one of its payments; consistent, in no order of time. */
export const readDisputes = (ctx: Ctx, unit: UnitId, payment?: PaymentId): Promise<DisputeRecord<OfPayment>[]> =>
  inRoom(ctx, keys.household(ctx.tenant, unit), payment ? `DISPUTE#${payment}#` : 'DISPUTE#') as Promise<DisputeRecord<OfPayment>[]>

export const readDisputesOfSale = (ctx: Ctx, sale: SaleId): Promise<DisputeRecord<OfSale>[]> => inRoom(ctx, keys.saleRoom(ctx.tenant, sale), 'DISPUTE#') as Promise<DisputeRecord<OfSale>[]>

export const readDisputesOf = (ctx: Ctx, claimed: ClaimedId): Promise<DisputeRecord[]> => (isSaleId(claimed) ? readDisputesOfSale(ctx, claimed) : readDisputes(ctx, unitOfPayment(claimed), claimed))

async function inRoom(ctx: Ctx, pk: string, begins: string): Promise<DisputeRecord[]> {
  const records: DisputeRecord[] = []
  for await (const item of ctx.store.all<DisputeItem>({ pk, begins, consistent: true }, { bound: disputesMax })) records.push(toRecord(item))
  return records
}

export const insertWrites = (ctx: Pick<Ctx, 'tenant'>, record: DisputeRecord): Write[] => [{ put: toItem(ctx, record), if: 'absent' }, listed(ctx, record)]

/** Replaces `before` by `after`, unless somebody changed it meanwhile; on the work list until it is at its end. */
export function changeWrites(ctx: Pick<Ctx, 'tenant'>, before: DisputeRecord, after: DisputeRecord): Write[] {
  const put: Write = { put: toItem(ctx, { ...after, version: before.version + 1 }), if: { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } } }
  return [put, ended.includes(after.state) ? finishedWrite(ctx, 'dispute', after.id) : listed(ctx, after)]
}

function listed(ctx: Pick<Ctx, 'tenant'>, { id, of, openedAt }: DisputeRecord): Write {
  const { unit, payment }: Partial<OfPayment> = 'sale' in of ? {} : of
  return unfinishedWrite(ctx, { kind: 'dispute', id, since: openedAt, ...(unit ? { unit } : {}), ...(payment ? { payment } : {}) })
}

const keyOf = ({ tenant }: Pick<Ctx, 'tenant'>, claimed: ClaimedId, theirs: string): Key =>
  isSaleId(claimed) ? keys.saleDispute(tenant, claimed, theirs) : keys.dispute(tenant, unitOfPayment(claimed), claimed, theirs)

/** Payment, household and sale stand in the key. */
function toItem(ctx: Pick<Ctx, 'tenant'>, { id, of, ...facts }: DisputeRecord): DisputeItem {
  const key = keyOf(ctx, claimedOfDispute(id), theirsOfDispute(id))
  if ('sale' in of) {
    const { sale: _, ...rest } = of
    return { ...key, ...facts, ...rest }
  }
  const { payment: _, unit: __, ...rest } = of
  return { ...key, ...facts, ...rest }
}

function toRecord({ pk, sk, ...item }: DisputeItem): DisputeRecord {
  const room = pk.slice(pk.lastIndexOf('#') + 1)
  const [, first, second] = sk.split('#') as [string, string, string | undefined]
  if ('byFund' in item) {
    const { title, byFund, ...facts } = item
    return { ...facts, id: disputeIdOf(room as SaleId, first), of: { sale: room as SaleId, title, byFund } }
  }
  const { building, buildingName, room: number, name, split, ...facts } = item
  const payment = first as PaymentId
  return { ...facts, id: disputeIdOf(payment, second!), of: { payment, unit: room as UnitId, building, buildingName, room: number, name, split } }
}
