import type { Messages } from './zh.ts'

/** `2026年第四季度`: a span in the words people use for it. */
export function spanText(id: string, words: Messages): string {
  const [year, first, last] = [id.slice(0, 4), Number(id.slice(5, 7)), Number(id.slice(13))]
  const months = last - first + 1
  if (months === 12) return words.year(year)
  if (months === 6) return words.half(year, first === 1 ? 1 : 2)
  return months === 3 ? words.quarter(year, Math.ceil(last / 3)) : words.month(year, first)
}
