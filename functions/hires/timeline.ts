import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import type { TimelineEntry } from '../workforce/model.ts'
import { hiresOfPerson } from './items.ts'

/** Hires, what changed in them, and their ends, for a person's page. */
export async function timelineOf(ctx: Ctx, person: PersonId): Promise<TimelineEntry[]> {
  const [hires, posts] = await Promise.all([hiresOfPerson(ctx, person), everyPost(ctx)])
  const nameOf = new Map(posts.map(({ id, name }) => [id, name]))
  return hires.flatMap(({ from, post, nth, changes, end }): TimelineEntry[] => [
    { on: from, kind: nth > 1 ? 'rehired' : 'hired', say: nth > 1 ? { zh: `第 ${nth} 次录用：${nameOf.get(post) ?? ''}`, en: `Hired for the ${nth}th time: ${nameOf.get(post) ?? ''}` } : { zh: `录用：${nameOf.get(post) ?? ''}`, en: `Hired: ${nameOf.get(post) ?? ''}` } },
    ...changes.map((change): TimelineEntry => ({ on: change.from, kind: `hire-${change.what}`, say: { zh: `${changeWords[change.what].zh}：${change.before} → ${change.after}`, en: `${changeWords[change.what].en}: ${change.before} → ${change.after}` } })),
    ...(end ? [{ on: end.on, kind: 'hire-ended', say: ends[end.reason], state: end.reason }] : []),
  ])
}

const changeWords = { extension: { zh: '合同延长', en: 'Contract extended' }, pay: { zh: '调整工资', en: 'Pay changed' }, post: { zh: '调整岗位', en: 'Post changed' } } as const
const ends = {
  'own-wish': { zh: '离职：本人辞职', en: 'Left: own wish' },
  agreement: { zh: '离职：协商一致', en: 'Left: by agreement' },
  'contract-over': { zh: '离职：合同期满', en: 'Left: contract over' },
  dismissal: { zh: '离职：单位解除', en: 'Left: dismissed' },
  probation: { zh: '离职：试用期内', en: 'Left: during probation' },
  retired: { zh: '离职：退休', en: 'Left: retired' },
  'open-market': { zh: '离职：转到市场就业', en: 'Left: moved to the open market' },
  illness: { zh: '离职：因病', en: 'Left: illness' },
  death: { zh: '离职：去世', en: 'Left: died' },
  other: { zh: '离职', en: 'Left' },
} as const
