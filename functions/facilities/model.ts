import * as z from 'zod'
import { branded } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import type { FacilityId } from '../ids.ts'
import { type Fund, funds } from '../ledger/chart.ts'
import { BookingTerms } from './booking-terms.ts'
import { OwnersDecision } from './decision-model.ts'
import { Photo, photosMax } from './photo-model.ts'

export const facilityId = branded<FacilityId>(ShortId)

export const facilityKinds = ['charging-shed', 'lockers', 'water', 'laundry', 'recycling', 'advertising', 'kiosk', 'room', 'court', 'guest-bed', 'telecom', 'other'] as const
export type FacilityKind = (typeof facilityKinds)[number]

/** planned: not in use yet, may wait for the owners' decision. paused: out of use for a while. closed: gone for good. */
export const facilityStates = ['planned', 'active', 'paused', 'closed'] as const
export type FacilityState = (typeof facilityStates)[number]

/** owners-common: on or part of what the owners share. organisation: bought by the organization. public: lent by the street or the community. */
export const ownerships = ['owners-common', 'organisation', 'public'] as const
export type Ownership = (typeof ownerships)[number]

/** Whose money it earns follows from whose it is: there is nothing to choose, and nothing to get wrong. */
export const fundOfOwnership = (ownership: Ownership): Fund => (ownership === 'owners-common' ? 'OWNERS_COMMON' : 'ORGANISATION')

/** Who runs it, with whom to speak; null = the organization itself. */
export const Operator = z.object({
  name: z.string().trim().min(2).max(60),
  contact: z.string().trim().max(40),
  phone: z.string().trim().regex(/^[\d +()转-]{5,30}$/, 'digits, spaces, ( ) + -'),
})
export type Operator = z.infer<typeof Operator>

const told = {
  name: z.string().trim().min(2).max(40),
  kind: z.enum(facilityKinds),
  community: communityId,
  /** Where within the community. */
  place: z.string().trim().min(1).max(80),
  ownership: z.enum(ownerships),
  decision: OwnersDecision.nullable(),
  operator: Operator.nullable(),
  /** Number of its own electricity or water meter. */
  meter: z.string().trim().min(1).max(40).nullable(),
  photos: z.array(Photo).max(photosMax),
  note: z.string().trim().max(500),
  state: z.enum(facilityStates),
  /** How it is booked; null: it is not. */
  booking: BookingTerms.nullable(),
}

export const Facility = z
  .object({
    id: facilityId,
    ...told,
    communityName: z.string(),
    fund: z.enum(funds),
    /** Rises with every change; a change names the one it read. */
    version: z.int().positive(),
  })
  .meta({ id: 'Facility' })
export type Facility = z.infer<typeof Facility>

export const CreateFacility = z.object({
  /** Made by the client: sending the same facility again is the same facility. */
  id: facilityId,
  ...told,
  decision: told.decision.default(null),
  operator: told.operator.default(null),
  meter: told.meter.default(null),
  photos: told.photos.default([]),
  note: told.note.default(''),
  state: told.state.default('active'),
  booking: told.booking.default(null),
})
export type CreateFacility = z.output<typeof CreateFacility>

/** What is left out stays as it is. The community and the kind of a facility do not change: that would be another one. */
export const ChangeFacility = z
  .object({ name: told.name, place: told.place, ownership: told.ownership, decision: told.decision, operator: told.operator, meter: told.meter, photos: told.photos, note: told.note, state: told.state, booking: told.booking })
  .partial()
  .extend({ version: z.int().positive() })
export type ChangeFacility = z.output<typeof ChangeFacility>

export const FacilityPath = z.object({ facility: facilityId })

export const ListFacilities = z.object({
  community: communityId.optional(),
  kind: z.enum(facilityKinds).optional(),
  state: z.enum(facilityStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListFacilities = z.output<typeof ListFacilities>
export const FacilityPage = z.object({ items: z.array(Facility), next: z.string().nullable() })
export type FacilityPage = z.infer<typeof FacilityPage>
