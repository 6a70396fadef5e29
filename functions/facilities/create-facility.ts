import { createHash } from 'node:crypto'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { communityOf } from '../fees/estate.ts'
import { held } from '../storage/cancelled.ts'
import { checkBooking } from './check-booking.ts'
import { checkDecision } from './check-decision.ts'
import { allFacilities, facilitiesMax, findFacility, type FacilityRecord, putFacility } from './items.ts'
import type { CreateFacility, Facility } from './model.ts'
import { uploadedOf } from './photo-model.ts'
import { showFacility } from './read-facility.ts'
import { otherFacility, photoUnknown, tooManyFacilities } from './words.ts'

/** Registers a facility (C1). The client's id makes a retry the same one; the same id with other content is a conflict. */
export async function createFacility(ctx: Ctx, input: CreateFacility): Promise<Facility> {
  const community = await communityOf(ctx, input.community)
  checkDecision(ctx, input)
  checkBooking(input)
  if (input.photos.some(({ link }) => uploadedOf(link))) throw photoUnknown()
  const facility: FacilityRecord = { ...input, version: 1, sent: createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22) }
  if ((await allFacilities(ctx)).length >= facilitiesMax) throw tooManyFacilities(facilitiesMax)
  const { kind, name, ownership, decision } = facility
  const detail = { kind, name, ownership, decision: decision?.document ?? null }
  const made = recordChange(ctx, async () => ({ writes: [putFacility(ctx, facility)], act: 'facility.created', subject: facility.id, detail, answer: undefined }))
  if (!(await held(made))) return answerAgain(ctx, facility)
  return showFacility(facility, community.name)
}

async function answerAgain(ctx: Ctx, facility: FacilityRecord): Promise<Facility> {
  const known = await findFacility(ctx, facility.id)
  if (known?.sent !== facility.sent) throw otherFacility()
  return showFacility(known, (await communityOf(ctx, known.community)).name)
}
