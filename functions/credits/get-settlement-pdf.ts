import { addMonths, type BusinessDate, daysInMonth, dayOf, periodOfDate, today } from '../calendar.ts'
import { type Ctx, systemActor } from '../context.ts'
import { getUnit } from '../estates/get-unit.ts'
import { communityOf } from '../fees/estate.ts'
import { claimsOfUnit } from '../disputes/has-dispute.ts'
import { assert, invalid } from '../faults.ts'
import { accountOfUnit } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import { getHouseholdStatement } from '../ledger/get-statement.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import type { PaperSettlement } from '../paper/model.ts'
import { renderSettlement } from '../paper/render-settlement.ts'
import { type PaperLang, paperWords } from '../paper/words.ts'
import { admitUnit } from '../payments/access.ts'
import { refundsOwed } from '../refunds/refunds-of-unit.ts'
import { backoff } from '../storage/backoff.ts'
import { getSite } from '../tenants/get-site.ts'
import type { SettlementQuery } from './model.ts'

/**
 * What a household that moves out and the organization owe each other, to be signed by both: as the books stand now, with
 * every bill and payment since `from`. `date`: the day of moving out; without it the register's, else today.
 */
export async function getSettlementPdf(ctx: Ctx, unit: UnitId, query: Pick<SettlementQuery, 'date' | 'from'>, lang: PaperLang): Promise<PdfFile> {
  admitUnit(ctx, unit)
  const paper = await settlementOf(ctx, unit, query, lang)
  const site = await getSite(ctx)
  return { name: `${paperWords[lang].settlement} ${paper.buildingName} ${paper.room} ${paper.movedOn}.pdf`, bytes: await renderSettlement(site, paper, lang, ctx.clock.now()) }
}

export async function settlementOf(ctx: Ctx, unit: UnitId, query: Pick<SettlementQuery, 'date' | 'from'>, lang: PaperLang): Promise<PaperSettlement> {
  const registered = await getUnit({ ...ctx, actor: systemActor('credits') }, unit)
  const now = today(ctx.clock)
  const movedOn = query.date ?? (registered.occupiedTo as BusinessDate | null) ?? now
  const from = query.from ?? yearBefore(movedOn < now ? movedOn : now)
  if (from > now) throw invalid('from-in-future', { zh: '开始日期晚于今天。请重新选择。', en: 'The span begins after today. Choose an earlier day.' })
  const [{ statement, account }, community, { claimedFen, heldFen }, refundsFen] = await Promise.all([readTogether(ctx, unit, from, lang), communityOf(ctx, registered.community), claimsOfUnit(ctx, unit), refundsOwed(ctx, unit)])
  return {
    communityName: community.name,
    buildingName: statement.buildingName,
    room: statement.room,
    name: statement.name,
    movedOn,
    madeOn: now,
    from,
    open: account.open.map(({ no, period, dueDate, openFen }) => ({ no, period, dueDate, openFen })),
    openFen: statement.openFen,
    creditFen: statement.creditFen,
    claimedFen,
    heldFen: Math.min(heldFen, statement.creditFen),
    refundsFen,
    openingFen: statement.openingFen,
    rows: statement.rows.map(({ date, text, no, chargeFen, paidFen, balanceFen }) => ({ date: date as BusinessDate, text, no, chargeFen, paidFen, balanceFen })),
    closingFen: statement.closingFen,
  }
}

const attemptsMax = 4

/** Statement and open bills of one moment. */
async function readTogether(ctx: Ctx, unit: UnitId, from: BusinessDate, lang: PaperLang) {
  for (let attempt = 1; ; attempt += 1) {
    const statement = await getHouseholdStatement(ctx, unit, { from }, lang)
    const account = await accountOfUnit(ctx, unit)
    if (account.openFen === statement.openFen && account.creditFen === statement.creditFen) return { statement, account }
    assert(attempt < attemptsMax, `the account of ${unit} changes all the time`)
    await backoff(attempt)
  }
}

/** The same day a year before; the 28th for 29 February. */
function yearBefore(date: BusinessDate): BusinessDate {
  const month = addMonths(periodOfDate(date), -12)
  return dayOf(month, Math.min(Number(date.slice(8)), daysInMonth(month)))
}
