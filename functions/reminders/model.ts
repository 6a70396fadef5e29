import * as z from 'zod'
import { branded } from '../date-text.ts'
import { buildingId, communityId, DateText, Names, ShortId, unitId } from '../fees/model.ts'
import type { Id } from '../ids.ts'

export type ReminderId = Id<'reminder'>
export const reminderId = branded<ReminderId>(ShortId)

/** due: on the due date or after it. overdue: days later. visit: somebody will ring at the door. Never before the due date (F5). */
export const reminderKinds = ['due', 'overdue', 'visit'] as const
export type ReminderKind = (typeof reminderKinds)[number]
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** Why a household gets none; in the order in which they are looked at. */
export const skipReasons = ['nothing-due', 'not-yet-overdue', 'stopped', 'hardship', 'disputed', 'credit-covers', 'too-small', 'recent', 'no-contact'] as const
export type SkipReason = (typeof skipReasons)[number]

/** queued: about to be sent. unknown: the process ended in between; nobody knows whether it went out, so it is not sent again by itself. */
export const deliveryStates = ['queued', 'sent', 'failed', 'unknown'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const hour = z.int().min(0).max(23)
export const ReminderSettings = z
  .object({
    /** Hours in Shanghai between which nothing is sent, `20` to `8`. */
    quietFrom: hour,
    quietTo: hour,
    /** Days that must lie between two reminders of a household. */
    everyDays: z.int().min(3).max(90),
    /** Days after the due date from which a bill counts as overdue for a reminder. */
    overdueDays: z.int().min(1).max(180),
    /** Below this nothing is sent, in fen. */
    leastFen: z.int().min(0).max(100_000),
  })
  .meta({ id: 'ReminderSettings' })
export type ReminderSettings = z.infer<typeof ReminderSettings>
export const defaults: ReminderSettings = { quietFrom: 20, quietTo: 8, everyDays: 14, overdueDays: 15, leastFen: 100 }

const filter = { community: communityId, building: buildingId.optional(), kind: z.enum(reminderKinds) }
export const PreviewReminders = z.object({ ...filter, limit: z.int().min(1).max(200).default(50), after: z.string().max(200).optional() })
export type PreviewReminders = z.output<typeof PreviewReminders>
export const SendReminders = z.object({ /** Made by the client: sending the same again is the same run. */ id: reminderId, ...filter })
export type SendReminders = z.output<typeof SendReminders>

const household = { unit: unitId, buildingName: z.string(), room: z.string(), name: z.string(), openFen: z.int(), overdueFen: z.int() }
export const ReminderPreview = z
  .object({
    /** Of all households, not of the page. */
    households: z.int(),
    send: z.int(),
    totalFen: z.int(),
    skipped: z.partialRecord(z.enum(skipReasons), z.int()),
    /** When a run begun now would start, should it be a quiet hour. */
    startsAt: z.string(),
    items: z.array(z.object({ ...household, channel: z.enum(channels).nullable(), skip: z.enum(skipReasons).nullable() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'ReminderPreview' })
export type ReminderPreview = z.infer<typeof ReminderPreview>

const run = {
  id: reminderId,
  kind: z.enum(reminderKinds),
  community: communityId,
  communityName: z.string(),
  buildingName: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  state: z.enum(['waiting', 'sending', 'done', 'stopped']),
  sent: z.int(),
  failed: z.int(),
  skipped: z.int(),
}
export const ReminderRun = z.object(run).meta({ id: 'ReminderRun' })
export type ReminderRun = z.infer<typeof ReminderRun>
export const ReminderRunPage = z.object({ items: z.array(ReminderRun), next: z.string().nullable() })
export type ReminderRunPage = z.infer<typeof ReminderRunPage>
export const ReminderPath = z.object({ reminder: reminderId })

export const Delivery = z
  .object({ unit: unitId, buildingName: z.string(), room: z.string(), channel: z.enum(channels), amountFen: z.int(), state: z.enum(deliveryStates), at: z.string(), problem: Names.nullable() })
  .meta({ id: 'ReminderDelivery' })
export type Delivery = z.infer<typeof Delivery>
export const ReminderRunView = z.object({ ...run, deliveries: z.array(Delivery), next: z.string().nullable() }).meta({ id: 'ReminderRunView' })
export type ReminderRunView = z.infer<typeof ReminderRunView>
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(400).optional() })
export type PageQuery = z.output<typeof PageQuery>

export const stopReasons = ['dispute', 'hardship', 'promise', 'wish', 'other'] as const
export const StopReminders = z.object({ reason: z.enum(stopReasons), /** The last day without reminders. */ until: DateText })
export type StopReminders = z.output<typeof StopReminders>
export const ChangeContact = z.object({ email: z.email().max(120).nullable() })
export type ChangeContact = z.output<typeof ChangeContact>

export const outcomes = ['nobody-home', 'spoke', 'promised', 'disputes', 'hardship'] as const
export const RecordVisit = z.object({
  id: ShortId,
  unit: unitId,
  on: DateText,
  outcome: z.enum(outcomes),
  /** Of a promise: by when. */
  promisedFor: DateText.optional(),
  note: z.string().trim().max(200).optional(),
})
export type RecordVisit = z.output<typeof RecordVisit>
export const Visit = z
  .object({ id: z.string(), on: DateText, outcome: z.enum(outcomes), promisedFor: DateText.nullable(), note: z.string().nullable(), by: z.string(), at: z.string() })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof Visit>

export const HouseholdReminders = z
  .object({
    unit: unitId,
    buildingName: z.string(),
    room: z.string(),
    email: z.string().nullable(),
    /** Whether the payer has a mobile phone on the register; never the number. */
    hasPhone: z.boolean(),
    stop: z.object({ reason: z.enum(stopReasons), until: DateText, by: z.string(), at: z.string() }).nullable(),
    /** The last ones, newest first. */
    reminded: z.array(z.object({ at: z.string(), kind: z.enum(reminderKinds), channel: z.enum(channels), state: z.enum(deliveryStates) })),
    visits: z.array(Visit),
  })
  .meta({ id: 'HouseholdReminders' })
export type HouseholdReminders = z.infer<typeof HouseholdReminders>
export const UnitPath = z.object({ unit: unitId })
