import { addMonths, type BusinessDate, lastDay, monthsFromTo, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { invalid } from '../faults.ts'
import { accountOf, type Fund, funds } from './chart.ts'
import { type Cover, coverers, coverShortfall, type Flow } from './cover-shortfall.ts'
import { type Posting, purposeOf, signed } from './model.ts'
import { type Purpose, sources, uses } from './purposes.ts'
import { monthsMax, type SourcesAndUses, type SourcesOfTime, type SourcesQuery } from './sources-model.ts'
import { eachVoucherSince, type Visit } from './sum-vouchers.ts'

/**
 * Where the money comes from and where it goes, by month of booking, summed from the vouchers themselves: feeds the screen and its
 * exports. Each fund covers its own shortfall, since no money crosses from one to another; the sums of all funds are those of each added up.
 */
export async function getSourcesAndUses(ctx: Ctx, query: SourcesQuery): Promise<SourcesAndUses> {
  const to = query.to ?? periodOfDate(today(ctx.clock))
  const from = query.from ?? addMonths(to, -11)
  const periods = monthsFromTo(from, to, monthsMax + 1)
  if (periods.length === 0) throw invalid('from-after-to', { zh: '起始月份晚于截止月份。请重新选择期间。', en: 'The span begins after it ends. Choose another one.' })
  if (periods.length > monthsMax) throw invalid('span-too-long', { zh: `一次最多看 ${monthsMax} 个月。请缩短期间。`, en: `At most ${monthsMax} months at once. Choose a shorter span.` })
  const books = new Map((query.fund ? [query.fund] : funds).map((fund) => [fund, new FundBooks()]))
  let vouchers = 0
  const visit: Visit = (entryDate, postings, kind) => {
    // What a year's end carries over to the net assets came in and went out before.
    if (entryDate > lastDay(to) || kind === 'YEAREND') return
    if (periodOfDate(entryDate) >= from && postings.some(({ fund }) => books.has(fund))) vouchers += 1
    for (const posting of postings) books.get(posting.fund)?.add(entryDate, posting, from)
  }
  await eachVoucherSince(ctx, { first: from, last: to }, ({ saved }) => books.forEach((fund, name) => fund.begin(saved[name] ?? 0)), visit)
  const savedBeforeFen = totalOf(books, ({ savedFen }) => savedFen)
  const months = periods.map((period) => ({ period, ...addUp([...books.values()].map((fund) => fund.month(period))) }))
  return { from, to, months, total: addUp(months), savedBeforeFen, savedAfterFen: totalOf(books, ({ savedFen }) => savedFen), vouchers }
}

/** The flows of one fund. `savedFen` is what it had before the month that is asked for next: months are asked for in order. */
class FundBooks {
  savedFen = 0
  readonly flows = new Map<Period, Partial<Record<Purpose, number>>>()

  begin(savedFen: number): void {
    this.savedFen = savedFen
  }

  add(entryDate: BusinessDate, posting: Posting, from: Period): void {
    const purpose = purposeOf(posting)
    if (!purpose) return
    const period = periodOfDate(entryDate)
    if (period < from) {
      this.savedFen -= signed(posting)
      return
    }
    const flow = this.flows.get(period) ?? {}
    this.flows.set(period, flow)
    flow[purpose] = (flow[purpose] ?? 0) + (accountOf(posting.account)!.class === 'income' ? -signed(posting) : signed(posting))
  }

  month(period: Period): SourcesOfTime {
    const flow: Flow = this.flows.get(period) ?? {}
    const cover = coverShortfall(flow, this.savedFen)
    this.savedFen += cover.sourcesFen - cover.usesFen
    return shapeOf(flow, cover)
  }
}

function shapeOf(flow: Flow, { by, ...cover }: Cover): SourcesOfTime {
  return {
    ...cover,
    sources: sources.map((purpose) => ({ purpose, fen: flow[purpose] ?? 0 })),
    uses: uses.map((purpose) => ({ purpose, fen: flow[purpose] ?? 0 })),
    coveredBy: coverers.map((source) => ({ source, fen: by[source] })),
  }
}

const figures = ['sourcesFen', 'usesFen', 'shortfallFen', 'reservesFen', 'uncoveredFen', 'surplusFen'] as const

function addUp(parts: readonly SourcesOfTime[]): SourcesOfTime {
  const add = (of: (part: SourcesOfTime) => number): number => parts.reduce((total, part) => total + of(part), 0)
  return {
    ...(Object.fromEntries(figures.map((figure) => [figure, add((part) => part[figure])])) as Record<(typeof figures)[number], number>),
    sources: sources.map((purpose, at) => ({ purpose, fen: add((part) => part.sources[at]!.fen) })),
    uses: uses.map((purpose, at) => ({ purpose, fen: add((part) => part.uses[at]!.fen) })),
    coveredBy: coverers.map((source, at) => ({ source, fen: add((part) => part.coveredBy[at]!.fen) })),
  }
}

const totalOf = (books: ReadonlyMap<Fund, FundBooks>, of: (fund: FundBooks) => number): number => [...books.values()].reduce((total, fund) => total + of(fund), 0)
