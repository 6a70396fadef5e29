import type { Statement, StatementLine } from '../statement-model.ts'
import { fen, sum } from '../../money.ts'
import { balanceBreaks } from './faults-of-statements.ts'

/**
 * Opening + lines = closing, or the file is refused with the line where it breaks (R2). Lines that carry the balance after
 * them are followed one by one, upwards or downwards as the bank lists them; what the file leaves unsaid (OFX knows no
 * opening) is filled in from the rest. A file without any balance stays without: only its successor can be compared.
 */
export function checkBalances(statement: Statement): Statement {
  const chain = chainOf(statement.lines)
  const total = sum(statement.lines.map(({ amountFen }) => amountFen))
  const openingFen = statement.openingFen ?? chain?.openingFen ?? (statement.closingFen === undefined ? undefined : fen(statement.closingFen - total))
  const closingFen = statement.closingFen ?? chain?.closingFen
  if (chain && statement.openingFen !== undefined && chain.openingFen !== statement.openingFen) throw balanceBreaks(chain.firstRow, chain.openingFen, statement.openingFen)
  if (openingFen !== undefined && closingFen !== undefined && openingFen + total !== closingFen)
    throw balanceBreaks(statement.closingRow ?? statement.lines.at(-1)?.row ?? 1, closingFen, openingFen + total)
  return { ...statement, ...(openingFen === undefined ? {} : { openingFen }), ...(closingFen === undefined ? {} : { closingFen }) }
}

type Told = StatementLine & { readonly balanceFen: NonNullable<StatementLine['balanceFen']> }
type Chain = { readonly openingFen: ReturnType<typeof fen>; readonly closingFen: ReturnType<typeof fen>; readonly firstRow: number }

function chainOf(lines: readonly StatementLine[]): Chain | undefined {
  const told = lines.filter((line): line is Told => line.balanceFen !== undefined)
  if (told.length === 0 || told.length < lines.length) return undefined
  const upwards = breakIn(told)
  if (!upwards) return ends(told)
  const turned = told.toReversed()
  const downwards = breakIn(turned)
  if (!downwards) return ends(turned)
  // The break that comes later in its own order is the one of the order that the bank meant.
  const meant = upwards.at >= downwards.at ? upwards : downwards
  throw balanceBreaks(meant.row, meant.told, meant.found)
}

const ends = (lines: readonly Told[]): Chain => ({ openingFen: fen(lines[0]!.balanceFen - lines[0]!.amountFen), closingFen: lines.at(-1)!.balanceFen, firstRow: lines[0]!.row })

function breakIn(lines: readonly Told[]): { at: number; row: number; told: number; found: number } | undefined {
  const at = lines.findIndex((line, place) => place > 0 && lines[place - 1]!.balanceFen + line.amountFen !== line.balanceFen)
  return at < 0 ? undefined : { at, row: lines[at]!.row, told: lines[at]!.balanceFen, found: lines[at - 1]!.balanceFen + lines[at]!.amountFen }
}

/** Statements of one account in one file follow each other: where one ends the next begins. */
export function checkSequence(statements: readonly Statement[]): void {
  const last = new Map<string, Statement>()
  for (const statement of statements) {
    const before = last.get(statement.account)
    if (before?.closingFen !== undefined && statement.openingFen !== undefined && before.closingFen !== statement.openingFen)
      throw balanceBreaks(statement.lines[0]?.row ?? statement.closingRow ?? 1, statement.openingFen, before.closingFen)
    last.set(statement.account, statement)
  }
}
