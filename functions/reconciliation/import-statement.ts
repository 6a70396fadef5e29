import { createHash } from 'node:crypto'
import { type BusinessDate, instant, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { cleanText } from '../estates/clean-text.ts'
import { naturalId } from '../estates/natural-id.ts'
import type { StatementAccountId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import { endingOf } from './account-ending.ts'
import { dayToCome, linesMissing, otherAccount, otherCurrency, otherLayout } from './import-faults.ts'
import { type LineId, withIds } from './line-ids.ts'
import type { ImportedStatement } from './model.ts'
import { showStatement } from './show-statement.ts'
import { findStatement, insertStatement, linesOfMonth, readAccount, readStoredStatement, type StoredAccount, type StoredStatement, storeRows } from './statement-items.ts'
import type { Statement, StatementLine } from './statement-model.ts'
import { takeStatement } from './take-statement.ts'

type Row = StatementLine & { readonly id: LineId }

/**
 * Takes a statement over: nothing is booked, its lines only become known. The same file again is the same one; an overlapping one
 * brings only lines that are new; two genuine equal lines of a day stay two (R2). A file that is wrong, cut, of another account, or
 * that contradicts what is known throws a fault, and nothing is stored. A retry or a crash in between ends as one try.
 */
export async function importStatement(ctx: Ctx, { account: id, name, bytes }: { readonly account: StatementAccountId; readonly name: string; readonly bytes: Uint8Array }): Promise<ImportedStatement> {
  const account = await readAccount(ctx, id)
  const { readStatement } = await import('./reading/read-statement.ts')
  const statements = ofAccount(account, await readStatement(bytes, name, account.learned))
  const rows = withIds(statements.flatMap(({ lines }) => lines))
  const [first, last] = [statements[0]!, statements.at(-1)!]
  const digest = createHash('sha256').update(JSON.stringify([rows, first.openingFen, last.closingFen])).digest('hex')
  const statement = naturalId(20, 'statement', id, digest)
  const known = await findStatement(ctx, id, statement)
  if (known) return { ...showStatement(await takeStatement(ctx, known)), again: true }
  const days = rows.map(({ bookedOn }) => bookedOn).toSorted()
  refuseDaysToCome(ctx, rows)
  await refuseContradictions(ctx, id, first, rows)
  const stored: StoredStatement = {
    id: statement,
    account: id,
    file: cleanText(name).slice(0, 200),
    format: first.format,
    layout: first.layout,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    openingFen: first.openingFen ?? null,
    closingFen: last.closingFen ?? null,
    lines: rows.length,
    chunks: await storeRows(ctx, id, statement, rows),
    createdAt: instant(ctx.clock),
    createdByName: ctx.actor.name,
    state: 'reading',
    newLines: 0,
    inFen: 0,
    outFen: 0,
  }
  await held(ctx.store.transact([insertStatement(ctx, stored), unfinishedWrite(ctx, { kind: 'statement', id: `${id}~${statement}`, since: stored.createdAt })]))
  return { ...showStatement(await takeStatement(ctx, await readStoredStatement(ctx, id, statement))), again: false }
}

/** Of a file with several accounts' statements those of this one; a file that names no account is taken for it. */
function ofAccount({ number }: StoredAccount, statements: readonly Statement[]): Statement[] {
  const own = statements.filter(({ account }) => account === '' || endingOf(account) === endingOf(number))
  if (own.length === 0) throw otherAccount([...new Set(statements.map(({ account }) => endingOf(account)))], endingOf(number))
  const foreign = own.find(({ currency }) => currency !== '' && currency !== 'CNY')
  if (foreign) throw otherCurrency(foreign.currency)
  return own
}

function refuseDaysToCome(ctx: Ctx, rows: readonly Row[]): void {
  const now = today(ctx.clock)
  const wrong = rows.find(({ bookedOn }) => bookedOn > now)
  if (wrong) throw dayToCome(wrong.row, wrong.bookedOn)
}

/**
 * Days that another kind of file brought would come in twice, because it words them otherwise. And a complete file (one with
 * balances) has every line that is known of the days between its first and its last; at its ends a day may have gone on.
 */
async function refuseContradictions(ctx: Ctx, account: StatementAccountId, statement: Statement, rows: readonly Row[]): Promise<void> {
  const days = [...new Set(rows.map(({ bookedOn }) => bookedOn))].toSorted()
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return
  const ids = new Set<string>(rows.map(({ id }) => id))
  const missing = new Map<BusinessDate, number>()
  for (const period of monthsFromTo(periodOfDate(from), periodOfDate(to))) {
    for (const line of await linesOfMonth(ctx, account, period, { from, to })) {
      if (line.format !== statement.format || line.layout !== statement.layout) throw otherLayout(line.bookedOn)
      if (statement.closingFen !== undefined && line.bookedOn > from && line.bookedOn < to && !ids.has(line.id)) missing.set(line.bookedOn, (missing.get(line.bookedOn) ?? 0) + 1)
    }
  }
  const [contradicted] = [...missing].toSorted()
  if (contradicted) throw linesMissing(...contradicted)
}
