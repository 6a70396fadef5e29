import type { Ctx } from '../context.ts'
import { sum } from '../money.ts'
import { nameOrder, orderNumber } from '../payments/order-numbers.ts'
import { held } from '../storage/cancelled.ts'
import { billReady, insertLine, readBill, readFacts, rowsOfBill, type StoredBill, type StoredLine } from './merchant-items.ts'
import { putAbsent } from '../storage/put-absent.ts'

/**
 * Brings a stored bill to its end: gives it every line that no other file brought before, and tells the payments by which
 * other number a payer may know the trade. May be done again and by several at once: what is there stays.
 */
export async function takeLines(ctx: Ctx, bill: StoredBill): Promise<StoredBill> {
  if (bill.state === 'ready') return bill
  const lines = await rowsOfBill(ctx, bill)
  const known = await readFacts(ctx, lines)
  const fresh = lines.filter((_, at) => known[at] === undefined)
  // Whose a line is, is told by the write itself: of two files at the same moment one brings it.
  const standing = await putAbsent(ctx, fresh.map((line) => insertLine(ctx, bill.id, line)))
  const owners = new Map([...lines.map(({ id }, at) => [id, known[at]?.bill] as const), ...fresh.map(({ id }, at) => [id, standing[at] ? standing[at]['bill'] : bill.id] as const)])
  const own = lines.filter(({ id }) => owners.get(id) === bill.id)
  await putAbsent(ctx, own.flatMap((line) => nameWrite(ctx, line)))
  const of = (kind: StoredLine['kind']) => sum(own.filter((line) => line.kind === kind).map(({ amountFen }) => amountFen))
  await held(ctx.store.write(billReady(ctx, bill.id, { newLines: own.length, incomeFen: of('income'), refundFen: of('refund') })))
  return readBill(ctx, bill.id)
}

/** Only a number that a collector could type needs its trade told. */
const nameWrite = (ctx: Ctx, { kind, orderNo, merchantOrderNo }: StoredLine) =>
  kind === 'income' && merchantOrderNo !== orderNo && orderNumber(merchantOrderNo) !== undefined ? [nameOrder(ctx, merchantOrderNo, orderNo)] : []
