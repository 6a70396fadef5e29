import { monthsFromTo, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { communitiesOfUnits } from '../estates/communities-of-units.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { invalid, type Say } from '../faults.ts'
import { fundNames, funds } from '../ledger/chart.ts'
import { isSource, purposeNames, sources, uses } from '../ledger/purposes.ts'
import { eachVoucher } from '../ledger/read-journal.ts'
import { IncomeByPlace, type Place, whole } from './income-by-place.ts'
import { type Income, type IncomeQuery, type IncomeRow, spanMonthsMax } from './model.ts'

/** Income and spending of some months by fund, source or use, and community, summed from the vouchers themselves. Feeds the screen and its files. */
export async function getIncome(ctx: Ctx, query: IncomeQuery, lang: keyof Say): Promise<Income> {
  const to = query.to ?? periodOfDate(today(ctx.clock))
  const from = query.from ?? to
  const months = monthsFromTo(from, to, spanMonthsMax + 1)
  if (months.length === 0 || months.length > spanMonthsMax) throw wrongSpan()
  const [homes, communities] = await Promise.all([communitiesOfUnits(ctx), listCommunities(ctx)])
  const income = new IncomeByPlace(homes, query.fund)
  for (const month of months) await eachVoucher(ctx, month, (voucher) => income.add(voucher))
  const places: { place: Place; name: string }[] = [...communities.items.map(({ id, name }) => ({ place: id, name })), { place: whole, name: wholeName[lang] }]
  const known = new Set(places.map(({ place }) => place))
  const rows = [...sources, ...uses].flatMap((purpose) =>
    funds.flatMap((fund): IncomeRow[] => {
      const found = income.sums.get(`${fund} ${purpose}`)
      if (!found) return []
      // A community that is gone keeps its money in the sums: it stands with the whole organization's.
      const lost = [...found.fen].reduce((total, [place, amount]) => total + (known.has(place) ? 0 : amount), 0)
      const cells = places.map(({ place }) => (found.fen.get(place) ?? 0) + (place === whole ? lost : 0))
      return [{ purpose, name: purposeNames[purpose][lang], group: isSource(purpose) ? 'sources' : 'uses', fund, fundName: fundNames[fund][lang], cells, totalFen: sumOf(cells) }]
    }),
  )
  const totalOf = (group: IncomeRow['group']) => places.map((_, at) => sumOf(rows.filter((row) => row.group === group).map(({ cells }) => cells[at]!)))
  return { from, to, fund: query.fund ?? null, places, rows, sourcesFen: totalOf('sources'), usesFen: totalOf('uses') }
}

export const wholeName: Say = { zh: '全组织', en: 'Whole organization' }

const sumOf = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

export const wrongSpan = () =>
  invalid('wrong-span', { zh: `请选择 1 至 ${spanMonthsMax} 个月，且截止月份不早于起始月份。`, en: `Choose 1 to ${spanMonthsMax} months, the last not before the first.` })
