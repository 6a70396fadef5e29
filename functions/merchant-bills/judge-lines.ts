import type { Ctx } from '../context.ts'
import type { PaymentRow } from '../payments/model.ts'
import { paymentsOfOrders } from '../payments/order-numbers.ts'
import { cluesOf } from './clues.ts'
import { type Households, knownHouseholds } from './known-households.ts'
import { type Match, matchHousehold } from './match-household.ts'
import type { LineFacts, StoredLine } from './merchant-items.ts'
import type { BookedAs, MerchantLine, Show, Warning } from './model.ts'

/** A line with what is stored about it, and where it therefore stands; matching comes later and only for what is shown. */
export type Placed = { readonly line: StoredLine; readonly facts: LineFacts | undefined; readonly payments: readonly PaymentRow[]; readonly show: Show }

/** Where each line of a bill stands. A booked line is booked, even if somebody ignored it. */
export async function placeLines(ctx: Ctx, bill: string, lines: readonly StoredLine[], facts: readonly (LineFacts | undefined)[]): Promise<Placed[]> {
  const income = lines.filter(({ kind }) => kind === 'income')
  const payments = await paymentsOfOrders(ctx, [...new Set(income.flatMap(numbersOf))])
  return lines.map((line, at): Placed => {
    const found = new Map(line.kind === 'income' ? numbersOf(line).flatMap((no) => payments.get(no) ?? []).map((payment) => [payment.id, payment]) : [])
    const placed = { line, facts: facts[at], payments: [...found.values()] }
    return { ...placed, show: showOf(bill, placed) }
  })
}

const numbersOf = ({ orderNo, merchantOrderNo }: StoredLine): string[] => [orderNo, ...(merchantOrderNo ? [merchantOrderNo] : [])]

function showOf(bill: string, { line, facts, payments }: Omit<Placed, 'show'>): Show {
  if (facts !== undefined && facts.bill !== bill) return 'earlier'
  if (line.kind !== 'income') return line.kind
  if (payments.length) return 'booked'
  return facts?.ignored ? 'ignored' : 'todo'
}

/** The lines of a page with their verdicts; `refunded` is what went back of each order in the whole file, below 0. */
export async function judgeLines(ctx: Ctx, page: readonly Placed[], refunded: ReadonlyMap<string, number>): Promise<MerchantLine[]> {
  const clues = new Map(page.filter(({ show }) => show === 'todo').map(({ line }) => [line.id, cluesOf(line.remark)]))
  const households: Households = clues.size ? await knownHouseholds(ctx, [...clues.values()]) : { known: [], byBill: new Map() }
  return page.map((placed) => {
    const { line } = placed
    const found = clues.get(line.id)
    const match = found && matchHousehold(found, line.amountFen, households.known, households.byBill)
    const gone = line.kind === 'income' && (refunded.get(line.orderNo) ?? 0) + line.amountFen <= 0
    return showLine(placed, match && gone ? { ...match, verdict: match.candidates.length ? 'ambiguous' : 'unmatched' } : match, warningsOf(placed, refunded))
  })
}

function warningsOf({ line, payments }: Placed, refunded: ReadonlyMap<string, number>): Warning[] {
  return [
    ...(payments.length > 1 ? (['twice'] as const) : []),
    ...(payments.some(({ amountFen }) => amountFen !== line.amountFen) ? (['amount'] as const) : []),
    ...(line.kind === 'income' && refunded.has(line.orderNo) ? (['refunded'] as const) : []),
  ]
}

function showLine({ line, facts, payments, show }: Placed, match: Match | undefined, warnings: Warning[]): MerchantLine {
  const { provider: _, part: __, ...rest } = line
  const ignored = facts?.ignored
  return {
    ...rest,
    verdict: show === 'todo' ? (match?.verdict ?? 'unmatched') : show,
    candidates: [...(match?.candidates ?? [])],
    booked: payments[0] ? bookedAs(payments[0]) : null,
    warnings,
    ignored: ignored ? { reason: ignored.reason, at: ignored.at, byName: ignored.byName } : null,
    earlier: show === 'earlier' ? (facts?.bill ?? null) : null,
  }
}

export const bookedAs = ({ id, receiptNo, unit, buildingName, room, amountFen }: PaymentRow): BookedAs => ({ payment: id, receiptNo, unit, buildingName, room, amountFen })
