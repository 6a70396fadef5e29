import type { Ctx } from '../context.ts'
import { Fault, refused, type Say } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import { admitCollecting } from '../payments/access.ts'
import { bookMerchantOrder } from '../payments/book-merchant-order.ts'
import { readBill, rowsOfBill, type StoredLine } from './merchant-items.ts'
import { bookedAs } from './judge-lines.ts'
import type { BookedLine, BookedLines, BookMerchantLines } from './model.ts'
import { takeLines } from './take-lines.ts'

/**
 * Books lines for the households that a person confirmed, each by itself under the order's number: a line that cannot be
 * booked leaves the others alone, and the same request again books nothing twice. Value date is the day of the trade (M8).
 */
export async function bookMerchantLines(ctx: Ctx, { merchantBill, lines }: BookMerchantLines & { readonly merchantBill: string }, lang: keyof Say): Promise<BookedLines> {
  admitCollecting(ctx)
  const bill = await takeLines(ctx, await readBill(ctx, merchantBill))
  const rows = new Map((await rowsOfBill(ctx, bill)).map((line) => [line.id, line]))
  const items: BookedLine[] = []
  for (const { line, unit } of lines) items.push(await bookLine(ctx, { id: line, line: rows.get(line), unit }, lang))
  return { items }
}

async function bookLine(ctx: Ctx, { id, line, unit }: { readonly id: string; readonly line: StoredLine | undefined; readonly unit: UnitId }, lang: keyof Say): Promise<BookedLine> {
  try {
    if (line?.kind !== 'income') throw noPayment()
    const { orderNo, merchantOrderNo, amountFen, valueDate, provider } = line
    const { payment, already } = await bookMerchantOrder(ctx, { unit, method: provider === 'alipay' ? 'alipay-code' : 'wechat-code', orderNo, merchantOrderNo, amountFen, valueDate })
    const say: Say = { zh: `此前已登记：${payment.buildingName} ${payment.room}，收据 ${payment.receiptNo ?? ''}。没有重复入账。`, en: `Recorded before: ${payment.buildingName} ${payment.room}, receipt ${payment.receiptNo ?? ''}. Nothing was booked twice.` }
    return { line: id, outcome: already ? 'already' : 'booked', booked: bookedAs(payment), say: already ? say[lang] : null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { line: id, outcome: 'refused', booked: null, say: error.say[lang] }
  }
}

const noPayment = (): Fault =>
  refused('no-payment', { zh: '这一笔不是收款，没有入账。退款和手续费在对账时处理。', en: 'This line is no payment; it was not booked. Refunds and fees are for the reconciliation.' })
