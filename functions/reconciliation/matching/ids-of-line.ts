import { plain } from '../../estates/clean-text.ts'
import { remarkText } from '../../estates/remark-text.ts'
import type { MatchingLine } from './model.ts'

/** Shorter numbers are counters and sums, not ids. */
const idMin = 6
/** In free text an id must be longer, or a day written in 8 digits would be one. */
const idInRemarkMin = 10

/** An id without case, dashes and packing; undefined for what banks write where they have none. */
export function idKey(text: string): string | undefined {
  const key = plain(text).toUpperCase().replace(/[^\dA-Z]/g, '')
  return key.length < idMin || /^(?:NOTPROVIDED|NONREF|(.)\1*)$/.test(key) ? undefined : key
}

/** Every id that a line carries, in its fields (whole, behind `NAME:`, between slashes) or as a word of its remark. */
export function idsOfLine({ reference, endToEnd, otherReferences, remark }: MatchingLine): string[] {
  const fields = [reference, endToEnd, ...otherReferences.flatMap((one) => [one, one.slice(one.indexOf(':') + 1)])].filter((field) => field !== '')
  const words = idsInText(remark)
  const keys = [...fields.flatMap((field) => (field.includes('/') ? [field, ...field.split('/')] : [field])).map(idKey), ...words]
  return [...new Set(keys.filter((key) => key !== undefined))]
}

/** The words of a free text that may be ids. */
export function idsInText(text: string): string[] {
  const words = text.length < idInRemarkMin ? [] : (remarkText(text).match(/[\dA-Z][\dA-Z_-]{8,}/g) ?? [])
  return words.flatMap((word) => idKey(word) ?? []).filter((key) => key.length >= idInRemarkMin)
}
