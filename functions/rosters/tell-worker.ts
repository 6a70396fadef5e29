import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import type { StepResult } from '../jobs/model.ts'
import { nextLoud } from '../reminders/quiet-hours.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { getSite } from '../tenants/get-site.ts'
import { findPeople } from '../workforce/read-person.ts'
import { tellOnce } from './tell-once.ts'
import { quiet } from './tell-workers.ts'

/** One fact of which one worker is told by text: which days, and what became of it. Why, and of what kind a leave is, they read behind their sign-in. */
export type FactToTell = {
  /** Names the fact: who is told of it twice is told once. */
  readonly id: string
  readonly person: PersonId
  readonly template: 'leave-decided' | 'swap-asked' | 'swap-decided'
  readonly days: readonly BusinessDate[]
  readonly result: string
}

const keyOf = (tenant: Ctx['tenant'], person: PersonId, of: 'TELL' | 'TOLD', id: string): Key => ({ pk: keys.personRoom(tenant, person), sk: `${of}#${id}` })
const subjectOf = ({ person, id }: Pick<FactToTell, 'person' | 'id'>): string => `${person}.${id}`

/** In the transaction that makes the fact: no crash comes between. `tellNow` afterwards has it sent at once. */
export const tellWrites = (ctx: Ctx, facts: readonly FactToTell[]): Write[] =>
  facts.flatMap((fact): Write[] => [{ put: { ...keyOf(ctx.tenant, fact.person, 'TELL', fact.id), ...fact }, if: 'absent' }, jobWrite(ctx, 'telling', subjectOf(fact))])

export async function tellNow(ctx: Ctx, facts: readonly FactToTell[]): Promise<void> {
  for (const fact of facts) await enqueueJob(ctx, 'telling', subjectOf(fact))
}

/** What is of today or tomorrow is told at any hour, all else when nobody is woken by it. */
export async function tellWorkerSlice(ctx: Ctx, subject: string): Promise<StepResult> {
  const at = subject.indexOf('.')
  const [person, id] = [subject.slice(0, at) as PersonId, subject.slice(at + 1)]
  const fact = await ctx.store.get<FactToTell & Key>(keyOf(ctx.tenant, person, 'TELL', id), { consistent: true })
  if (!fact) return { done: true }
  const { days, template, result } = fact
  const loud = nextLoud(ctx.clock.now(), quiet)
  const soon = days.some((day) => day <= addDays(today(ctx.clock), 1))
  if (!soon && loud > instant(ctx.clock)) return { cursor: '0', notBefore: loud }
  const [[known], { phone }] = await Promise.all([findPeople(ctx, [person]), getSite(ctx)])
  await tellOnce(ctx, { key: keyOf(ctx.tenant, person, 'TOLD', id), phone: known?.phone ?? '', template, params: { site: ctx.site.name, phone, days: daysText(days), result } })
  return { done: true }
}

/** Both ends of a span, or the days of an exchange. */
const daysText = (days: readonly BusinessDate[]): string => [...new Set(days)].join('、')
