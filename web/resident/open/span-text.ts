import type { Format } from '../../shared/i18n/format.ts'
import type { Messages } from './zh.ts'

type Span = { readonly from: string; readonly to: string }

/** `2026年第四季度`: a span in the words people use for it. */
export function spanText({ from, to }: Span, words: Messages, format: Format): string {
  const [year, first, last] = [from.slice(0, 4), Number(from.slice(5)), Number(to.slice(5))]
  const months = last - first + 1
  if (months === 12) return words.year(year)
  if (months === 6) return words.half(year, first === 1 ? 1 : 2)
  if (months === 3) return words.quarter(year, Math.ceil(last / 3))
  return words.month(format.period(from))
}
