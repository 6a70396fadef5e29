import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { findLook, insertLook, looksOf } from './items.ts'
import { readPerson } from './read-person.ts'
import { openField } from './seal-person.ts'
import type { ListLooks, LookPage, Opened, OpenSealed } from './sealed-model.ts'
import { nothingSealed, otherLook } from './words.ts'

/**
 * Opens one sealed field for somebody who says why. The look is in the person's own log and in the audit chain before the text leaves; a text
 * that does not open was looked at all the same. Throws `unknown`, `refused` where nothing is kept.
 */
export async function openSealed(ctx: Ctx, person: PersonId, { id, field, reason, note }: OpenSealed): Promise<Opened> {
  const { sealed } = await readPerson(ctx, person)
  const kept = sealed[field]
  if (kept === undefined) throw nothingSealed()
  const look = { id, at: instant(ctx.clock), by: ctx.actor.name, field, reason, note }
  const logged = await held(recordChange(ctx, async () => ({ writes: [insertLook(ctx.tenant, person, look)], act: 'person.looked-at', subject: person, detail: { field, reason }, answer: undefined })))
  if (!logged) {
    // A retry finds its own look; another one under the same id would go unlogged.
    const known = await findLook(ctx, person, id)
    if (known?.field !== field || known.by !== look.by || known.reason !== reason) throw otherLook()
  }
  return { field, text: await openField(ctx, person, field, kept) }
}

/** Who looked at what and why, the last look first. Throws `unknown`. */
export async function listLooks(ctx: Ctx, person: PersonId, query: ListLooks): Promise<LookPage> {
  await readPerson(ctx, person)
  return looksOf(ctx, person, query)
}
