import { plain } from '../estates/clean-text.ts'
import { buildingMarks, remarkText } from '../estates/remark-text.ts'

/** What a remark says of its household. All pure: texts in, texts out. */
export type Clues = { readonly text: string; readonly billNos: readonly string[]; readonly namesBuilding: boolean }

/** Full-width forms, dashes and spaces do not count: `２０２６１２ — ００００１` is `202612-00001`. */
export function cluesOf(remark: string): Clues {
  const text = remarkText(remark)
  const billNos = [...text.matchAll(/(?<!\d)(20\d{2}(?:0[1-9]|1[0-2]))-?(\d{5})(?!\d)/g)].map(([, month, number]) => `${month}-${number}`)
  return { text, billNos: [...new Set(billNos)], namesBuilding: new RegExp(`[\\dA-Z一-十](?:${buildingMarks})(?!元)`).test(text) }
}

/** True when the remark may speak of this building at all, so that its households are worth reading. */
export const mentionsBuilding = ({ text }: Clues, building: string): boolean => new RegExp(`${before}${buildingPattern(building)}`).test(text)

/** `2幢 1-101`, `2号楼1单元101室`, `2-1-101` for room 1-101 of 2幢. */
export const mentionsPlace = ({ text }: Clues, building: string, room: string): boolean => new RegExp(`${before}${buildingPattern(building)}[-, ]?${roomPattern(room)}${after}`).test(text)

/** The room alone, where no building is written. */
export const mentionsRoom = ({ text, namesBuilding }: Clues, room: string): boolean => !namesBuilding && room.replace(/\D/g, '').length >= 3 && new RegExp(`(?<![\\dA-Z.-])${roomPattern(room)}${after}`).test(text)

const before = '(?<![\\dA-Z-])'
const after = '(?![\\dA-Z]|-\\d|\\.\\d|元|块|月|年)'
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const key = (text: string): string => plain(text).replaceAll(' ', '').toUpperCase()

/** A numbered building is known by its number and any of the words for building, or a dash. */
function buildingPattern(name: string): string {
  const [, stem, number] = new RegExp(`^(.*?)([\\dA-Z]+)(?:${buildingMarks})$`).exec(key(name)) ?? []
  return number === undefined ? escaped(key(name)) : `${escaped(stem ?? '')}${number}(?:(?:${buildingMarks})|(?=-))`
}

/** Between entrance and door a dash or a word. */
const roomPattern = (room: string): string => `${key(room).split('-').map(escaped).join('(?:-|单元-?|门-?)')}(?:室|号|房)?`
