import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { StatementAccountId } from '../ids.ts'
import { sum } from '../money.ts'
import type { ListStatementsQuery, ShownStatementLine, StatementAccounts, StatementFile, StatementFilePage, StatementLinePage, StatementLinesQuery } from './model.ts'
import { showAccount, showStatement } from './show-statement.ts'
import { allAccounts, allStatements, linesOfMonth, readAccount, type StoredLine } from './statement-items.ts'
import { takeStatement } from './take-statement.ts'

/** Every account with the balance that its files tell last. */
export async function listStatementAccounts(ctx: Ctx): Promise<StatementAccounts> {
  const accounts = (await allAccounts(ctx)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { items: await Promise.all(accounts.map(async (account) => showAccount(account, await allStatements(ctx, account.id)))) }
}

/** Newest first. A file that a crash left half taken is brought to its end first. Throws unknown. */
export async function listStatements(ctx: Ctx, { account, limit, after }: ListStatementsQuery & { readonly account: StatementAccountId }): Promise<StatementFilePage> {
  await readAccount(ctx, account)
  const all = (await allStatements(ctx, account)).toSorted((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt > b.createdAt ? -1 : 1))
  const start = placeAfter(after, all.length)
  const items: StatementFile[] = []
  for (const one of all.slice(start, start + limit)) items.push(showStatement(await takeStatement(ctx, one)))
  return { items, next: start + limit < all.length ? String(start + limit) : null }
}

/** A month's lines in the order of their days, with the sums of all of them. Throws unknown. */
export async function listStatementLines(ctx: Ctx, { account, period, direction, limit, after }: StatementLinesQuery & { readonly account: StatementAccountId }): Promise<StatementLinePage> {
  await readAccount(ctx, account)
  const lines = await linesOfMonth(ctx, account, period)
  const of = (sign: 1 | -1): StoredLine[] => lines.filter(({ amountFen }) => amountFen * sign > 0)
  const shown = direction === undefined ? lines : of(direction === 'in' ? 1 : -1)
  const start = placeAfter(after, lines.length)
  const month = { lines: lines.length, inFen: sum(of(1).map(({ amountFen }) => amountFen)), outFen: sum(of(-1).map(({ amountFen }) => amountFen)) }
  return { month, items: shown.slice(start, start + limit).map(showLine), next: start + limit < shown.length ? String(start + limit) : null }
}

const showLine = ({ id, statement, row, bookedOn, valueDate, time, amountFen, balanceFen, reference, endToEnd, otherReferences, counterparty, counterAccount, remark, kind }: StoredLine): ShownStatementLine => ({
  id,
  statement,
  row,
  bookedOn,
  valueDate,
  time: time ?? null,
  amountFen,
  balanceFen: balanceFen ?? null,
  reference,
  endToEnd,
  otherReferences: [...otherReferences],
  counterparty,
  counterAccount: counterAccount.length > 4 ? `…${counterAccount.slice(-4)}` : counterAccount,
  remark,
  kind,
})
