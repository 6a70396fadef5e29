import { type BusinessDate, daysBetween, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { isWelfareOn } from '../posts/open-rules.ts'
import { readPost } from '../posts/read-post.ts'
import type { PostRecord } from '../posts/model.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { readPerson } from '../workforce/read-person.ts'
import { minimumWageOn, type MinimumWage, probationEnd, warningsOf } from './contract-rules.ts'
import { documentsNeeded } from './document-rules.ts'
import { allWages, type HireRecord } from './items.ts'
import type { Hire, HireRow, HireState } from './model.ts'
import { retirementIf } from './retirement-rules.ts'

/** Active on its last day too. */
export function stateOn({ from, to, end }: Pick<HireRecord, 'from' | 'to' | 'end'>, day: BusinessDate): HireState {
  if (to !== null && day > to) return end ? 'ended' : 'expired'
  return day < from ? 'coming' : 'active'
}

type Known = { readonly person: Pick<PersonRecord, 'name' | 'born'>; readonly post: Pick<PostRecord, 'name' | 'welfare'>; readonly wages: readonly MinimumWage[]; readonly day: BusinessDate }

export function showHireRow(hire: HireRecord, { person, post, wages, day }: Known): HireRow {
  const { id, kind, no, from, to, pay, end } = hire
  const state = stateOn(hire, day)
  return {
    id, person: hire.person, personName: person.name, post: hire.post, postName: post.name, kind, no, from, to, state, pay,
    daysLeft: to === null ? null : daysBetween(day, to),
    missing: end ? 0 : documentsOf(hire, post).filter(({ needed, seen }) => needed && !seen).length,
    toDo: end ? end.steps.filter(({ done }) => !done).length : 0,
    warnings: end ? [] : warningsOf(hire, { wage: minimumWageOn(wages, hire.place, from), retiresOn: retirementIf(person.born, hire.retirementKind)?.on ?? null, before: hire.nth - 1 }),
  }
}

export const documentsOf = (hire: HireRecord, { welfare }: Pick<PostRecord, 'welfare'>): Hire['documents'] => {
  const needed = documentsNeeded(hire.kind, welfare !== null && isWelfareOn({ welfare }, hire.from))
  const others = hire.documents.map(({ kind }) => kind).filter((kind) => !needed.includes(kind))
  return [...needed, ...others].map((kind) => {
    const found = hire.documents.find((one) => one.kind === kind)
    return { kind, needed: needed.includes(kind), seen: found?.seen ?? null, scans: [...(found?.scans ?? [])] }
  })
}

export const probationOf = ({ from, probationMonths }: Pick<HireRecord, 'from' | 'probationMonths'>): BusinessDate | null => (probationMonths === 0 ? null : probationEnd(from, probationMonths))

export async function showHire(ctx: Ctx, hire: HireRecord): Promise<Hire> {
  const [person, post, wages] = await Promise.all([readPerson(ctx, hire.person), readPost(ctx, hire.post), allWages(ctx)])
  const day = today(ctx.clock)
  const retirement = retirementIf(person.born, hire.retirementKind)
  const wage = minimumWageOn(wages, hire.place, day < hire.from ? hire.from : day)
  const { hours, averagedApproval, place, probationMonths, insuranceFrom, accidentFrom, retirementKind, subsidisedBefore, note, placement, nth, changes, end, made, version } = hire
  return {
    ...showHireRow(hire, { person, post, wages, day }),
    hours, averagedApproval, place, probationMonths, insuranceFrom, accidentFrom, retirementKind, subsidisedBefore, note, placement, nth, version,
    retirement: retirement && { on: retirement.on, years: retirement.years, months: retirement.months, source: retirement.source },
    probationTo: probationOf(hire),
    minimumWage: wage ? { place: wage.place, from: wage.from, monthlyFen: wage.monthlyFen, hourlyFen: wage.hourlyFen, source: wage.source } : null,
    documents: documentsOf(hire, post),
    changes: changes.map(({ sent: _, posts: __, ...change }) => change),
    end: end && { on: end.on, reason: end.reason, note: end.note, at: end.at, by: end.by, steps: [...end.steps] },
    madeAt: made.at,
    madeBy: made.by,
  }
}

/** Ends within so many days: time to extend it or to say why not. */
export const endsSoonDays = 30
export const endsSoon = ({ state, daysLeft, to }: Pick<HireRow, 'state' | 'daysLeft' | 'to'>): boolean => state === 'expired' || (to !== null && state === 'active' && (daysLeft ?? 0) <= endsSoonDays)

