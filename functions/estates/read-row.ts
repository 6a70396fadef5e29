import type { Area } from '../money.ts'
import { cleanName, cleanRoom, cleanText, isUnreadable, plain } from './clean-text.ts'
import type { Field } from './import-model.ts'
import { yearMax, yearMin } from './model.ts'
import { parseArea } from './parse-area.ts'
import { parseDay } from './parse-day.ts'
import { parsePhone, splitPhones } from './parse-phone.ts'
import type { Reason } from './reasons.ts'
import { textOf } from './reading/cell.ts'
import type { Register, RegisterRow } from './reading/find-register.ts'
import type { RowValues } from './row-values.ts'
import { readHardship, readOccupancy, readUse } from './words.ts'

export type ReadRow = { readonly row: number; readonly cells: readonly string[]; readonly values: RowValues; readonly reasons: readonly Reason[] }

/** How people write "nothing" in a cell. */
const nothing = /^(?:无|没有|暂无|不详|未知|不明|[-/\\.?—]+|n\/a|null)$/i
const lengths: Partial<Record<Field, number>> = { building: 40, buildingType: 40, room: 20, note: 200, owner: 200 }
const ownersMax = 10
export const exampleBuilding = '示例'

/** Every field of a row on its own: what could be read, and a reason for each cell that could not. Nothing is guessed. */
export function readRow({ columns, serialOffset }: Pick<Register, 'columns' | 'serialOffset'>, { row, cells }: RegisterRow): ReadRow {
  const values: Partial<Record<Field, unknown>> = {}
  const reasons: Reason[] = []
  for (const [at, { field }] of columns.entries()) {
    if (field === null || field === 'reason') continue
    const typed = textOf(cells[at])
    const text = cleanText(field === 'owner' || field === 'phone' ? typed.replaceAll('\n', '、') : typed)
    if (!text || (field !== 'note' && field !== 'room' && field !== 'building' && nothing.test(text))) continue
    const read = readable(field, text) ?? readers[field](text, serialOffset)
    if ('code' in read) reasons.push({ field, ...read })
    else values[field] = read.value
  }
  for (const field of ['building', 'room', 'area', 'owner'] as const) {
    if (values[field] === undefined && !reasons.some((reason) => reason.field === field)) reasons.push({ field, code: 'missing' })
  }
  const made = values as RowValues
  if (made.occupiedFrom && made.occupiedTo && made.occupiedTo < made.occupiedFrom) reasons.push({ field: 'occupiedTo', code: 'dates-reversed' })
  if (made.building?.startsWith(exampleBuilding)) reasons.splice(0, reasons.length, { field: 'building', code: 'example-row' })
  return { row, cells: columns.map((_, at) => textOf(cells[at])), values: made, reasons }
}

type Outcome = { readonly value: unknown } | Pick<Reason, 'code' | 'value'>

function readable(field: Field, text: string): Pick<Reason, 'code' | 'value'> | undefined {
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)/i.test(text)) return { code: 'formula-error', value: text }
  if (isUnreadable(text)) return { code: 'unreadable-character', value: text.slice(0, 20) }
  return text.length > (lengths[field] ?? 100) ? { code: 'too-long', value: text.slice(0, 20) } : undefined
}

const orFault = (value: unknown, code: Reason['code'], text: string): Outcome => (value === undefined ? { code, value: text } : { value })

const readers: Readonly<Record<Field, (text: string, serialOffset: number) => Outcome>> = {
  community: (text) => ({ value: cleanName(text) }),
  building: (text) => ({ value: cleanRoom(text) }),
  buildingType: (text) => ({ value: text }),
  year: readYear,
  room: (text) => ({ value: cleanRoom(text) }),
  area: (text) => {
    const area: Area | string = parseArea(text)
    return typeof area === 'number' ? { value: area } : { code: area, value: text }
  },
  owner: readOwners,
  phone: readPhones,
  occupiedFrom: (text, offset) => orFault(parseDay(text, offset), 'date-unreadable', text),
  occupiedTo: (text, offset) => orFault(parseDay(text, offset), 'date-unreadable', text),
  use: (text) => orFault(readUse(text), 'use-unknown', text),
  occupancy: (text) => orFault(readOccupancy(text), 'occupancy-unknown', text),
  hardship: (text) => orFault(readHardship(text), 'hardship-unknown', text),
  note: (text) => ({ value: text }),
}

function readYear(text: string): Outcome {
  const year = Number(/^(\d{4})年?$/.exec(plain(text).replaceAll(' ', ''))?.[1] ?? Number.NaN)
  return year >= yearMin && year <= yearMax ? { value: year } : { code: 'year-unreadable', value: text }
}

/** `韦玉梅、吕德明` are two owners. */
function readOwners(text: string): Outcome {
  const names = text.split(/[、,，;；/]/).map(cleanName).filter((name) => name && !nothing.test(name))
  if (names.length === 0) return { code: 'missing' }
  const long = names.length > ownersMax ? text : names.find((name) => name.length > 40)
  return long ? { code: 'too-long', value: long.slice(0, 20) } : { value: [...new Set(names)] }
}

/** A dash holds the place of an owner without a phone: `-、13900001111` is the second owner's. */
function readPhones(text: string): Outcome {
  const phones: (string | null)[] = []
  for (const part of splitPhones(text)) {
    const phone = nothing.test(part) ? null : parsePhone(part)
    if (phone === undefined) return { code: 'phone-unreadable', value: part }
    phones.push(phone)
  }
  return { value: phones }
}
