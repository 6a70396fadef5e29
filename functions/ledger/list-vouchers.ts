import { periodOfDate } from '../calendar.ts'
import { numbersOfMonth } from '../closing/voucher-numbers.ts'
import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import { BadCursor } from '../storage/store.ts'
import { accountOf, fundNames } from './chart.ts'
import type { BookedVoucher } from './items.ts'
import { voucherKindNames } from './kinds-model.ts'
import { placeOfVoucher, purposeOf, unitOf } from './model.ts'
import { readGate } from './read-gate.ts'
import { readVoucher } from './read-voucher.ts'
import { journalInOrder } from './read-journal.ts'
import type { ListVouchersQuery, VoucherPage, VoucherRow } from './shapes.ts'

/** With a filter, a page ends after so many vouchers looked at, be it short or empty; `next` leads on. */
const lookedAtMax = 2000

/**
 * A page of the month's journal, by entry date, then id. The cursor is the id of the last voucher looked at: it means
 * the same tomorrow, and a voucher booked behind it meanwhile is not shown twice nor does it push another out.
 */
export async function listVouchers(ctx: Ctx, query: ListVouchersQuery, lang: keyof Say): Promise<VoucherPage> {
  const { period, kind, account, fund, purpose, limit, after } = query
  const place = after === undefined ? undefined : placeOfVoucher(after)
  if (after !== undefined && place?.period !== period) throw new BadCursor()
  const [gate, numberOf] = await Promise.all([readGate(ctx, period), numbersOfMonth(ctx, period)])
  const order = { ...(after === undefined ? {} : { after }), ...(kind ? { kinds: [kind] } : {}), chunk: account || fund || purpose ? 100 : Math.max(4, Math.ceil(limit / 8)) }
  const items: VoucherRow[] = []
  let last: string | null = null
  let lookedAt = 0
  for await (const voucher of journalInOrder(ctx, period, order)) {
    if (items.length === limit || lookedAt === lookedAtMax) return { closed: gate !== undefined, items, next: last }
    lookedAt += 1
    last = voucher.id
    const wanted = voucher.postings.some((posting) => (!account || posting.account === account) && (!fund || posting.fund === fund) && (!purpose || purposeOf(posting) === purpose))
    if (wanted) items.push(voucherRow(voucher, await numberOf(voucher.id), lang))
  }
  return { closed: gate !== undefined, items, next: null }
}

/** One voucher by its id, which names its own place. Throws unknown. */
export async function getVoucher(ctx: Ctx, id: string, lang: keyof Say): Promise<VoucherRow> {
  const voucher = await readVoucher(ctx, id)
  if (!voucher) throw unknown('no such voucher')
  const numberOf = await numbersOfMonth(ctx, periodOfDate(voucher.entryDate))
  return voucherRow(voucher, await numberOf(voucher.id), lang)
}

/** A voucher as screens and exports show it; it has its number once its month was closed. */
export function voucherRow(voucher: BookedVoucher, no: number | undefined, lang: keyof Say): VoucherRow {
  return {
    id: voucher.id,
    no: no ?? null,
    kind: voucher.kind,
    kindName: voucherKindNames[voucher.kind][lang],
    document: voucher.document,
    entryDate: voucher.entryDate,
    valueDate: voucher.valueDate,
    text: voucher.text,
    unit: voucher.unit ?? null,
    amountFen: voucher.postings.reduce((total, posting) => total + (posting.debitFen ?? 0), 0),
    bookedAt: voucher.at,
    bookedBy: voucher.by,
    postings: voucher.postings.map((posting) => ({
      account: posting.account,
      accountName: accountOf(posting.account)!.name[lang],
      fund: posting.fund,
      fundName: fundNames[posting.fund][lang],
      debitFen: posting.debitFen ?? 0,
      creditFen: posting.creditFen ?? 0,
      unit: unitOf(voucher, posting) ?? null,
    })),
  }
}
