import * as z from 'zod'
import { DateText, PeriodText } from '../date-text.ts'
import { paymentId } from '../payments/model.ts'
import { columnMeanings } from './columns-model.ts'
import { matchHows, matchId } from './match-model.ts'
import { matchRules } from './matching/model.ts'
import { MatchCandidate, MatchReason, statementAccountId } from './shown-model.ts'
import { statementFormats } from './statement-model.ts'

export const accountKinds = ['bank', 'alipay', 'wechat'] as const
export type AccountKind = (typeof accountKinds)[number]

const fileId = z.string().regex(/^[a-z0-9]{20}$/)
const name = z.string().trim().min(1).max(40)
/** As the bank writes it; only its last digits are compared, because files mask the rest. */
const number = z.string().trim().regex(/^[A-Za-z0-9*@._-]{4,64}$/, '4-64 letters or digits')

export const CreateStatementAccount = z.object({ id: statementAccountId.optional(), name, kind: z.enum(accountKinds), number })
export type CreateStatementAccount = z.output<typeof CreateStatementAccount>

/** An account of the organization whose statements are read: a bank's, or that of a payment service. */
export const StatementAccount = z
  .object({
    id: statementAccountId,
    name: z.string(),
    kind: z.enum(accountKinds),
    /** Its last four characters. */
    ending: z.string(),
    /** How many banks' tables it was taught to read. */
    learned: z.int(),
    /** What the account held after its last known line, and on which day; null before any, or where no file tells. */
    latest: z.object({ on: DateText, balanceFen: z.int() }).nullable(),
  })
  .meta({ id: 'StatementAccount' })
export type StatementAccount = z.infer<typeof StatementAccount>
export const StatementAccounts = z.object({ items: z.array(StatementAccount) })
export type StatementAccounts = z.infer<typeof StatementAccounts>

export const learnedMax = 10
/** Header -> meaning; date and amount (or money in and out) have to be among them. */
export const LearnColumns = z.object({ columns: z.record(z.string().trim().min(1).max(60), z.enum(columnMeanings)).refine((columns) => Object.keys(columns).length <= 60, 'at most 60 columns') })
export type LearnColumns = z.output<typeof LearnColumns>

export const StatementFile = z
  .object({
    id: fileId,
    file: z.string(),
    format: z.enum(statementFormats),
    from: DateText.nullable(),
    to: DateText.nullable(),
    /** In the file, and of them those that no file had brought before (R2). */
    lines: z.int(),
    newLines: z.int(),
    /** Of the new lines. */
    inFen: z.int(),
    outFen: z.int(),
    openingFen: z.int().nullable(),
    closingFen: z.int().nullable(),
    createdAt: z.string(),
    createdByName: z.string(),
  })
  .meta({ id: 'StatementFile' })
export type StatementFile = z.infer<typeof StatementFile>
/** `again`: this very file was taken before, and nothing was added now. */
export const ImportedStatement = StatementFile.extend({ again: z.boolean() }).meta({ id: 'ImportedStatement' })
export type ImportedStatement = z.infer<typeof ImportedStatement>
export const StatementFilePage = z.object({ items: z.array(StatementFile), next: z.string().nullable() })
export type StatementFilePage = z.infer<typeof StatementFilePage>

export const ShownStatementLine = z
  .object({
    id: z.string(),
    statement: fileId,
    row: z.int(),
    bookedOn: DateText,
    valueDate: DateText,
    time: z.string().nullable(),
    amountFen: z.int(),
    balanceFen: z.int().nullable(),
    reference: z.string(),
    endToEnd: z.string(),
    otherReferences: z.array(z.string()),
    counterparty: z.string(),
    /** Masked but for its last four characters. */
    counterAccount: z.string(),
    remark: z.string(),
    kind: z.string(),
  })
  .meta({ id: 'StatementLine' })
export type ShownStatementLine = z.infer<typeof ShownStatementLine>
export const StatementLinePage = z.object({
  /** Of the whole month, whatever is shown. */
  month: z.object({ lines: z.int(), inFen: z.int(), outFen: z.int() }),
  items: z.array(ShownStatementLine),
  next: z.string().nullable(),
})
export type StatementLinePage = z.infer<typeof StatementLinePage>

export const standings = ['confirmed', 'asked', 'match', 'tie', 'open'] as const
export const openReasons = ['amount-differs', 'settled', 'nothing-open', 'unknown-unit', 'too-many', 'no-candidate'] as const
const amount = z.int()
const LineMatching = z
  .object({
    line: z.string(),
    /** confirmed: a person said so · asked: waits for a second person · match: the rules have one answer · tie: several, so none · open: none. */
    standing: z.enum(standings),
    rule: z.enum(matchRules).nullable(),
    /** Of open. */
    why: z.enum(openReasons).nullable(),
    reasons: z.array(MatchReason),
    /** Of a match what it is; else what is known. At most 20. */
    candidates: z.array(MatchCandidate),
    /** Lines that are one match with it, or want the same; with itself. */
    together: z.int(),
    feeFen: amount,
    contradicts: z.boolean(),
    /** All of that match, itself among them. */
    lines: z.array(z.string()),
    /** Of confirmed and asked. */
    match: z.object({ id: matchId, how: z.enum(matchHows), by: z.string(), at: z.string(), note: z.string(), payment: paymentId.nullable(), differenceFen: amount, may: z.object({ undo: z.boolean(), approve: z.boolean(), decline: z.boolean() }) }).nullable(),
  })
  .meta({ id: 'LineMatching' })
export type LineMatching = z.infer<typeof LineMatching>

const Standing = z.object({ lines: z.int(), /** Without signs: in and out are both to be explained. */ amountFen: amount })
export const MatchingPage = z.object({ month: z.object({ confirmed: Standing, asked: Standing, match: Standing, tie: Standing, open: Standing, /** All but the confirmed: what nobody has explained yet. */ left: Standing }), items: z.array(LineMatching), next: z.string().nullable() })
export type MatchingPage = z.infer<typeof MatchingPage>

export const StatementAccountPath = z.object({ account: statementAccountId })
export const ImportStatementQuery = z.object({ name: z.string().trim().min(1).max(200) })
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() }
export const ListStatementsQuery = z.object(page)
export type ListStatementsQuery = z.output<typeof ListStatementsQuery>
/** A workbench shows a month's lines at once. */
const linesMax = 500
export const StatementLinesQuery = z.object({ ...page, limit: z.coerce.number().int().min(1).max(linesMax).default(50), period: PeriodText, direction: z.enum(['in', 'out']).optional() })
export type StatementLinesQuery = z.output<typeof StatementLinesQuery>
