import { type BusinessDate, instant, monthsFromTo, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, RosterId } from '../ids.ts'
import type { StepResult } from '../jobs/model.ts'
import { nextLoud } from '../reminders/quiet-hours.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { getSite } from '../tenants/get-site.ts'
import { findPeople } from '../workforce/read-person.ts'
import { findDuties } from './duty-items.ts'
import { findRoster } from './items.ts'
import { tellOnce } from './tell-once.ts'

/** Whom a change of a published roster concerns. */
export type ChangeToTell = { readonly roster: RosterId; readonly id: string; readonly people: readonly PersonId[]; readonly days: readonly BusinessDate[] }

export const changeToTell = ({ store }: Pick<Ctx, 'store'>, change: ChangeToTell): Write => ({ put: { ...keyOf(store.tenant, change.roster, change.id), ...change }, if: 'absent' })

const keyOf = (tenant: Ctx['tenant'], roster: RosterId, change: string): Key => ({ pk: keys.rosterRoom(tenant, roster), sk: `CHANGE#${change}` })

const atOnce = 10
/** Nobody is woken by a roster of next week; a changed shift may be tomorrow's and is told at once. */
export const quiet = { quietFrom: 21, quietTo: 7 }

/** Ten workers a slice. `subject`: the roster, or roster and change. */
export async function tellSlice(ctx: Ctx, subject: string, cursor: string | undefined): Promise<StepResult> {
  const [id, change] = subject.split('.') as [RosterId, string?]
  const roster = await findRoster(ctx, id)
  if (!roster) return { done: true }
  const loud = nextLoud(ctx.clock.now(), quiet)
  if (!change && loud > instant(ctx.clock)) return { cursor: cursor ?? '0', notBefore: loud }
  const told = change ? await ctx.store.get<ChangeToTell & Key>(keyOf(ctx.tenant, id, change), { consistent: true }) : undefined
  const people = change ? (told?.people ?? []) : roster.people
  const at = Number(cursor ?? '0')
  const now = people.slice(at, at + atOnce)
  const [known, { phone }, duties] = await Promise.all([findPeople(ctx, now), getSite(ctx), findDuties(ctx, now, monthsFromTo(periodOfDate(roster.from), periodOfDate(roster.to)))])
  for (const [place, person] of now.entries()) {
    const shifts = duties[place]!.filter((duty) => duty.roster === id).length
    if (!change && shifts === 0) continue
    const number = known.find((one) => one.id === person)?.phone ?? ''
    const params = { site: ctx.site.name, phone, ...(told ? { days: told.days.slice(0, 5).join('、') } : { from: roster.from, to: roster.to, shifts: String(shifts) }) }
    await tellOnce(ctx, { key: { pk: keys.rosterRoom(ctx.tenant, id), sk: `TOLD#${change ?? 'published'}#${person}` }, phone: number, template: change ? 'roster-changed' : 'roster-published', params })
  }
  return at + atOnce >= people.length ? { done: true } : { cursor: String(at + atOnce) }
}
