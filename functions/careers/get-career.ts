import { timelineOf as certificates } from '../certificates/timeline.ts'
import { type Ctx, hasRole } from '../context.ts'
import type { Say } from '../faults.ts'
import { timelineOf as hires } from '../hires/timeline.ts'
import type { PersonId } from '../ids.ts'
import { timelineOf as training } from '../training/timeline.ts'
import type { TimelineEntry } from '../workforce/model.ts'
import { readPerson } from '../workforce/read-person.ts'
import type { Career } from './model.ts'
import { type Stage, stageOf } from './stage-rules.ts'

/** More than happens to anybody; the newest are kept. */
const entriesMax = 500

/** What happened with a person, newest first: of each domain's own facts. Throws unknown. */
export async function getCareer(ctx: Ctx, id: PersonId, lang: keyof Say): Promise<Career> {
  const person = await readPerson(ctx, id)
  const { stage, since } = stageOf(person.marks)
  const own = (['registered', 'assessed'] as const).flatMap((step): TimelineEntry[] => (person.marks[step] ? [{ on: person.marks[step], kind: step, say: steps[step] }] : []))
  const entries = [...own, ...(await Promise.all([hires(ctx, id), training(ctx, id), certificates(ctx, id)])).flat()].map((entry) => (seesWhy(ctx) ? entry : withoutWhy(entry)))
  const sorted = entries.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1)).slice(0, entriesMax)
  return { stage, since: since ?? null, items: sorted.map(({ on, kind, say }) => ({ on, kind, text: say[lang] })) }
}

/** Why somebody left may be an illness: for those who keep people's papers, and who audits them. */
const seesWhy = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'hr-clerk', 'auditor')
const withoutWhy = (entry: TimelineEntry): TimelineEntry => (entry.kind === 'hire-ended' ? { on: entry.on, kind: entry.kind, say: { zh: '离职', en: 'Left' } } : entry)

const steps: Readonly<Record<Extract<Stage, 'registered' | 'assessed'>, Say>> = { registered: { zh: '登记', en: 'Registered' }, assessed: { zh: '评估', en: 'Assessed' } }
