import type { StatementAccount, StatementFile } from './model.ts'
import type { StoredAccount, StoredStatement } from './statement-items.ts'
import { endingOf } from './account-ending.ts'

export const showStatement = ({ id, file, format, from, to, lines, newLines, inFen, outFen, openingFen, closingFen, createdAt, createdByName }: StoredStatement): StatementFile => ({ id, file, format, from, to, lines, newLines, inFen, outFen, openingFen, closingFen, createdAt, createdByName })

/** The latest balance is that of the file that reaches furthest; of two that reach as far, of the one uploaded later. */
export function showAccount({ id, name, kind, number, learned }: StoredAccount, statements: readonly StoredStatement[]): StatementAccount {
  const [latest] = statements.flatMap(({ to, closingFen, createdAt }) => (to !== null && closingFen !== null ? [{ on: to, balanceFen: closingFen, createdAt }] : [])).toSorted((a, b) => (a.on === b.on ? (a.createdAt > b.createdAt ? -1 : 1) : a.on > b.on ? -1 : 1))
  return { id, name, kind, ending: endingOf(number), learned: learned.length, latest: latest ? { on: latest.on, balanceFen: latest.balanceFen } : null }
}
