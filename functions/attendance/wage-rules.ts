import type { PostId } from '../ids.ts'
import type { Fund } from '../ledger/chart.ts'
import { type Fen, share, sum } from '../money.ts'
import type { AttendanceRules } from './settings-model.ts'

/** Where a person worked, and for how long. */
export type WorkedAt = { readonly post: PostId; readonly minutes: number }
export type WagePart = { readonly post: PostId | null; readonly minutes: number; readonly payFen: Fen }

/** A wage by where it was worked: the parts equal it. Who worked nowhere in the month (leave, a service relation) costs the post of the contract. */
export function wageByPost(payFen: Fen, worked: readonly WorkedAt[], post: PostId | null): WagePart[] {
  if (payFen === 0) return []
  const minutes = new Map<PostId, number>()
  for (const one of worked) if (one.minutes > 0) minutes.set(one.post, (minutes.get(one.post) ?? 0) + one.minutes)
  const posts = [...minutes].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (posts.length === 0) return [{ post, minutes: 0, payFen }]
  const parts = share(payFen, posts.map(([, time]) => time))
  return posts.map(([id, time], at) => ({ post: id, minutes: time, payFen: parts[at]! }))
}

export const fundOf = ({ fund, funds }: Pick<AttendanceRules, 'fund' | 'funds'>, post: PostId | null): Fund => funds.find((one) => one.post === post)?.fund ?? fund

export type WageOfGroup = { readonly post: PostId | null; readonly fund: Fund; readonly people: number; readonly minutes: number; readonly payFen: Fen }

/** Wages by post and fund, in one order; a group of nothing is left out. */
export function groupWages(people: readonly (readonly WagePart[])[], rules: Pick<AttendanceRules, 'fund' | 'funds'>): WageOfGroup[] {
  const groups = new Map<string, WageOfGroup>()
  for (const { post, minutes, payFen } of people.flat()) {
    const before = groups.get(post ?? '')
    groups.set(post ?? '', { post, fund: fundOf(rules, post), people: (before?.people ?? 0) + 1, minutes: (before?.minutes ?? 0) + minutes, payFen: sum([before?.payFen ?? 0, payFen]) })
  }
  return [...groups.values()].filter(({ payFen }) => payFen > 0).toSorted((a, b) => ((a.post ?? '') < (b.post ?? '') ? -1 : 1))
}
