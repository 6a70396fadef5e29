import { daysBetween, instant, periodOfDate, today as dayOf } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { readPerson } from '../workforce/read-person.ts'
import { monthsUsed } from './eligibility-rules.ts'
import { isEndingSoon, subsidyEnd } from './ending-rules.ts'
import { gather } from './gather.ts'
import { allPlans, findPlan, putPlan } from './items.ts'
import type { AlertPage, AlertRow, ExitPlan, PageQuery, SavePlan } from './model.ts'
import { changedMeanwhile } from './words.ts'

/** Whose subsidy ends within three months (E3), the nearest end first, each with the plan for afterwards or without one. */
export async function listAlerts(ctx: Ctx, { limit, after }: PageQuery): Promise<AlertPage> {
  const plans = await allPlans(ctx)
  const month = periodOfDate(dayOf(ctx.clock))
  const { people, schemes, today } = await gather(ctx, { from: month, to: month })
  const rows = people.flatMap(({ person, subject }): AlertRow[] => {
    const ends = schemes.flatMap((scheme) => {
      const drawn = subject.claimed.length > 0 || scheme.kind === 'welfare-post'
      const end = drawn ? subsidyEnd(scheme, subject, today) : undefined
      return end && isEndingSoon(end, today) ? [{ scheme, end }] : []
    })
    // One row a person: the end that leaves them without any comes last; of two on one day the post's own scheme is named.
    const last = ends.toSorted((a, b) => (a.end.on === b.end.on ? Number(b.scheme.welfarePost) - Number(a.scheme.welfarePost) : a.end.on < b.end.on ? 1 : -1))[0]
    if (!last) return []
    const { scheme, end } = last
    return [{ person: person.id, personName: person.name, scheme: scheme.id, schemeName: scheme.name, last: end.last, on: end.on, daysLeft: daysBetween(today, end.on), cause: end.cause, used: monthsUsed(subject), plan: plans.get(person.id) ?? null }]
  })
  const sorted = rows.toSorted((a, b) => (a.on === b.on ? (a.person < b.person ? -1 : 1) : a.on < b.on ? -1 : 1))
  const start = placeAfter(after, sorted.length)
  return { items: sorted.slice(start, start + limit), next: start + limit < sorted.length ? String(start + limit) : null }
}

/** What is to become of somebody when the subsidy ends: what, who, by when, and whether it is done. Over the version that was seen. */
export async function saveExitPlan(ctx: Ctx, person: PersonId, { version, ...plan }: SavePlan): Promise<ExitPlan> {
  await readPerson(ctx, person)
  const after: ExitPlan = { person, ...plan, version: version + 1, at: instant(ctx.clock), savedBy: ctx.actor.name }
  const saved = recordChange(ctx, async () => ({ writes: [putPlan(ctx, after)], act: 'exit-plan.saved', subject: person, detail: { who: plan.who, by: plan.by, state: plan.state }, answer: undefined }))
  if (await held(saved)) return after
  const known = await findPlan(ctx, person)
  const same = known && (Object.keys(plan) as (keyof typeof plan)[]).every((field) => known[field] === plan[field])
  if (!same) throw changedMeanwhile()
  return known
}
