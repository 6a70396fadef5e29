import type { Ctx } from '../context.ts'
import { limit, refused, unknown } from '../faults.ts'
import type { BuildingId, RunId, UnitId } from '../ids.ts'
import { renderBills } from '../paper/render-bills.ts'
import { type PaperLang, paperWords } from '../paper/words.ts'
import type { Account } from './account.ts'
import { readRunCredits } from './bill-credit-items.ts'
import { billIdOf, billNo } from './bill-model.ts'
import { accountsOfBuilding } from './get-account.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { paperBills, type Printable } from './paper-bills.ts'
import { readRun } from './run-items.ts'
import type { RunPdfQuery } from './run-model.ts'
import { type WalkedBill, walkRunBills } from './walk-bills.ts'

/** 1,000 pages are about 3 MB; a function answers 4.5 MB at most. */
export const pagesMax = 1300

/** Paper bills of a published run in the order of buildings and rooms: all, one building's, or pages from-to. */
export async function getBillingRunPdf(ctx: Ctx, id: RunId, query: RunPdfQuery, lang: PaperLang): Promise<PdfFile> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`run ${id}`)
  if (run.state !== 'published') throw notYet()
  const walked: WalkedBill[] = []
  const from = query.from ?? 1
  let page = 0
  for await (const bill of walkRunBills(ctx, run, query.building)) {
    page += 1
    if (query.to !== undefined && page > query.to) break
    if (page >= from) walked.push(bill)
    if (walked.length > pagesMax) throw tooMany()
  }
  if (walked.length === 0) throw unknown(`no pages ${from} to ${query.to} in ${id}`)
  const [accounts, credits] = await Promise.all([accountsOf(ctx, [...new Set(walked.map(({ bill }) => bill.building))]), readRunCredits(ctx, run.id)])
  const { site, bills } = await paperBills(ctx, walked.map((one) => printable(one, accounts.get(one.bill.unit), credits.get(one.bill.unit)?.fen ?? 0)), query.payer)
  const words = paperWords[lang]
  const part = query.building ? ` ${walked[0]!.bill.buildingName}` : query.from || query.to ? ` ${from}-${from + walked.length - 1}` : ''
  return { name: `${words.billTitle(words.period(run.period))} ${run.communityName}${part}.pdf`, bytes: await renderBills(site, bills, lang, ctx.clock.now()) }
}

function printable({ run, bill, no }: WalkedBill, account: Account | undefined, creditFen: number): Printable {
  const { period, community, communityName, dueDate } = run
  const { lines, ...planned } = bill
  const printed = lines.map((line) => ({ ...line, car: line.term ? { nth: line.term.nth, months: line.term.months } : null }))
  return { lines: printed, account, creditFen, bill: { ...planned, id: billIdOf(bill.unit, period, 1), no: billNo(period, no), period, community, communityName, run: run.id, dueDate, issuedOn: run.issuedOn! } }
}

async function accountsOf(ctx: Ctx, buildings: readonly BuildingId[]): Promise<Map<UnitId, Account>> {
  const all = await Promise.all(buildings.map((building) => accountsOfBuilding(ctx, building)))
  return new Map(all.flat().map((account) => [account.unit, account]))
}

const notYet = () => refused('not-published', { zh: '账单还没有全部发布，不能打印。请等发布完成。', en: 'The bills are not all published yet, so they cannot be printed. Wait until publishing is done.' })
const tooMany = () =>
  limit('too-many-pages', { zh: `一次最多打印 ${pagesMax} 页。请按楼栋打印，或分段填写起止页。`, en: `At most ${pagesMax} pages are printed at once. Print by building, or give pages from and to.` })
