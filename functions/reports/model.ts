import * as z from 'zod'
import { PeriodText } from '../date-text.ts'
import { sources, uses } from '../ledger/purposes.ts'
import { ArrearsBuilding, ArrearsPage, FundText } from '../ledger/shapes.ts'

export const reportFormats = ['csv', 'xlsx', 'pdf'] as const
export const format = z.enum(reportFormats).default('xlsx')

/** At the end of a month, without one this month; of one fund alone or of all. */
const atMonth = { period: PeriodText.optional(), fund: FundText.optional() }
export const MonthQuery = z.object(atMonth)
export type MonthQuery = z.output<typeof MonthQuery>
export const MonthExport = z.object({ ...atMonth, format })

const Edition = z.object({ from: z.string(), source: z.string(), note: z.string() })
/** A heading has no figures, a total is the sum of rows above it. */
export const lineKinds = ['heading', 'row', 'total'] as const
export type LineKind = (typeof lineKinds)[number]

const twoDates = { openingFen: z.int(), closingFen: z.int() }

/** `no`: the printed number of the row, where it has one. `accounts`: of which it is made, to look behind it. */
export const SheetLine = z.object({ no: z.int().nullable(), name: z.string(), accounts: z.array(z.string()), side: z.enum(['assets', 'claims']), kind: z.enum(lineKinds), ...twoDates })
export type SheetLine = z.infer<typeof SheetLine>

export const BalanceSheet = z
  .object({
    period: PeriodText,
    /** Opening: what stood before the first of these days. */
    from: z.string(),
    to: z.string(),
    fund: FundText.nullable(),
    lines: z.array(SheetLine),
    totalFen: z.object(twoDates),
    netAssetsFen: z.object(twoDates),
    /** Within the net assets: income less expense that no year's end has carried over yet. */
    resultFen: z.object(twoDates),
    /** Each fund balances by itself. */
    funds: z.array(z.object({ fund: FundText, name: z.string(), assetsFen: z.int(), liabilitiesFen: z.int(), netAssetsFen: z.int() })),
    vouchers: z.int(),
    edition: Edition,
  })
  .meta({ id: 'BalanceSheet' })
export type BalanceSheet = z.infer<typeof BalanceSheet>

const columns = { unrestrictedFen: z.int(), restrictedFen: z.int(), totalFen: z.int() }
export const ActivityLine = z.object({ no: z.int().nullable(), name: z.string(), accounts: z.array(z.string()), kind: z.enum(lineKinds), month: z.object(columns), year: z.object(columns) })
export type ActivityLine = z.infer<typeof ActivityLine>

export const ActivityStatement = z
  .object({
    period: PeriodText,
    fund: FundText.nullable(),
    lines: z.array(ActivityLine),
    /** Income, expense and what the net assets changed by, of the month and of the year to its end. */
    incomeFen: z.object({ month: z.int(), year: z.int() }),
    expenseFen: z.object({ month: z.int(), year: z.int() }),
    changeFen: z.object({ month: z.int(), year: z.int() }),
    /** Income and expense of each month of the year so far. */
    months: z.array(z.object({ period: PeriodText, incomeFen: z.int(), expenseFen: z.int() })),
    vouchers: z.int(),
    edition: Edition,
  })
  .meta({ id: 'ActivityStatement' })
export type ActivityStatement = z.infer<typeof ActivityStatement>

/** As many months as one report adds up. */
export const spanMonthsMax = 12

/** Both ends included; without them this month. */
const span = { from: PeriodText.optional(), to: PeriodText.optional(), fund: FundText.optional() }
export const IncomeQuery = z.object(span)
export type IncomeQuery = z.output<typeof IncomeQuery>
export const IncomeExport = z.object({ ...span, format })

/** `cells`: one for each place, in their order. */
export const IncomeRow = z.object({ purpose: z.enum([...sources, ...uses]), name: z.string(), group: z.enum(['sources', 'uses']), fund: FundText, fundName: z.string(), cells: z.array(z.int()), totalFen: z.int() })
export type IncomeRow = z.infer<typeof IncomeRow>
export const Income = z
  .object({
    from: PeriodText,
    to: PeriodText,
    fund: FundText.nullable(),
    /** The communities, and last the whole organization: what names neither a household nor a community. */
    places: z.array(z.object({ place: z.string(), name: z.string() })),
    rows: z.array(IncomeRow),
    sourcesFen: z.array(z.int()),
    usesFen: z.array(z.int()),
  })
  .meta({ id: 'IncomeByPlace' })
export type Income = z.infer<typeof Income>

/** Cash on hand, bank, and money on its way. */
export const cashAccounts = ['1001', '1002', '1009'] as const
const cashBook = { account: z.enum(cashAccounts).default('1001'), ...span }
export const CashBookQuery = z.object({ ...cashBook, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(200).optional() })
export type CashBookQuery = z.output<typeof CashBookQuery>
export const CashBookExport = z.object({ ...cashBook, format })

export const CashEntry = z.object({
  voucher: z.string(),
  date: z.string(),
  valueDate: z.string(),
  kindName: z.string(),
  text: z.string(),
  inFen: z.int(),
  outFen: z.int(),
  /** After it. */
  balanceFen: z.int(),
  /** On the last entry of a day: what came and went on it. */
  dayEnd: z.object({ inFen: z.int(), outFen: z.int() }).nullable(),
})
export type CashEntry = z.infer<typeof CashEntry>
export const CashBook = z
  .object({
    account: z.enum(cashAccounts),
    accountName: z.string(),
    fund: FundText.nullable(),
    from: z.string(),
    to: z.string(),
    openingFen: z.int(),
    inFen: z.int(),
    outFen: z.int(),
    closingFen: z.int(),
    /** Of the whole span, not of the page. */
    entries: z.int(),
    items: z.array(CashEntry),
    next: z.string().nullable(),
  })
  .meta({ id: 'CashBook' })
export type CashBook = z.infer<typeof CashBook>

const AgeingSums = ArrearsBuilding.omit({ building: true, community: true, name: true, communityName: true })
export const Ageing = z
  .object({
    asOf: z.string(),
    ages: ArrearsPage.shape.ages,
    communities: z.array(AgeingSums.extend({ community: z.string(), name: z.string(), buildings: z.array(AgeingSums.extend({ building: z.string(), name: z.string() })) })),
    total: AgeingSums,
  })
  .meta({ id: 'ReceivableAgeing' })
export type Ageing = z.infer<typeof Ageing>
export const FormatQuery = z.object({ format })

export const PeriodQuery = z.object({ period: PeriodText.optional() })
export const PeriodExport = z.object({ period: PeriodText.optional(), format })
/** `rate`: paid share of the month's own bills in 0.01 %, rounded down; null where none was issued. */
const paid = { bills: z.int(), billedFen: z.int(), paidFen: z.int(), openFen: z.int(), rate: z.int().nullable() }
export const Collection = z
  .object({ period: PeriodText, months: z.array(z.object({ period: PeriodText, ...paid })), communities: z.array(z.object({ community: z.string(), name: z.string(), ...paid })) })
  .meta({ id: 'CollectionRate' })
export type Collection = z.infer<typeof Collection>

const comparison = { yearFen: z.int(), plannedFen: z.int(), actualFen: z.int(), deviationFen: z.int(), deviationBp: z.int().nullable() }
/** `planned`: it stands in the budget; else the books have what nobody planned. */
export const BudgetReportLine = IncomeRow.omit({ cells: true, totalFen: true }).extend({ planned: z.boolean(), ...comparison })
export type BudgetReportLine = z.infer<typeof BudgetReportLine>
export const BudgetReport = z
  .object({
    period: PeriodText,
    fund: FundText.nullable(),
    /** Of the fixed budget; null = none is fixed, and only what happened is shown. */
    version: z.int().nullable(),
    fixedBy: z.string().nullable(),
    fixedAt: z.string().nullable(),
    /** A draft waits for a head. */
    waiting: z.boolean(),
    lines: z.array(BudgetReportLine),
    sources: z.object(comparison),
    uses: z.object(comparison),
  })
  .meta({ id: 'BudgetReport' })
export type BudgetReport = z.infer<typeof BudgetReport>
