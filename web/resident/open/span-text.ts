import { namedSpan, spanOfId } from '../../../functions/disclosure/spans-model.ts'
import type { Messages } from './zh.ts'

/** `2026年第四季度`: a span in the words people use for it. */
export function spanText(id: string, words: Messages): string {
  const { interval, year, at } = namedSpan(spanOfId(id))
  return words.spans[interval](year, at)
}
