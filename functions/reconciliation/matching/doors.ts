import { buildingMarks, remarkText } from '../../estates/remark-text.ts'

/** A door as it is written: `东街3幢1单元304室` has the stem 东街 and the numbers 3-1-304. */
export type Door = { readonly stem: string; readonly numbers: string }

const joints = new RegExp(`(?<=[\\dA-Z])(?:${buildingMarks}|单元|门)-?(?=[\\dA-Z])`, 'g')
/** Years, months and days in words or signs: their numbers are no doors. */
const days =
  /(?<!\d)(?:19|20)\d{2}(?:年|[-./年](?:0?[1-9]|1[0-2])(?!\d)(?:[-./月](?:0?[1-9]|[12]\d|3[01])(?!\d)[日号]?)?月?份?)|(?<!\d)(?:0?[1-9]|1[0-2])月份?(?:(?:0?[1-9]|[12]\d|3[01])[日号])?/g
/** A whole run of numbers and dashes, never a piece of a longer one, of an amount or a time. */
const runs = /(?<![\dA-Z._:-]|\d[/])[\dA-Z]+(?:-[\dA-Z]+)*(?![\dA-Z_]|-[\dA-Z]|[.:]\d|元|块|月|年|日)/g

/** What is written, as `remarkText` has it, without any day, month or year. */
export const withoutDays = (text: string): string => remarkText(text).replace(days, ' ')

/** The doors that a text may speak of, with the Chinese words before each: which of them is a building's name, only the books can tell. */
export function doorsIn(text: string): Door[] {
  const joined = withoutDays(text).replace(joints, '-')
  return [...joined.matchAll(runs)].map(({ 0: numbers, index }) => ({ stem: /\p{Script=Han}*$/u.exec(joined.slice(Math.max(0, index - 20), index))![0], numbers }))
}

/** How a household's door is written: the last door in it. Fewer than 3 digits could be a count, and without a street `11-02` a day. */
export function doorOfSpelling(spelling: string): Door | undefined {
  const door = doorsIn(spelling).at(-1)
  if (!door || door.numbers.replace(/\D/g, '').length < 3) return undefined
  return door.stem === '' && /^(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])$/.test(door.numbers) ? undefined : door
}

/** Reads as a door even where no household has it: building, perhaps entrance, room of 3 or 4 digits. */
export const looksLikeDoor = ({ numbers }: Door): boolean => /^[\dA-Z]{1,3}(?:-[\dA-Z]{1,2})?-\d{3,4}[A-Z]?$/.test(numbers)

/** Households by the doors that the books spell. Where one street's name ends the words before the numbers, it decides over spellings without. */
export function doorBook(spellings: Iterable<{ readonly spelling: string; readonly household: string }>): (door: Door) => readonly string[] {
  const byNumbers = new Map<string, Map<string, Set<string>>>()
  for (const { spelling, household } of spellings) {
    const door = doorOfSpelling(spelling)
    if (!door) continue
    const stems = byNumbers.get(door.numbers) ?? new Map<string, Set<string>>()
    byNumbers.set(door.numbers, stems.set(door.stem, (stems.get(door.stem) ?? new Set()).add(household)))
  }
  return ({ stem, numbers }) => {
    const named = [...(byNumbers.get(numbers) ?? [])].filter(([known]) => stem.endsWith(known))
    const longest = Math.max(0, ...named.map(([known]) => known.length))
    return named.flatMap(([known, households]) => (known.length === longest ? [...households] : []))
  }
}
