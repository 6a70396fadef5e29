import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ByFund } from '../fees/account.ts'
import type { SaleId } from '../ids.ts'
import type { Fen } from '../money.ts'
import type { Method } from '../payments/model.ts'
import type { Progress } from '../refunds/follow-provider.ts'
import type { Step } from '../refunds/book-moved.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { type RefundRule, saleOfRefund, type SaleRefundId } from './refund-model.ts'

/** A refund of a sale from the request, or the rule, on. `version` rises with every change: a change writes only on the version it read. */
export type SaleRefundRecord = Progress & {
  readonly id: SaleRefundId
  readonly sale: SaleId
  readonly title: Say
  readonly receiptNo: string | null
  readonly method: Method
  readonly rule?: RefundRule
  readonly reason: string
  /** Hash of what was sent, to tell a retry from another refund of the same id. */
  readonly sent: string
  readonly version: number
  /** What of it the bank has paid, in place of us: `amountFen` is the rest. */
  readonly byBankFen?: Fen
  /** What each fund owes, once it is approved. */
  readonly owed: ByFund
  readonly steps: readonly Step[]
  readonly vouchers: readonly string[]
}

type RefundItem = Key & Omit<SaleRefundRecord, 'id' | 'sale'>

const keyOf = (ctx: Pick<Ctx, 'tenant'>, id: SaleRefundId): Key => keys.saleRefund(ctx.tenant, saleOfRefund(id), id)

export async function readSaleRefund(ctx: Ctx, id: SaleRefundId): Promise<SaleRefundRecord | undefined> {
  const item = await ctx.store.get<RefundItem>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

const refundsOfSaleMax = 200

/** Every refund of a sale, in the order of their names. */
export async function readRefundsOfSale(ctx: Ctx, sale: SaleId): Promise<SaleRefundRecord[]> {
  const records: SaleRefundRecord[] = []
  for await (const item of ctx.store.all<RefundItem>({ pk: keys.saleRoom(ctx.tenant, sale), begins: 'REFUND#', consistent: true }, { bound: refundsOfSaleMax })) records.push(toRecord(item))
  return records
}

/** The writes of a new refund: itself, if the id is free, and its row on the work list. */
export const insertWrites = (ctx: Pick<Ctx, 'tenant'>, record: SaleRefundRecord): Write[] => [{ put: toItem(ctx, record), if: 'absent' }, listed(ctx, record)]

/** Replaces `before` by `after`, unless somebody changed it meanwhile; on the work list until it is at its end. */
export function changeWrites(ctx: Pick<Ctx, 'tenant'>, before: SaleRefundRecord, after: SaleRefundRecord): Write[] {
  const put: Write = { put: toItem(ctx, { ...after, version: before.version + 1 }), if: { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } } }
  const ended = after.state === 'paid' || after.state === 'declined'
  return [put, ended ? finishedWrite(ctx, 'sale-refund', after.id) : listed(ctx, after)]
}

const listed = (ctx: Pick<Ctx, 'tenant'>, { id, steps }: SaleRefundRecord): Write => unfinishedWrite(ctx, { kind: 'sale-refund', id, since: steps.at(-1)!.at })

const toItem = (ctx: Pick<Ctx, 'tenant'>, { id, sale: _, ...record }: SaleRefundRecord): RefundItem => ({ ...keyOf(ctx, id), ...record })

function toRecord({ pk: _, sk, ...item }: RefundItem): SaleRefundRecord {
  const id = sk.slice('REFUND#'.length) as SaleRefundId
  return { ...item, id, sale: saleOfRefund(id) }
}
