import { createHash } from 'node:crypto'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { cleanText } from '../estates/clean-text.ts'
import { naturalId } from '../estates/natural-id.ts'
import { yuan } from '../money.ts'
import { admitCollecting } from '../payments/access.ts'
import { held } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { badLine } from './file-faults.ts'
import { lineIdOf } from './line.ts'
import { findBill, insertBill, readBill, readFacts, storeRows, type StoredBill, type StoredLine } from './merchant-items.ts'
import type { MerchantBill } from './model.ts'
import { showBill } from './show-bill.ts'
import { takeLines } from './take-lines.ts'

/**
 * Takes a merchant bill over: nothing is booked, its lines only become known. The same bill again, in whatever packing, is
 * the same one; an overlapping one brings only lines that are new (R2). Throws a fault that names line and reason for a
 * file that cannot be right, and `refused` while the tenant is suspended (S4); nothing is stored then.
 */
export async function importMerchantBill(ctx: Ctx, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<MerchantBill> {
  admitCollecting(ctx)
  const [{ parseBill }, { readUpload }] = await Promise.all([import('./parse-bill.ts'), import('./read-upload.ts')])
  const { lines: read, ...bill } = parseBill(readUpload(bytes, name))
  const lines: StoredLine[] = read.map((line) => ({ ...line, id: lineIdOf(line) }))
  const id = naturalId(20, 'merchant-bill', bill.format, createHash('sha256').update(JSON.stringify(lines)).digest('hex'))
  const known = await findBill(ctx, id)
  if (known) return showBill(await takeLines(ctx, known))
  await refuseContradictions(ctx, lines)
  const days = lines.map(({ valueDate }) => valueDate).toSorted()
  const chunks = await storeRows(ctx, id, lines)
  const stored: StoredBill = {
    ...bill,
    id,
    file: cleanText(name).slice(0, 200),
    from: days[0]!,
    to: days.at(-1)!,
    lines: lines.length,
    chunks,
    createdAt: instant(ctx.clock),
    createdByName: ctx.actor.name,
    state: 'reading',
    newLines: 0,
    incomeFen: 0,
    refundFen: 0,
  }
  await held(ctx.store.transact([insertBill(ctx, stored), unfinishedWrite(ctx, { kind: 'merchant-bill', id, since: stored.createdAt })]))
  return showBill(await takeLines(ctx, await readBill(ctx, id)))
}

/** A trade of a day to come, or one that another file knows with another sum, was written by somebody else than the provider. */
async function refuseContradictions(ctx: Ctx, lines: readonly StoredLine[]): Promise<void> {
  const now = today(ctx.clock)
  const known = await readFacts(ctx, lines)
  for (const [at, { row, valueDate, amountFen, orderNo }] of lines.entries()) {
    if (valueDate > now) throw badLine(row, { zh: `交易日期 ${valueDate} 晚于今天。`, en: `Its day ${valueDate} is still to come.` })
    const before = known[at]?.amountFen
    if (before !== undefined && before !== amountFen) throw badLine(row, { zh: `订单 ${orderNo} 此前导入的金额是 ${yuan(before)}，这里是 ${yuan(amountFen)}。`, en: `Order ${orderNo} was imported before as ${yuan(before)}; here it is ${yuan(amountFen)}.` })
  }
}
