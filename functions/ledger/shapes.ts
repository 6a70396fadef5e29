import * as z from 'zod'
import { firstDay, lastDay, parseDate, parsePeriod } from '../calendar.ts'
import type { BusinessDate, Period } from '../calendar.ts'
import { branded, DateText, PeriodText } from '../date-text.ts'
import type { BuildingId, CommunityId, UnitId } from '../ids.ts'
import { type AccountCode, chart, funds } from './chart.ts'
import { voucherKinds } from './model.ts'
import { sources, uses } from './purposes.ts'

const dayOrMonth = /^\d{4}-\d{2}(-\d{2})?$/
const isDay = (text: string): boolean => parseDate(text) !== undefined || parsePeriod(text) !== undefined
/** A day, or a month for its first or its last day. */
const FromText = z.string().regex(dayOrMonth, { error: 'YYYY-MM-DD | YYYY-MM', abort: true }).refine(isDay, 'YYYY-MM-DD | YYYY-MM').transform((text) => (text.length === 7 ? firstDay(text as Period) : (text as BusinessDate)))
const ToText = z.string().regex(dayOrMonth, { error: 'YYYY-MM-DD | YYYY-MM', abort: true }).refine(isDay, 'YYYY-MM-DD | YYYY-MM').transform((text) => (text.length === 7 ? lastDay(text as Period) : (text as BusinessDate)))

const accountCodes = chart.map((account) => account.code) as [AccountCode, ...AccountCode[]]
const AccountText = z.enum(accountCodes)
export const FundText = z.enum(funds)
const limit = z.coerce.number().int().min(1).max(200).default(50)
const after = z.string().max(500).optional()
const ShortId = z.string().regex(/^[a-z0-9]{12}$/)
const format = z.enum(['csv', 'xlsx']).default('xlsx')

/** Both ends included; without them the current month. `fund` shows one fund's books alone. */
const trialBalance = { from: FromText.optional(), to: ToText.optional(), fund: FundText.optional() }
export const TrialBalanceQuery = z.object(trialBalance)
export type TrialBalanceQuery = z.output<typeof TrialBalanceQuery>
export const TrialBalanceExport = z.object({ ...trialBalance, format })

const balance = {
  openingDebitFen: z.int(),
  openingCreditFen: z.int(),
  debitFen: z.int(),
  creditFen: z.int(),
  closingDebitFen: z.int(),
  closingCreditFen: z.int(),
}
export const TrialRow = z.object({ account: AccountText, name: z.string(), class: z.string(), fund: FundText, fundName: z.string(), ...balance })
export type TrialRow = z.infer<typeof TrialRow>
export const TrialBalance = z
  .object({
    from: z.string(),
    to: z.string(),
    rows: z.array(TrialRow),
    /** Each fund balances by itself. */
    funds: z.array(z.object({ fund: FundText, name: z.string(), ...balance })),
    total: z.object(balance),
    vouchers: z.int(),
    edition: z.object({ from: z.string(), source: z.string(), note: z.string() }),
  })
  .meta({ id: 'TrialBalance' })
export type TrialBalance = z.infer<typeof TrialBalance>

export const AccountList = z
  .object({
    accounts: z.array(z.object({ code: AccountText, name: z.string(), class: z.string() })),
    funds: z.array(z.object({ fund: FundText, name: z.string() })),
    editions: z.array(z.object({ from: z.string(), source: z.string(), note: z.string(), current: z.boolean() })),
  })
  .meta({ id: 'AccountList' })
export type AccountList = z.infer<typeof AccountList>

export const ListVouchersQuery = z.object({
  period: PeriodText,
  kind: z.enum(voucherKinds).optional(),
  /** Only vouchers with a line on this account, of this fund. */
  account: AccountText.optional(),
  fund: FundText.optional(),
  /** Only vouchers with income or expense of this purpose; together with the others: on one line. */
  purpose: z.enum([...sources, ...uses]).optional(),
  limit,
  after,
})
export type ListVouchersQuery = z.output<typeof ListVouchersQuery>

/** `to`: the last month, for a quarter or a year in one file. hledger and beancount = their journal formats, to be checked by other hands. */
export const ExportJournalQuery = z.object({ period: PeriodText, to: PeriodText.optional(), format: z.enum(['csv', 'xlsx', 'hledger', 'beancount']).default('csv') })
export type ExportJournalQuery = z.output<typeof ExportJournalQuery>

export const VoucherRow = z
  .object({
    id: z.string(),
    /** Its number within its month, 1..n without gaps, given when the month was closed; null before. */
    no: z.int().nullable(),
    kind: z.enum(voucherKinds),
    kindName: z.string(),
    document: z.string(),
    entryDate: z.string(),
    valueDate: z.string(),
    text: z.string(),
    unit: z.string().nullable(),
    amountFen: z.int(),
    bookedAt: z.string(),
    bookedBy: z.string(),
    postings: z.array(
      z.object({ account: AccountText, accountName: z.string(), fund: FundText, fundName: z.string(), debitFen: z.int(), creditFen: z.int(), unit: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Voucher' })
export type VoucherRow = z.infer<typeof VoucherRow>
export const VoucherPage = z.object({ closed: z.boolean(), items: z.array(VoucherRow), next: z.string().nullable() }).meta({ id: 'VoucherPage' })
export type VoucherPage = z.infer<typeof VoucherPage>
export const VoucherPath = z.object({ voucher: z.string().max(200) })

export const StatementPath = z.object({ unit: branded<UnitId>(ShortId) })
const statement = { from: FromText.optional(), to: ToText.optional() }
/** Without dates: everything. */
export const StatementQuery = z.object(statement)
export type StatementQuery = z.output<typeof StatementQuery>
export const StatementExport = z.object({ ...statement, format })

/** A bill, a payment, or another change of the account: credit used (which changes no balance), a refund, and so on. */
export const statementKinds = ['bill', 'payment', 'credit', 'refund', 'refund-kept', 'reversal', 'dispute-lost'] as const

/** A charge adds to what the household owes, a payment takes away; a balance below 0 is the household's credit. */
export const StatementRow = z.object({
  /** When it was booked: a bill in its own month. */
  date: z.string(),
  /** When the money moved; of a bill, when it is due. */
  valueDate: z.string(),
  kind: z.enum(statementKinds),
  /** The id of the bill, payment, refund or whatever it is. */
  document: z.string(),
  /** The bill's or the receipt's number; null for the others. */
  no: z.string().nullable(),
  text: z.string(),
  chargeFen: z.int(),
  paidFen: z.int(),
  balanceFen: z.int(),
})
export type StatementRow = z.infer<typeof StatementRow>
export const Statement = z
  .object({
    unit: z.string(),
    buildingName: z.string(),
    room: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    openingFen: z.int(),
    chargedFen: z.int(),
    paidFen: z.int(),
    closingFen: z.int(),
    /** The account today: open bills, credit, and that their difference is the balance of all documents. */
    openFen: z.int(),
    creditFen: z.int(),
    rows: z.array(StatementRow),
  })
  .meta({ id: 'Statement' })
export type Statement = z.infer<typeof Statement>

/** By days past the due date. */
export const ageBuckets = ['not-due', 'd1-30', 'd31-90', 'd91-180', 'd181-365', 'over-365'] as const
export type AgeBucket = (typeof ageBuckets)[number]
const Bucket = z.enum(ageBuckets)
const Ages = z.object(Object.fromEntries(ageBuckets.map((bucket) => [bucket, z.int()])) as Record<AgeBucket, z.ZodInt>)
export type Ages = Readonly<Record<AgeBucket, number>>

const arrears = {
  community: branded<CommunityId>(ShortId).optional(),
  building: branded<BuildingId>(ShortId).optional(),
  /** Only households with something open of this age. */
  age: Bucket.optional(),
  /** Part of a room, building or name. */
  search: z.string().trim().max(40).optional(),
}
export const ListArrearsQuery = z.object({ ...arrears, limit, after })
export type ListArrearsQuery = z.output<typeof ListArrearsQuery>
export const ArrearsExport = z.object({ ...arrears, by: z.enum(['household', 'building']).default('household'), format })
export type ArrearsFilter = Omit<ListArrearsQuery, 'limit' | 'after'>

/** `creditFen`: what the same households have paid ahead. */
const owed = { openFen: z.int(), overdueFen: z.int(), creditFen: z.int(), agesFen: Ages }
export const ArrearsHousehold = z.object({
  unit: z.string(),
  building: z.string(),
  buildingName: z.string(),
  room: z.string(),
  name: z.string(),
  bills: z.int(),
  oldestDue: z.string(),
  ...owed,
})
export type ArrearsHousehold = z.infer<typeof ArrearsHousehold>
export const ArrearsBuilding = z.object({ building: z.string(), community: z.string(), name: z.string(), communityName: z.string(), households: z.int(), ...owed })
export type ArrearsBuilding = z.infer<typeof ArrearsBuilding>
export const ArrearsPage = z
  .object({
    asOf: z.string(),
    ages: z.array(z.object({ age: Bucket, name: z.string(), openFen: z.int(), households: z.int() })),
    total: z.object({ households: z.int(), bills: z.int(), openFen: z.int(), overdueFen: z.int(), creditFen: z.int() }),
    buildings: z.array(ArrearsBuilding),
    items: z.array(ArrearsHousehold),
    next: z.string().nullable(),
  })
  .meta({ id: 'ArrearsPage' })
export type ArrearsPage = z.infer<typeof ArrearsPage>

export const OverviewQuery = z.object({ period: PeriodText.optional() })
export type OverviewQuery = z.output<typeof OverviewQuery>
export const Overview = z
  .object({
    period: z.string(),
    asOf: z.string(),
    /** The bills of this month: issued, paid so far, still open. */
    billedFen: z.int(),
    paidFen: z.int(),
    openFen: z.int(),
    bills: z.int(),
    /** Paid share of this month's bills in 0.01 %, rounded down so that 100 % means all; null when none was issued. */
    collectionRate: z.int().nullable(),
    /** Money received in this month, for whatever bill. */
    receivedFen: z.int(),
    payments: z.int(),
    /** Over all months. */
    arrears: z.object({ households: z.int(), bills: z.int(), openFen: z.int(), overdueFen: z.int() }),
    ages: ArrearsPage.shape.ages,
    lastPayments: z.array(z.object({ payment: z.string(), voucher: z.string(), unit: z.string(), text: z.string(), date: z.string(), amountFen: z.int(), account: AccountText, bookedAt: z.string() })),
    /** Work under way: an import, a billing run (`subject` is its id). */
    jobs: z.array(z.object({ id: z.string(), kind: z.string(), subject: z.string(), state: z.string() })),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>

export { DateText, PeriodText }
