import { instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { communityOf } from '../fees/estate.ts'
import { held } from '../storage/cancelled.ts'
import { findPerson, hashOf, insertPerson } from './items.ts'
import type { PersonRecord } from './model.ts'
import { showPerson } from './read-person.ts'
import type { RegisterSeeker, Seeker } from './seeker-model.ts'
import { bornToCome, consentToCome, otherPerson } from './words.ts'

/**
 * Registers a job-seeker. The client's id makes a retry the same person. Throws `unknown` for a community that is not there, `invalid` for days
 * that are still to come, and `conflict` for the same id with other content.
 */
export async function registerPerson(ctx: Ctx, input: RegisterSeeker, source: PersonRecord['source'] = 'office'): Promise<Seeker> {
  const now = today(ctx.clock)
  if (input.consent.on > now) throw consentToCome()
  if (input.born && input.born > now) throw bornToCome()
  if (input.home.community) await communityOf(ctx, input.home.community)
  const person: PersonRecord = { ...input, source, member: null, marks: { registered: now }, state: 'active', retainUntil: null, sealed: {}, registeredAt: instant(ctx.clock), version: 1, sent: hashOf(input) }
  const made = recordChange(ctx, async () => ({ writes: [insertPerson(ctx.tenant, person)], act: 'person.registered', subject: person.id, detail: { source }, answer: undefined }))
  if (await held(made)) return showPerson(ctx, person)
  const known = await findPerson(ctx, input.id)
  if (known?.sent !== person.sent) throw otherPerson()
  return showPerson(ctx, known)
}
