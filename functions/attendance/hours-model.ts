import * as z from 'zod'
import { PeriodText } from '../date-text.ts'
import { communityId } from '../fees/model.ts'
import { postId } from '../posts/model.ts'
import { rosterId } from '../rosters/sheet-model.ts'
import { personId } from '../workforce/model.ts'

const shares = { plannedMinutes: z.int(), workedMinutes: z.int(), at150: z.int(), at200: z.int(), at300: z.int() }

export const HoursOfPost = z.object({
  post: postId.nullable(),
  postName: z.string(),
  community: communityId.nullable(),
  people: z.int(),
  ...shares,
  late: z.int(),
  /** Shifts that were told to somebody, that somebody came to, and that nobody had. A day to come counts in none of them. */
  shifts: z.int(),
  kept: z.int(),
  open: z.int(),
  /** Null for whoever may not see wages. */
  payFen: z.int().nullable(),
})
export type HoursOfPost = z.infer<typeof HoursOfPost>

export const RosterHours = z
  .object({
    month: PeriodText,
    items: z.array(HoursOfPost),
    communities: z.array(z.object({ community: communityId.nullable(), name: z.string(), workedMinutes: z.int(), payFen: z.int().nullable() })),
    /** Those with overtime, most of it first. */
    overtime: z.array(z.object({ person: personId, personName: z.string(), minutes: z.int(), limitMinutes: z.int() })),
  })
  .meta({ id: 'RosterHours' })
export type RosterHours = z.infer<typeof RosterHours>

const ofPost = z.object({ post: postId.nullable(), postName: z.string(), minutes: z.int(), payFen: z.int() })
export const WageForecast = z
  .object({
    roster: rosterId,
    months: z.array(
      z.object({
        month: PeriodText,
        people: z.int(),
        minutes: z.int(),
        overtimeMinutes: z.int(),
        payFen: z.int(),
        /** Wages asked for the month before; null when they were not. */
        beforeFen: z.int().nullable(),
        /** Empty for whoever may not see single wages: a post of one person would tell theirs. */
        posts: z.array(ofPost),
      }),
    ),
  })
  .meta({ id: 'WageForecast' })
export type WageForecast = z.infer<typeof WageForecast>
export const RosterPath = z.object({ roster: rosterId })
