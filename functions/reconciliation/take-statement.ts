import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { putAbsent } from '../storage/put-absent.ts'
import { sum } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { finishedWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { periodOfLine } from './line-ids.ts'
import { findAccount, insertLine, readStoredStatement, rowsOfStatement, statementReady, type StoredStatement } from './statement-items.ts'

/**
 * Brings a stored statement to its end: puts every line under its month that no other file brought before. May be done again and by
 * several at once: what is there stays, and whose a line is, is told by the write itself. Where an account confirms by itself, the months are noted for the sweep first.
 */
export async function takeStatement(ctx: Ctx, statement: StoredStatement): Promise<StoredStatement> {
  if (statement.state === 'ready') return statement
  const { id, account, format, layout } = statement
  const rows = await rowsOfStatement(ctx, statement)
  const standing = await putAbsent(ctx, rows.map((row) => insertLine(ctx, account, { ...row, statement: id, format, layout })))
  const own = rows.filter((_, at) => (standing[at]?.['statement'] ?? id) === id)
  const of = (sign: 1 | -1) => sum(own.flatMap(({ amountFen }) => (amountFen * sign > 0 ? [amountFen] : [])))
  const months = (await findAccount(ctx, account))?.automatic ? [...new Set(own.map((row) => periodOfLine(row.id)))] : []
  for (const month of months) await ctx.store.write(unfinishedWrite(ctx, { kind: 'matching', id: `${account}~${month}`, since: instant(ctx.clock) }))
  await held(ctx.store.transact([statementReady(ctx, statement, { newLines: own.length, inFen: of(1), outFen: of(-1) }), finishedWrite(ctx, 'statement', `${account}~${id}`)]))
  return readStoredStatement(ctx, account, id)
}
