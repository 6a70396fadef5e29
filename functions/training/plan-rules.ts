import type { TopicMinutes } from './attendance-rules.ts'

export type TopicGap = { readonly topic: string; /** Minutes. */ readonly needed: number; readonly done: number; readonly missing: number }

/** What a post asks of training against what a person has done, theory and practice together (T1). Named twice, the longer one counts. */
export function gapOf(required: readonly { readonly topic: string; readonly hours: number }[], done: readonly Pick<TopicMinutes, 'topic' | 'minutes'>[]): TopicGap[] {
  const needed = new Map<string, number>()
  for (const { topic, hours } of required) needed.set(topic, Math.max(needed.get(topic) ?? 0, Math.round(hours * 60)))
  return [...needed].map(([topic, minutes]) => {
    const had = done.reduce((sum, one) => sum + (one.topic === topic ? one.minutes : 0), 0)
    return { topic, needed: minutes, done: had, missing: Math.max(0, minutes - had) }
  })
}

export type Offer = { readonly course: string; readonly topics: readonly TopicMinutes[] }

/** The courses that close most of a gap come first; each is named with the topics and minutes that it closes. What no course closes is left over. */
export function planOf(gaps: readonly TopicGap[], offers: readonly Offer[]): { readonly courses: readonly { readonly course: string; readonly closes: readonly { readonly topic: string; readonly minutes: number }[] }[]; readonly left: readonly { readonly topic: string; readonly minutes: number }[] } {
  const open = new Map(gaps.flatMap(({ topic, missing }) => (missing > 0 ? [[topic, missing] as const] : [])))
  const rest = [...offers]
  const courses: { course: string; closes: { topic: string; minutes: number }[] }[] = []
  // Each round takes one offer away.
  while (open.size > 0 && rest.length > 0) {
    const best = rest.map((offer) => ({ offer, closes: closing(offer, open) })).toSorted((a, b) => totalOf(b.closes) - totalOf(a.closes))[0]!
    if (totalOf(best.closes) === 0) break
    for (const { topic, minutes } of best.closes) {
      const missing = open.get(topic)! - minutes
      if (missing > 0) open.set(topic, missing)
      else open.delete(topic)
    }
    courses.push({ course: best.offer.course, closes: best.closes })
    rest.splice(rest.indexOf(best.offer), 1)
  }
  return { courses, left: [...open].map(([topic, minutes]) => ({ topic, minutes })) }
}

function closing({ topics }: Offer, open: ReadonlyMap<string, number>): { topic: string; minutes: number }[] {
  const given = new Map<string, number>()
  for (const { topic, minutes } of topics) given.set(topic, (given.get(topic) ?? 0) + minutes)
  return [...given].flatMap(([topic, minutes]) => {
    const closed = Math.min(minutes, open.get(topic) ?? 0)
    return closed > 0 ? [{ topic, minutes: closed }] : []
  })
}

const totalOf = (parts: readonly { readonly minutes: number }[]): number => parts.reduce((sum, { minutes }) => sum + minutes, 0)
