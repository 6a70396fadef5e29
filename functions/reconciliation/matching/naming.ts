import { doorBook, doorsIn, looksLikeDoor } from './doors.ts'
import type { LearnedRule, MatchingEntry, MatchingLine, Reason } from './model.ts'
import { codeBook, codeKey } from './payment-codes.ts'
import { payerBook } from './payers.ts'

/** Whose line it is by what it says. Names are of codes and households, as those of entries; none where the door is nobody's. */
export type Naming = { readonly rule: 'payment-code' | 'unit-code' | 'payer'; readonly names: readonly string[]; readonly reasons: readonly Reason[]; readonly contradicts: boolean }

export const codesOfEntry = ({ paymentCode }: MatchingEntry): string[] => (paymentCode === undefined ? [] : [codeName(codeKey(paymentCode))])
export const householdOfEntry = ({ household }: MatchingEntry): string[] => (household === undefined ? [] : [householdName(household)])

const codeName = (code: string): string => `code:${code}`
const householdName = (household: string): string => `household:${household}`

/** The strongest clue names the line: our code before a door, a door before the payer. */
export function namer(entries: readonly MatchingEntry[], learned: readonly LearnedRule[]): (line: MatchingLine) => Naming | undefined {
  const codes = codeBook(entries.flatMap(({ paymentCode }) => paymentCode ?? []))
  const owners = ownersOfCodes(entries)
  const doors = doorBook(entries.flatMap(({ unitCodes, household }) => (household === undefined ? [] : unitCodes.map((spelling) => ({ spelling, household })))))
  const payers = payerBook(learned)
  return (line) => byCode(codes(line.remark), owners) ?? byDoor(line.remark, doors) ?? byPayer(payers(line))
}

function ownersOfCodes(entries: readonly MatchingEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>()
  for (const { paymentCode, household, id } of entries) {
    if (paymentCode === undefined) continue
    const code = codeKey(paymentCode)
    owners.set(code, (owners.get(code) ?? new Set()).add(household ?? id))
  }
  return owners
}

function byCode(found: readonly string[], owners: ReadonlyMap<string, ReadonlySet<string>>): Naming | undefined {
  if (found.length === 0) return undefined
  const households = new Set(found.flatMap((code) => [...(owners.get(code) ?? [])]))
  return { rule: 'payment-code', names: found.map(codeName), reasons: found.map((value) => ({ code: 'payment-code', value })), contradicts: found.length > 1 && households.size > 1 }
}

/** A second door that nobody is known by contradicts the first: the payer may mean either. */
function byDoor(remark: string, householdsOf: ReturnType<typeof doorBook>): Naming | undefined {
  const doors = (/\d{3}/.test(remark.normalize('NFKC')) ? doorsIn(remark) : []).map((door) => ({ door, households: householdsOf(door) })).filter(({ door, households }) => households.length > 0 || looksLikeDoor(door))
  if (doors.length === 0) return undefined
  const households = [...new Set(doors.flatMap((one) => one.households))].toSorted()
  const unknown = doors.some((one) => one.households.length === 0)
  return { rule: 'unit-code', names: households.map(householdName), reasons: doors.map(({ door }) => ({ code: 'unit-code', value: door.numbers })), contradicts: households.length > 1 || (unknown && households.length > 0) }
}

/** The account speaks before the name, which namesakes share; words of the remark that were learned must agree with them. */
function byPayer(found: ReturnType<ReturnType<typeof payerBook>>): Naming | undefined {
  const payer = found.find(({ by }) => by === 'account') ?? found.find(({ by }) => by === 'name')
  const told = [payer, found.find(({ by }) => by === 'remark')].filter((one) => one !== undefined)
  const [first] = told
  if (!first) return undefined
  const agreed = first.households.filter((household) => told.every(({ households }) => households.includes(household)))
  const households = agreed.length === 1 ? agreed : [...new Set(told.flatMap((one) => one.households))].toSorted()
  const codes = { account: 'payer-account', name: 'payer-name', remark: 'remark' } as const
  return { rule: 'payer', names: households.map(householdName), reasons: told.map(({ by, value }) => ({ code: codes[by], value })), contradicts: households.length > 1 }
}
