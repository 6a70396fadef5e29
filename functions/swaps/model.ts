import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { SwapId } from '../ids.ts'
import { postId } from '../posts/model.ts'
import { rosterId, shiftId, shiftTimes } from '../rosters/sheet-model.ts'
import { personId } from '../workforce/model.ts'

export const swapId = branded<SwapId>(ShortId)
/** swap: two give each other a shift; cover: one gives, the other takes. */
export const swapKinds = ['swap', 'cover'] as const
/** asked: the other one has not said anything · agreed: the clerk decides · refused: by the other one · declined: by the clerk · lapsed: one of the shifts is not what it was, or has begun. */
export const swapStates = ['asked', 'agreed', 'refused', 'approved', 'declined', 'withdrawn', 'lapsed'] as const
export type SwapState = (typeof swapStates)[number]

const SayText = z.object({ zh: z.string(), en: z.string() })
const ShiftText = z.object({ date: DateText, name: z.string(), post: z.string(), ...shiftTimes })
const Note = z.string().trim().max(200)

export const RequestSwap = z
  .object({
    id: swapId,
    kind: z.enum(swapKinds),
    /** The day of the own shift. */
    date: DateText,
    other: personId,
    /** Of a swap: the day of the shift that one would take. */
    otherDate: DateText.nullable().default(null),
    note: Note.default(''),
  })
  .refine(({ kind, otherDate }) => (kind === 'swap') === (otherDate !== null), { path: ['otherDate'] })
export type RequestSwap = z.output<typeof RequestSwap>
export const SwapPath = z.object({ swap: swapId })
export const AnswerSwap = z.object({ agree: z.boolean() })
export const DecideSwap = z.discriminatedUnion('action', [z.object({ action: z.literal('approve'), reason: Note.default('') }), z.object({ action: z.literal('decline'), reason: Note.min(1) })])
export type DecideSwap = z.output<typeof DecideSwap>

const told = {
  id: swapId,
  kind: z.enum(swapKinds),
  state: z.enum(swapStates),
  note: z.string(),
  askedAt: z.string(),
  /** The shift that is given, and of a swap the one for it. */
  gives: ShiftText,
  takes: ShiftText.nullable(),
  decided: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
}
/** On the phone of either. */
export const MySwap = z.object({ ...told, mine: z.boolean(), /** Of the other one. */ name: z.string(), /** What one may do about it now. */ acts: z.array(z.enum(['answer', 'withdraw'])) })
export type MySwap = z.infer<typeof MySwap>
export const MySwaps = z.object({ items: z.array(MySwap) })
export type MySwaps = z.infer<typeof MySwaps>

export const Swap = z
  .object({ ...told, asker: z.object({ id: personId, name: z.string() }), other: z.object({ id: personId, name: z.string() }), /** What the rules say as things stand; empty: nothing against it. */ reasons: z.array(SayText) })
  .meta({ id: 'Swap' })
export type Swap = z.infer<typeof Swap>
export const ListSwaps = z.object({ state: z.enum(swapStates).optional(), /** A part of the name of either. */ search: z.string().trim().max(40).optional(), limit: z.coerce.number().int().min(1).max(100).default(50), after: z.string().max(20).optional() })
export type ListSwaps = z.output<typeof ListSwaps>
export const SwapPage = z.object({ items: z.array(Swap), next: z.string().nullable(), /** How many of whoever is asked for wait for the clerk, whatever state is shown. */ waiting: z.int() })
export type SwapPage = z.infer<typeof SwapPage>

/** Whom one may ask, for a shift of one's own. That somebody cannot is said, and why is nobody's business. */
export const PartnersQuery = z.object({ date: DateText })
export const Partners = z.object({ shift: ShiftText, items: z.array(z.object({ person: personId, name: z.string(), cover: z.boolean(), /** Works that day, so they could only exchange. */ works: z.boolean() })) })
export type Partners = z.infer<typeof Partners>
export const PartnerPath = z.object({ seeker: personId })
export const PartnerShifts = z.object({ name: z.string(), cover: z.boolean(), items: z.array(ShiftText.extend({ may: z.boolean() })) })
export type PartnerShifts = z.infer<typeof PartnerShifts>

export const MyShifts = z
  .object({
    today: DateText,
    name: z.string(),
    items: z.array(ShiftText.extend({ short: z.string(), night: z.boolean(), roster: rosterId, place: z.string(), /** It has not begun, so it may be given away. */ open: z.boolean() })),
    leave: z.array(z.object({ from: DateText, to: DateText, fromNoon: z.boolean(), toNoon: z.boolean() })),
    /** Exchanges that wait for one's own answer, and open shifts that one may take. */
    toAnswer: z.int(),
  })
  .meta({ id: 'MyShifts' })
export type MyShifts = z.infer<typeof MyShifts>
export const MyShiftsQuery = z.object({ from: DateText, to: DateText })

const Place = { roster: rosterId, date: DateText, post: postId, shift: shiftId }
export const OpenShifts = z.object({ items: z.array(z.object({ ...Place, name: z.string(), postName: z.string(), ...shiftTimes, missing: z.int(), may: z.boolean(), why: z.array(SayText) })) })
export type OpenShifts = z.infer<typeof OpenShifts>
export const TakeOpenShift = z.object(Place)
export type TakeOpenShift = z.output<typeof TakeOpenShift>
export const Taken = z.object({ ...Place, name: z.string(), postName: z.string(), ...shiftTimes, again: z.boolean() })
export type Taken = z.infer<typeof Taken>
