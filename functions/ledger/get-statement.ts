import { type BusinessDate, firstDay, lastDay, type Period, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, invalid, type Say } from '../faults.ts'
import type { BillRow } from '../fees/bill-model.ts'
import { readEntriesOfUnit } from '../fees/get-account.ts'
import type { AccountEntry, EntryKind } from '../fees/account-entry.ts'
import { listBills } from '../fees/list-bills.ts'
import type { UnitId } from '../ids.ts'
import { getHousehold } from '../payments/get-household.ts'
import { listPayments } from '../payments/list-payments.ts'
import type { PaymentRow } from '../payments/model.ts'
import { methodNames } from '../payments/words.ts'
import { sum, yuan } from '../money.ts'
import { backoff } from '../storage/backoff.ts'
import type { Statement, StatementQuery, StatementRow } from './shapes.ts'

const attemptsMax = 4

/**
 * A household's bills and payments by the day they were booked, with the balance after each, in fen. Read from the
 * documents; its end must equal what the account says, open bills less credit. Without `to` it ends with the last
 * document, which may be next month's bill. Throws unknown for a unit that is not there or not the caller's.
 */
export async function getHouseholdStatement(ctx: Ctx, unit: UnitId, query: StatementQuery, lang: keyof Say): Promise<Statement> {
  const { household, documents } = await readTogether(ctx, unit)
  const all = documents.map((document) => toRow(document, lang))
  const to = query.to ?? all.reduce((last, row) => (row.date > last ? row.date : last), today(ctx.clock) as string)
  if (query.from && query.from > to) throw invalid('from-after-to', { zh: '开始日期晚于结束日期。请重新选择期间。', en: 'The span begins after it ends. Choose another one.' })
  const { opening, rows } = withBalances(all, query.from, to)
  const from = query.from ?? rows[0]?.date ?? to
  const chargedFen = rows.reduce((total, row) => total + row.chargeFen, 0)
  const paidFen = rows.reduce((total, row) => total + row.paidFen, 0)
  return {
    unit,
    buildingName: household.buildingName,
    room: household.room,
    name: household.name,
    from,
    to,
    openingFen: opening,
    chargedFen,
    paidFen,
    closingFen: opening + chargedFen - paidFen,
    openFen: household.openFen,
    creditFen: household.creditFen,
    rows,
  }
}

type Document = { readonly bill: BillRow } | { readonly payment: PaymentRow } | { readonly entry: AccountEntry }

/** Documents and account of one moment: a payment that came between the reads is a reason to read again, a lasting difference a defect. */
async function readTogether(ctx: Ctx, unit: UnitId) {
  for (let attempt = 1; ; attempt += 1) {
    const household = await getHousehold(ctx, { unit })
    const documents = await documentsOf(ctx, unit)
    const balance = documents.reduce((total, document) => total + owedBy(document), 0)
    if (balance === household.openFen - household.creditFen) return { household, documents }
    assert(attempt < attemptsMax, `the documents of ${unit} make ${balance} fen, its account ${household.openFen} open and ${household.creditFen} credit`)
    await backoff(attempt)
  }
}

const owedBy = (document: Document): number => ('bill' in document ? document.bill.amountFen : 'payment' in document ? -document.payment.amountFen : document.entry.owedDeltaFen)

const pageSize = 200
/** Far above a bill and a few payments a month for a lifetime; reaching it throws. */
const pagesMax = 50

async function documentsOf(ctx: Ctx, unit: UnitId): Promise<Document[]> {
  const [bills, payments, entries] = await Promise.all([
    everyPage((after) => listBills(ctx, { unit, limit: pageSize, ...after })),
    everyPage((after) => listPayments(ctx, { unit, limit: pageSize, ...after })),
    readEntriesOfUnit(ctx, unit),
  ])
  return [...bills.map((bill) => ({ bill })), ...payments.map((payment) => ({ payment })), ...entries.map((entry) => ({ entry }))]
}

async function everyPage<T>(read: (after: { after?: string }) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  for (let page = 1; page === 1 || after !== null; page += 1) {
    assert(page <= pagesMax, `more than ${pagesMax} pages of documents of one household`)
    const answer: { readonly items: readonly T[]; readonly next: string | null } = await read(after === null ? {} : { after })
    items.push(...answer.items)
    after = answer.next
  }
  return items
}

function toRow(document: Document, lang: keyof Say): StatementRow {
  if ('bill' in document) {
    const { id, no, period, issuedOn, dueDate, amountFen } = document.bill
    return { date: bookedOn(period, issuedOn), valueDate: dueDate, kind: 'bill', document: id, no, text: { zh: `${period} 账单`, en: `Bill of ${period}` }[lang], chargeFen: amountFen, paidFen: 0, balanceFen: 0 }
  }
  if ('entry' in document) return entryRow(document.entry, lang)
  const { id, receiptNo, entryDate, valueDate, method, amountFen, billsFen, creditFen } = document.payment
  const what = billsFen === 0 ? words.prepaid[lang] : words.payment[lang]
  const surplus = billsFen > 0 && creditFen > 0 ? words.surplus(creditFen)[lang] : ''
  return { date: entryDate, valueDate, kind: 'payment', document: id, no: receiptNo, text: `${what}${words.method(methodNames[method])[lang]}${surplus}`, chargeFen: 0, paidFen: amountFen, balanceFen: 0 }
}

const words = {
  payment: { zh: '缴费', en: 'Payment' },
  prepaid: { zh: '预存', en: 'Paid ahead' },
  method: (name: Say): Say => ({ zh: `（${name.zh}）`, en: ` (${name.en})` }),
  surplus: (creditFen: number): Say => ({ zh: `，其中预存 ${yuan(creditFen)}`, en: `, of it ${yuan(creditFen)} credit` }),
} as const

function entryRow({ kind, document, entryDate, valueDate, owedDeltaFen, bills }: AccountEntry, lang: keyof Say): StatementRow {
  const used = sum(bills.map((part) => Math.max(0, -part.openDeltaFen)))
  const text = kind === 'CREDIT' ? `${entryNames[kind][lang]} ${yuan(used)}（${bills.map(({ no }) => no).join('、')}）` : entryNames[kind][lang]
  return { date: entryDate, valueDate, kind: statementKindOf[kind], document, no: null, text, chargeFen: Math.max(0, owedDeltaFen), paidFen: Math.max(0, -owedDeltaFen), balanceFen: 0 }
}

const statementKindOf = { CREDIT: 'credit', REFUND: 'refund', REFUNDKEPT: 'refund-kept', REVERSAL: 'reversal', DISPUTELOST: 'dispute-lost' } as const satisfies Record<EntryKind, StatementRow['kind']>

const entryNames: Readonly<Record<EntryKind, Say>> = {
  CREDIT: { zh: '预存抵扣', en: 'Credit used' },
  REFUND: { zh: '退款', en: 'Refund' },
  REFUNDKEPT: { zh: '退款未成，转为预存', en: 'Refund not paid out, kept as credit' },
  REVERSAL: { zh: '冲销误登记的收款', en: 'Payment recorded by mistake, reversed' },
  DISPUTELOST: { zh: '付款被银行退回', en: 'Payment taken back by the bank' },
}

/** A bill is booked in its own month (publish-billing): issued in November, December's bill stands in December's books. */
function bookedOn(period: Period, issuedOn: BusinessDate): BusinessDate {
  return issuedOn < firstDay(period) ? firstDay(period) : issuedOn > lastDay(period) ? lastDay(period) : issuedOn
}

/** By day; bills of a day before its payments, so that the balance does not dip below what was owed. */
export function withBalances(rows: readonly StatementRow[], from: string | undefined, to: string): { opening: number; rows: StatementRow[] } {
  const ordered = rows.toSorted((a, b) => compare(a.date, b.date) || compare(a.kind, b.kind) || compare(a.no ?? '~', b.no ?? '~') || compare(a.document, b.document))
  const earlier = from === undefined ? [] : ordered.filter((row) => row.date < from)
  const opening = earlier.reduce((total, row) => total + row.chargeFen - row.paidFen, 0)
  let balanceFen = opening
  const shown = ordered.filter((row) => (from === undefined || row.date >= from) && row.date <= to)
  return { opening, rows: shown.map((row) => ({ ...row, balanceFen: (balanceFen += row.chargeFen - row.paidFen) })) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
