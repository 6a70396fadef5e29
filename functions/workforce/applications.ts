import { recordChange } from '../audit/record-change.ts'
import { dateOfInstant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { unknown } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import { countUse } from '../members/rate-limits.ts'
import { held } from '../storage/cancelled.ts'
import type { ApplicationForm, ApplicationId, ApplicationPage, ApplyForWork, ListApplications } from './application-model.ts'
import { waitingMax } from './application-model.ts'
import { allApplications, deleteApplication, findApplication, insertApplication } from './application-items.ts'
import { everyPerson, readPerson, showPerson } from './read-person.ts'
import { registerPerson } from './register-person.ts'
import type { Seeker } from './seeker-model.ts'
import { Consent, Limits } from './model.ts'
import { workforceSettings } from './settings.ts'
import { formClosed, formFull, noticeReplaced } from './words.ts'

/** What the public page needs, and nothing more. */
export async function applicationForm(ctx: Ctx): Promise<ApplicationForm> {
  const [{ form }, communities] = await Promise.all([workforceSettings(ctx), listCommunities(ctx)])
  return { ...form, communities: communities.items.map(({ id, name }) => ({ id, name })) }
}

/**
 * Somebody asks for work by the public page. The answer is the same whoever it is, so that nobody learns who is registered. Throws `limit` for too many
 * from one address or in all, `refused` while the form is closed or full, `conflict` when the notice on the page is not the present one.
 */
export async function applyForWork(ctx: Ctx, input: ApplyForWork, address: string): Promise<{ received: true }> {
  await countUse(ctx, 'applicationOfAddress', address)
  await countUse(ctx, 'applicationOfTenant', '')
  const { open, version, communities } = await applicationForm(ctx)
  if (!open) throw formClosed()
  if (input.agreed !== version) throw noticeReplaced()
  if (input.community && !communities.some(({ id }) => id === input.community)) throw unknown(`community ${input.community}`)
  if ((await allApplications(ctx)).length >= waitingMax) throw formFull()
  await held(ctx.store.write(insertApplication(ctx.tenant, { ...input, at: instant(ctx.clock) })))
  return { received: true }
}

/** The one that waits longest first, with whoever is registered under the same number. */
export async function listApplications(ctx: Ctx, { limit, after }: ListApplications): Promise<ApplicationPage> {
  const [waiting, people] = await Promise.all([allApplications(ctx), everyPerson(ctx)])
  const ordered = waiting.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const start = placeAfter(after, ordered.length)
  const knownBy = (phone: string) => people.filter((person) => person.phone === phone).map(({ id, name }) => ({ id, name }))
  return { items: ordered.slice(start, start + limit).map((one) => ({ ...one, known: knownBy(one.phone) })), next: start + limit < ordered.length ? String(start + limit) : null }
}

/** Registers who asked, and takes the application away in the same transaction; a retry finds the person. Throws `unknown`. */
export async function acceptApplication(ctx: Ctx, id: ApplicationId, person: PersonId): Promise<Seeker> {
  const found = await findApplication(ctx, id)
  if (!found) {
    const known = await readPerson(ctx, person)
    if (known.source !== 'form') throw unknown(`application ${id}`)
    return showPerson(ctx, known)
  }
  const { name, phone, community, posts, note, at, agreed } = found
  const consent = Consent.parse({ version: agreed, on: dateOfInstant(at), sensitive: false, how: 'online' })
  const input = { id: person, name, phone, gender: null, born: null, category: null, difficulty: null, skills: [], limits: Limits.parse({}), wishes: { posts, hoursPerWeek: null, note }, home: { community, point: null }, consent, sealed: {} }
  return registerPerson(ctx, input, 'form', [deleteApplication(ctx.tenant, id)])
}

/** What was sent is deleted at once; the audit log keeps that there was one, and why it came to nothing. Throws `unknown`. */
export async function declineApplication(ctx: Ctx, id: ApplicationId, reason: string): Promise<void> {
  if (!(await findApplication(ctx, id))) throw unknown(`application ${id}`)
  const made = recordChange(ctx, async () => ({ writes: [deleteApplication(ctx.tenant, id)], act: 'application.declined', subject: id, detail: { reason }, answer: undefined }))
  await held(made)
}
