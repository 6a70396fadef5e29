import { share } from '../money.ts'

/** Minutes of the day, on the clocks of Shanghai: 540 is 9:00. */
export type Span = { readonly from: number; readonly to: number }

/** A scan says that somebody came or left, a list that somebody was there from when to when, a correction what counts in the end. */
export type Mark =
  | { readonly kind: 'in' | 'out'; readonly minute: number }
  | ({ readonly kind: 'list' } & Span)
  | { readonly kind: 'correction'; readonly minutes: number }

export const lengthOf = ({ from, to }: Span): number => to - from

/**
 * The minutes of a session that somebody was there, however often they were scanned or listed: from the first arrival to the last leaving
 * (to its end where nobody scanned out) and the spans of lists, each minute once. The last correction answers all of it. Who only
 * scanned when leaving has no arrival: that is for the trainer to correct.
 */
export function minutesAttended(session: Span, marks: readonly Mark[]): number {
  const corrected = marks.findLast((mark) => mark.kind === 'correction')
  if (corrected) return Math.max(0, Math.min(corrected.minutes, lengthOf(session)))
  return unionOf([...scanned(session, marks), ...marks.filter((mark) => mark.kind === 'list')].map((span) => within(span, session)))
}

function scanned(session: Span, marks: readonly Mark[]): Span[] {
  const came = marks.flatMap((mark) => (mark.kind === 'in' ? [mark.minute] : []))
  if (came.length === 0) return []
  const from = Math.min(...came)
  const left = marks.flatMap((mark) => (mark.kind === 'out' && mark.minute >= from ? [mark.minute] : []))
  // Whoever scanned out and came back is there again, until they scan out once more.
  const to = left.length === 0 || Math.max(...came) > Math.max(...left) ? session.to : Math.max(...left)
  return [{ from, to }]
}

const within = ({ from, to }: Span, session: Span): Span => ({ from: Math.max(from, session.from), to: Math.min(to, session.to) })

function unionOf(spans: readonly Span[]): number {
  let total = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return total
}

export type TopicMinutes = { readonly topic: string; readonly kind: 'theory' | 'practice'; readonly minutes: number }

/**
 * What attended minutes are worth by topic (T1): the session's topics in the proportion in which it was attended, rounded down once in
 * all; the parts equal that total. Breaks belong to no topic, so topics may add up to less than the session lasts.
 */
export function creditOf(session: Span, topics: readonly TopicMinutes[], attended: number): TopicMinutes[] {
  const planned = topics.reduce((sum, { minutes }) => sum + minutes, 0)
  if (planned === 0) return []
  const parts = share(Math.floor((planned * attended) / lengthOf(session)) as never, topics.map(({ minutes }) => minutes))
  return topics.map(({ topic, kind }, at) => ({ topic, kind, minutes: parts[at]! }))
}

/** Arrivals are taken from half an hour before; a leaving until an hour after. */
export const earlyMinutes = 30
export const lateMinutes = 60

/** Whether a scan comes at its time; `at`: from when, or until when it would have been taken. */
export function judgeScan(session: Span, phase: 'in' | 'out', minute: number): { readonly ok: true } | { readonly ok: false; readonly why: 'early' | 'late'; readonly at: number } {
  const [opens, closes] = phase === 'in' ? [session.from - earlyMinutes, session.to] : [session.from, session.to + lateMinutes]
  if (minute < opens) return { ok: false, why: 'early', at: opens }
  if (minute > closes) return { ok: false, why: 'late', at: closes }
  return { ok: true }
}

export const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
