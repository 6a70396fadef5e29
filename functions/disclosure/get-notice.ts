import type { Ctx } from '../context.ts'
import type { CommunityId } from '../ids.ts'
import { fundNames } from '../ledger/chart.ts'
import { purposeNames } from '../ledger/purposes.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import type { PaperNoticeRow } from '../paper/model.ts'
import { renderNotice } from '../paper/render-notice.ts'
import { getSite } from '../tenants/get-site.ts'
import type { FundFigures } from './figures-model.ts'
import { getDisclosure } from './get-disclosure.ts'
import type { Disclosure, DisclosureId } from './model.ts'
import { namedSpan } from './spans-model.ts'

/** The newest version for the notice board, in Chinese, with the code of its page. Throws unknown. */
export async function getNotice(ctx: Ctx, id: DisclosureId, community: CommunityId | undefined): Promise<PdfFile> {
  const [site, disclosure] = await Promise.all([getSite(ctx), getDisclosure(ctx, id, { community })])
  const { scope, version, note, publishedOn, place, publicUntil, objectionsUntil, hash } = disclosure
  const title = spanZh(disclosure)
  const name = community ? scope.name : `${scope.name} 全社`
  const bytes = await renderNotice(
    site,
    { title, scope: name, version, note, publishedOn, place, publicUntil, objectionsUntil, hash, url: `${ctx.site.url}/open/${id}${community ? `/${community}` : ''}`, funds: scope.funds.map((fund) => ({ name: fundNames[fund.fund].zh, rows: rowsOf(fund) })), fees: feesOf(disclosure) },
    ctx.clock.now(),
  )
  return { name: `收支公示 ${title} ${name}.pdf`, bytes }
}

function spanZh(disclosure: Disclosure): string {
  const { interval, year, at } = namedSpan(disclosure)
  return { month: `${year}年${at}月`, quarter: `${year}年第${'一二三四'[at - 1]}季度`, 'half-year': `${year}年${at === 1 ? '上' : '下'}半年`, year: `${year}年` }[interval]
}

/** As the page says it: of owners' common money cost, share and use by themselves. */
function rowsOf(fund: FundFigures): PaperNoticeRow[] {
  const sum = (name: string, fen: number, beforeFen: number | null = null): PaperNoticeRow => ({ name, note: '', fen, beforeFen, strong: true })
  const spent = (kind: 'cost' | 'use') => fund.spending.filter(({ as }) => as === kind).map(({ use, basis, fen, beforeFen }) => ({ name: purposeNames[use].zh, note: basis, fen, beforeFen, strong: false }))
  const owners = fund.fund === 'OWNERS_COMMON'
  return [
    sum('上期结余', fund.openingFen),
    sum('收到', fund.incomeFen, fund.incomeBeforeFen),
    ...fund.income.map(({ source, fen, beforeFen }) => ({ name: purposeNames[source].zh, note: '', fen, beforeFen, strong: false })),
    ...(owners
      ? [sum('成本', fund.costFen), ...spent('cost'), sum('归业主', fund.netFen), sum('用掉', fund.usedFen), ...spent('use')]
      : [sum('花掉', fund.costFen + fund.usedFen, fund.spendingBeforeFen), ...spent('cost'), ...spent('use')]),
    sum('期末还有', fund.closingFen),
    ...(fund.owedFen === 0 ? [] : [{ name: '其中还没收到的', note: '', fen: fund.owedFen, beforeFen: null, strong: false }]),
  ]
}

function feesOf({ scope: { fees }, asOf }: Disclosure): string {
  if (!fees) return ''
  const rate = fees.billedFen === 0 ? 100 : Math.floor((fees.paidFen * 100) / fees.billedFen)
  return `物业费：${fees.households} 户应交 ${(fees.billedFen / 100).toFixed(2)} 元，已交 ${(fees.paidFen / 100).toFixed(2)} 元，缴费率 ${rate}%（截至 ${asOf}）。`
}
