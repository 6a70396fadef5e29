type Span = { readonly from: string; readonly to: string; readonly fromNoon: boolean; readonly toNoon: boolean }
type Words = { readonly morning: string; readonly afternoon: string; readonly span: (from: string, to: string) => string }

/** `12月1日 下午 至 12月3日`: the days of a leave, and which half of the first and the last. */
export function leaveSpan({ from, to, fromNoon, toNoon }: Span, words: Words, dayText: (date: string) => string): string {
  const [first, last] = [fromNoon ? `${dayText(from)} ${words.afternoon}` : dayText(from), toNoon ? `${dayText(to)} ${words.morning}` : dayText(to)]
  return from === to ? (fromNoon ? first : last) : words.span(first, last)
}
