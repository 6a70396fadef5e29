import * as z from 'zod'
import { PeriodText } from '../date-text.ts'
import { FundText } from '../ledger/shapes.ts'

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
