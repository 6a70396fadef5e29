import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type BusinessDate, type Instant, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, unknown } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Item, Write } from '../storage/writes.ts'
import { type LineId, periodOfLine } from './line-ids.ts'
import type { AccountKind } from './model.ts'
import type { ColumnMapping } from './columns-model.ts'
import type { StatementFormat, StatementLine } from './statement-model.ts'

export type StoredAccount = {
  readonly id: StatementAccountId
  readonly name: string
  readonly kind: AccountKind
  readonly number: string
  readonly learned: readonly ColumnMapping[]
  readonly version: number
  /** Whether what the rules by number, code and door have one answer for is confirmed by itself. */
  readonly automatic?: boolean
  /** What the provider keeps of each payment, 60 = 0.60 %; absent where it keeps nothing. */
  readonly feePerTenThousand?: number
}

/** A file as uploaded. Its rows are written first, then this as `reading`, then the lines it brought, then this as `ready`. */
export type StoredStatement = {
  readonly id: string
  readonly account: StatementAccountId
  readonly file: string
  readonly format: StatementFormat
  readonly layout: string
  readonly from: BusinessDate | null
  readonly to: BusinessDate | null
  readonly openingFen: number | null
  readonly closingFen: number | null
  readonly lines: number
  readonly chunks: number
  readonly createdAt: Instant
  readonly createdByName: string
  readonly state: 'reading' | 'ready'
  readonly newLines: number
  readonly inFen: number
  readonly outFen: number
}

/** A line as it stands under its month: what the bank said, and which file brought it. Never changed. */
export type StoredLine = StatementLine & { readonly id: LineId; readonly statement: string; readonly format: StatementFormat; readonly layout: string }

const accountsMax = 50
const statementsMax = 5_000
/** Lines of one account and month; above it the account is none of an organization of this kind. */
export const monthLinesMax = 60_000
const chunkLines = 400

export const findAccount = ({ store }: Ctx, account: StatementAccountId): Promise<StoredAccount | undefined> => store.get<StoredAccount>(keys.statementAccount(store.tenant, account), { consistent: true })

export async function readAccount(ctx: Ctx, account: StatementAccountId): Promise<StoredAccount> {
  const found = await findAccount(ctx, account)
  if (!found) throw unknown(`statement account ${account}`)
  return found
}

export async function allAccounts({ store }: Ctx): Promise<StoredAccount[]> {
  const found: StoredAccount[] = []
  for await (const item of store.all<StoredAccount>({ pk: keys.root(store.tenant), begins: 'STATEMENTS#', consistent: true }, { bound: accountsMax })) found.push(item)
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putAccount = ({ tenant }: Ctx, account: StoredAccount): Write => ({
  put: { ...keys.statementAccount(tenant, account.id), ...account },
  if: account.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': account.version - 1 } },
})

export const findStatement = ({ store }: Ctx, account: StatementAccountId, id: string): Promise<StoredStatement | undefined> => store.get<StoredStatement>(keys.statement(store.tenant, account, id), { consistent: true })

export async function readStoredStatement(ctx: Ctx, account: StatementAccountId, id: string): Promise<StoredStatement> {
  const found = await findStatement(ctx, account, id)
  assert(found, `statement ${id} of ${account}`)
  return found
}

export async function allStatements({ store }: Ctx, account: StatementAccountId): Promise<StoredStatement[]> {
  const found: StoredStatement[] = []
  for await (const item of store.all<StoredStatement>({ pk: keys.statementRoom(store.tenant, account), begins: 'FILE#', consistent: true }, { bound: statementsMax })) found.push(item)
  return found
}

export const insertStatement = ({ tenant }: Ctx, statement: StoredStatement): Write => ({ put: { ...keys.statement(tenant, statement.account, statement.id), ...statement }, if: 'absent' })

/** Once: whoever reads the same rows again finds the same sums. */
export const statementReady = ({ tenant }: Ctx, { account, id }: StoredStatement, sums: Pick<StoredStatement, 'newLines' | 'inFen' | 'outFen'>): Write => ({
  update: keys.statement(tenant, account, id),
  set: { ...sums, state: 'ready' },
  if: { expr: '#state = :reading', names: { '#state': 'state' }, values: { ':reading': 'reading' } },
})

type Row = StatementLine & { readonly id: LineId }

/** Rows follow from the file as its id does, so writing them again changes nothing. */
export async function storeRows(ctx: Ctx, account: StatementAccountId, statement: string, rows: readonly Row[]): Promise<number> {
  const items: Item[] = []
  for (let at = 0; at < rows.length; at += chunkLines) items.push({ ...keys.statementRows(ctx.tenant, account, statement, items.length), data: deflateRawSync(JSON.stringify(rows.slice(at, at + chunkLines)), { level: 3 }) })
  await ctx.store.putMany(items)
  return items.length
}

export async function rowsOfStatement({ store }: Ctx, { account, id, chunks, lines }: StoredStatement): Promise<Row[]> {
  const rows: Row[] = []
  for await (const { data } of store.all<{ data: Uint8Array }>({ pk: keys.statementRoom(store.tenant, account), begins: `ROWS#${id}#`, consistent: true }, { bound: chunks })) rows.push(...(JSON.parse(inflateRawSync(data).toString()) as Row[]))
  assert(rows.length === lines, `the rows of statement ${id} are there: ${rows.length} of ${lines}`)
  return rows
}

export const insertLine = ({ tenant }: Ctx, account: StatementAccountId, line: StoredLine): Write => ({ put: { ...keys.statementLine(tenant, account, periodOfDate(line.bookedOn), line.id), ...line }, if: 'absent' })

/** Some lines, in the order asked; a hole where there is none. */
export const findLines = ({ store }: Ctx, account: StatementAccountId, lines: readonly LineId[]): Promise<(StoredLine | undefined)[]> =>
  Promise.all(lines.map((line) => store.get<StoredLine>(keys.statementLine(store.tenant, account, periodOfLine(line), line), { consistent: true })))

/** The lines of a month by day and time of the file. */
export async function linesOfMonth({ store }: Ctx, account: StatementAccountId, period: Period, days: { readonly from?: BusinessDate; readonly to?: BusinessDate } = {}): Promise<(StoredLine & Key)[]> {
  const found: (StoredLine & Key)[] = []
  const range = { pk: keys.statementMonth(store.tenant, account, period), from: `LINE#${days.from ?? ''}`, to: `LINE#${days.to ?? '9'}~`, consistent: true }
  for await (const item of store.all<StoredLine & Key>(range, { bound: monthLinesMax })) found.push(item)
  return found.toSorted((a, b) => (a.bookedOn === b.bookedOn ? (a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : a.row - b.row : a.bookedOn < b.bookedOn ? -1 : 1))
}
