import { addDays, dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PayoutLine, ProviderPayout } from '../payments/channel.ts'
import { held } from '../storage/cancelled.ts'
import { bookPayout } from './book-payout.ts'
import { explainLine } from './explain-line.ts'
import { inFen, minus, plus, totalOf } from './explain-rules.ts'
import { findPayout, isSettled, type PayoutRecord, putLines, putPayout } from './items.ts'
import type { ByFund, Explained, Payout } from './model.ts'

const pagesMax = 400
/** Documents that are still to come have so long before what is missing is booked as not explained. */
const patienceDays = 2

/**
 * Brings one payout to where the provider is: what is in it and what of our books each line is, the fees, the money at the bank, the money that came back. Each is
 * booked once; done again it changes nothing. What cannot be explained stays a difference, and is looked at anew each time.
 */
export async function settlePayout(ctx: Ctx, theirs: ProviderPayout): Promise<void> {
  const known = await findPayout(ctx, theirs.id)
  if (known && isSettled(known) && known.state === theirs.state) return
  // What was booked stays what it was booked as; only where the money is may still change.
  if (known?.booked.fee) return follow(ctx, known, theirs)
  // What is in it is known only once the provider has listed it.
  const byHand = !theirs.listed && theirs.state === 'paid'
  if (!theirs.listed && !byHand) return note(ctx, known, theirs)
  const read = await readPayout(ctx, theirs, byHand)
  await putLines(ctx, theirs.id, read.lines)
  const record = await keep(ctx, known, { ...factsOf(theirs), ...summed(read.lines), rate: read.rate ?? null, byHand })
  if (record) await bookPayout(ctx, record, { final: record.differences.length === 0 || today(ctx.clock) >= addDays(record.arrivesOn, patienceDays) })
}

async function follow(ctx: Ctx, known: PayoutRecord, theirs: ProviderPayout): Promise<void> {
  const record = known.state === theirs.state ? known : await keep(ctx, known, { ...known, ...factsOf(theirs) })
  if (record) await bookPayout(ctx, record, { final: true })
}

/** On its way, and nothing more is known. */
async function note(ctx: Ctx, known: PayoutRecord | undefined, theirs: ProviderPayout): Promise<void> {
  if (known?.state === theirs.state) return
  await keep(ctx, known, { ...factsOf(theirs), ...(known ?? { ...summed([]), rate: null, byHand: false }), ...factsOf(theirs) })
}

type Read = { readonly lines: readonly Explained[]; readonly rate: number | undefined }

async function readPayout(ctx: Ctx, theirs: ProviderPayout, byHand: boolean): Promise<Read> {
  if (byHand) return { lines: [handLine(theirs)], rate: undefined }
  const lines = await linesOf(ctx, theirs)
  const rate = lines.find((line) => line.rate !== undefined)?.rate
  const explained: Explained[] = []
  for (const line of lines) explained.push(await explainLine(ctx, theirs.account, line, { currency: theirs.currency, rate }))
  return { lines: explained, rate }
}

/** Somebody sent it at the provider: the sum is known in yuan only where the account keeps yuan. */
function handLine({ id, amount, currency, createdAt }: ProviderPayout): Explained {
  const grossFen = currency === 'CNY' ? inFen(amount, undefined) : 0
  return { id, kind: 'other', on: dateOfInstant(createdAt), text: id, grossFen, feeFen: 0, document: null, why: currency === 'CNY' ? 'by-hand' : 'rate', differenceFen: grossFen, byFund: { ORGANISATION: grossFen }, feeByFund: {} }
}

async function linesOf(ctx: Ctx, { account, id }: ProviderPayout): Promise<PayoutLine[]> {
  const found: PayoutLine[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { lines, next } = await ctx.ports.channel.payoutLines(account, id, after)
    found.push(...lines)
    if (next === undefined) return found.toSorted((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1))
    after = next
  }
  throw new Error(`more than ${pagesMax} pages in payout ${id}`)
}

type Facts = Pick<PayoutRecord, 'id' | 'account' | 'state' | 'createdAt' | 'arrivesOn' | 'amount' | 'currency' | 'reason'>
const factsOf = ({ id, account, state, createdAt, arrivesOn, amount, currency, reason }: ProviderPayout): Facts => ({ id, account, state, createdAt, arrivesOn, amount, currency, reason: reason ?? null })

type Summed = Pick<PayoutRecord, 'sums' | 'grossByFund' | 'feeByFund' | 'netByFund' | 'openByFund' | 'differences'>

function summed(lines: readonly Explained[]): Summed {
  const grossOf = (...kinds: readonly Explained['kind'][]): number => lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { grossFen }) => sum + grossFen, 0)
  const all = (pick: (line: Explained) => ByFund): ByFund => lines.reduce<ByFund>((sum, line) => plus(sum, pick(line)), {})
  const grossByFund = all(({ byFund }) => byFund)
  const fees = all(({ feeByFund }) => feeByFund)
  const sums: Payout['sums'] = { payments: grossOf('payment'), refunds: grossOf('refund', 'refund-back'), disputes: grossOf('dispute', 'dispute-back'), other: grossOf('other', 'payout-back'), fees: 0 - totalOf(fees) }
  return {
    sums,
    grossByFund,
    feeByFund: fees,
    netByFund: minus(grossByFund, fees),
    openByFund: {},
    differences: lines.flatMap(({ id, why, differenceFen }) => (why ? [{ line: id, why, fen: differenceFen }] : [])),
  }
}

/** Undefined when another process was first: it does the same. */
async function keep(ctx: Ctx, known: PayoutRecord | undefined, read: Facts & Summed & Pick<PayoutRecord, 'rate' | 'byHand'>): Promise<PayoutRecord | undefined> {
  const { vouchers = [], booked = { fee: false, arrival: false, back: false }, version = 0 } = known ?? {}
  const record: PayoutRecord = { ...read, vouchers, booked, version: version + 1 }
  return (await held(ctx.store.transact(putPayout(ctx, record)))) ? record : undefined
}
