import { recordChange } from '../audit/record-change.ts'
import { addDays, type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { forgetCertificates } from '../certificates/forget-certificates.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { placeAfter } from '../fees/page.ts'
import { everyHire, hiresOf, type HireRecord } from '../hires/hires-of.ts'
import type { PersonId } from '../ids.ts'
import { forgetLeaves } from '../leave/forget-leaves.ts'
import { forgetRosterTerms } from '../shifts/terms.ts'
import { held } from '../storage/cancelled.ts'
import { forgetSwaps } from '../swaps/forget-swaps.ts'
import { applicationsOver, claimErasureDay, deleteApplication } from './application-items.ts'
import { changePersonWrite, freePrints } from './items.ts'
import { Limits, type PersonRecord, Wishes } from './model.ts'
import { everyPerson, readPerson, showPerson } from './read-person.ts'
import { keptUntil } from './retention-rules.ts'
import type { EraseSeeker, ErasurePage, ListErasures } from './erasure-model.ts'
import type { Seeker } from './seeker-model.ts'
import { workforceSettings } from './settings.ts'
import { freeAccount } from './tie-account.ts'
import { hireOpen } from './words.ts'

/**
 * Takes away name, phone, everything that points at the person, and what is sealed. What counts stays: sex, category, community, the days of each
 * step. Certificates, training and contracts keep the person's id only. Done twice it is done once. Throws `unknown`, and `refused` while a hire is open.
 */
export async function erasePerson(ctx: Ctx, id: PersonId, { reason }: EraseSeeker): Promise<Seeker> {
  const before = await readPerson(ctx, id)
  if (before.state === 'erased') {
    // A crash may have come between.
    await Promise.all([forgetCertificates(ctx, id), forgetLeaves(ctx, id), forgetRosterTerms(ctx, id), forgetSwaps(ctx, id)])
    return showPerson(ctx, before)
  }
  if ((await hiresOf(ctx, id)).some((hire) => isOpen(hire, today(ctx.clock)))) throw hireOpen()
  const after: PersonRecord = { ...before, name: '', phone: '', born: null, difficulty: null, skills: [], limits: Limits.parse({}), wishes: Wishes.parse({}), home: { ...before.home, point: null }, member: null, retainUntil: null, sealed: {}, idPrints: [], sent: '', state: 'erased', version: before.version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [changePersonWrite(ctx.tenant, after), ...freePrints(ctx.tenant, before.idPrints), ...(before.member ? [freeAccount(ctx.tenant, before.member)] : [])], act: 'person.erased', subject: id, detail: { reason }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  await Promise.all([forgetCertificates(ctx, id), forgetLeaves(ctx, id), forgetRosterTerms(ctx, id), forgetSwaps(ctx, id)])
  return showPerson(ctx, after)
}

const isOpen = ({ to }: HireRecord, day: BusinessDate): boolean => to === null || to >= day

/** Who will be erased within so many days, the earliest first, and what holds it up. */
export async function listErasures(ctx: Ctx, { days, limit, after }: ListErasures): Promise<ErasurePage> {
  const due = await dueBy(ctx, addDays(today(ctx.clock), days))
  const start = placeAfter(after, due.length)
  return { items: due.slice(start, start + limit).map(({ person: { id, name }, until, working }) => ({ person: id, name, keptUntil: until, held: working ? 'hire-open' : null })), next: start + limit < due.length ? String(start + limit) : null }
}

async function dueBy(ctx: Ctx, day: BusinessDate) {
  const [people, { retainMonths }, hires] = await Promise.all([everyPerson(ctx), workforceSettings(ctx), everyHire(ctx)])
  const working = new Set(hires.filter((hire) => isOpen(hire, today(ctx.clock))).map(({ person }) => person))
  const due = people.flatMap((person) => {
    const until = keptUntil(person, retainMonths)
    return until && until < day ? [{ person, until, working: working.has(person.id) }] : []
  })
  return due.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.person.id < b.person.id ? -1 : 1))
}

const erasedAtOnce = 50

/** Once a day: whoever's time is over and who does not work here, and applications that nobody decided. Those above the bound wait a day. */
export async function sweepErasures(ctx: Ctx): Promise<void> {
  const day = today(ctx.clock)
  if (!(await claimErasureDay(ctx, day))) return
  for (const { person } of (await dueBy(ctx, day)).filter((one) => !one.working).slice(0, erasedAtOnce)) await erasePerson(ctx, person.id, { reason: 'time' })
  for (const { id } of await applicationsOver(ctx)) await held(ctx.store.write(deleteApplication(ctx.tenant, id)))
}
