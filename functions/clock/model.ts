import * as z from 'zod'
import type { BusinessDate, Instant } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { PostId } from '../ids.ts'
import { postId } from '../posts/model.ts'
import { shiftTimes } from '../rosters/sheet-model.ts'

export const punchKinds = ['in', 'out'] as const
export type PunchKind = (typeof punchKinds)[number]
/** code: scanned at the post; place: by the phone's place alone; foreman: said by whoever is in charge, with the reason. */
export const punchHows = ['code', 'place', 'foreman'] as const
/** What a foreman may want to look at: the phone did not say where it was; it was sent much later; its clock was wrong. */
export const doubts = ['no-place', 'sent-late', 'clock-wrong'] as const

/** One clocking, as it is kept. It belongs to the day on which its shift begins, also after midnight. */
export type Punch = {
  /** The phone's: sent again it is the same one. */
  readonly id: string
  readonly date: BusinessDate
  /** By the server's clock, in whole minutes of it or finer: what counts. */
  readonly at: Instant
  readonly kind: PunchKind
  readonly how: (typeof punchHows)[number]
  readonly post: PostId
  readonly received: Instant
  /** The phone's own clock when it was pressed, and by how much that clock was ahead of the server's. */
  readonly deviceAt: Instant
  readonly driftSeconds: number
  readonly distanceM: number | null
  readonly accuracyM: number | null
  readonly doubts: readonly (typeof doubts)[number][]
  /** Of a foreman's: who, and why. */
  readonly correction?: { readonly by: string; readonly at: Instant; readonly reason: string }
}

const InstantText = z.iso.datetime({ precision: 3 })
const PhonePlace = z.object({ latE6: z.int().min(-90_000_000).max(90_000_000), lngE6: z.int().min(-180_000_000).max(180_000_000), accuracyM: z.int().min(0).max(100_000) })
export type PhonePlace = z.output<typeof PhonePlace>

export const Clock = z.object({
  id: ShortId,
  kind: z.enum(punchKinds),
  /** What was scanned at the post; null: by place alone. */
  code: z.string().max(80).nullable().default(null),
  place: PhonePlace.nullable().default(null),
  /** By the phone's clock: when it was pressed, and when this was sent. */
  at: InstantText,
  sentAt: InstantText,
})
export type Clock = z.output<typeof Clock>

export const Clocked = z.object({ id: z.string(), kind: z.enum(punchKinds), date: DateText, at: z.string(), clock: z.string(), postName: z.string(), shiftName: z.string(), /** It was there already. */ again: z.boolean() }).meta({ id: 'Clocked' })
export type Clocked = z.infer<typeof Clocked>

/** Today's shifts, yesterday's while it may still end, and tomorrow's early ones, so that a phone without network knows them. */
export const MyClock = z
  .object({
    now: z.string(),
    shifts: z.array(
      z.object({
        date: DateText,
        post: postId,
        postName: z.string(),
        name: z.string(),
        ...shiftTimes,
        /** Local times between which it takes a clocking in, and one out. */
        inFrom: z.string(),
        outTo: z.string(),
        /** The place of the post is known, so that the phone alone is enough. */
        byPlace: z.boolean(),
        punches: z.array(z.object({ id: z.string(), kind: z.enum(punchKinds), clock: z.string(), how: z.enum(punchHows) })),
        expects: z.enum(punchKinds).nullable(),
      }),
    ),
  })
  .meta({ id: 'MyClock' })
export type MyClock = z.infer<typeof MyClock>

export const codeModes = ['printed', 'screen'] as const
export const MakeClockCode = z.object({
  mode: z.enum(codeModes).default('printed'),
  /** How far from the post's point a phone may be. */
  radiusM: z.int().min(30).max(2000).default(150),
  /** A fresh one: every code that was printed before is worthless. */
  anew: z.boolean().default(false),
  version: z.int().min(0),
})
export type MakeClockCode = z.output<typeof MakeClockCode>
export const ClockCodeState = z.object({ post: postId, mode: z.enum(codeModes), radiusM: z.int(), madeAt: z.string(), hasPlace: z.boolean(), version: z.int() }).meta({ id: 'ClockCodeState' })
export type ClockCodeState = z.infer<typeof ClockCodeState>
export const ClockCode = ClockCodeState.extend({ postName: z.string(), link: z.string(), qr: z.object({ modules: z.int(), rects: z.array(z.array(z.int()).length(4)) }), /** Of a screen's; null: printed. */ secondsLeft: z.int().nullable() }).meta({ id: 'ClockCode' })
export type ClockCode = z.infer<typeof ClockCode>
export const ClockPostPath = z.object({ post: postId })
