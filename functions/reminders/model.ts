import * as z from 'zod'
import { branded } from '../date-text.ts'
import { buildingId, communityId, DateText, ShortId, unitId } from '../fees/model.ts'
import type { Id } from '../ids.ts'

export type ReminderId = Id<'reminder'>
export const reminderId = branded<ReminderId>(ShortId)

/** due: on the due date or after it. overdue: days later. visit: somebody will ring at the door. Never before the due date (F5). */
export const reminderKinds = ['due', 'overdue', 'visit'] as const
export type ReminderKind = (typeof reminderKinds)[number]
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]
/** auto: by text message, or by e-mail where there is no mobile phone. */
export const ways = ['auto', ...channels] as const
export type Way = (typeof ways)[number]

/** Why a household gets none; in the order in which they are looked at. */
export const skipReasons = ['nothing-due', 'not-yet-overdue', 'stopped', 'hardship', 'disputed', 'paying', 'credit-covers', 'too-small', 'recent', 'month-full', 'no-contact'] as const
export type SkipReason = (typeof skipReasons)[number]

/**
 * queued: about to be sent. sent: the provider has taken it over. delivered: it arrived. failed: it surely did not. unknown: the
 * process ended or the provider did not answer, so nobody knows, and it is not sent again by itself. skipped: not to be reminded.
 */
export const deliveryStates = ['queued', 'sent', 'delivered', 'failed', 'unknown', 'skipped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const hour = z.int().min(0).max(23)
const note = z.string().trim().max(120).default('')
export const ReminderSettings = z
  .object({
    /** Hours in Shanghai between which nothing is sent, `20` to `8`. */
    quietFrom: hour,
    quietTo: hour,
    /** Days that must lie between two reminders of a household. */
    everyDays: z.int().min(3).max(90),
    /** Reminders of a household in one month, at most. */
    perMonth: z.int().min(1).max(10).default(2),
    /** Days after the due date from which a bill counts as overdue for a reminder. */
    overdueDays: z.int().min(1).max(180),
    /** Below this nothing is sent, in fen. */
    leastFen: z.int().min(0).max(100_000),
    /** A line of the organization's own at the end of e-mails; text messages have none. A threat is refused (F5). */
    noteZh: note,
    noteEn: note,
  })
  .meta({ id: 'ReminderSettings' })
export type ReminderSettings = z.output<typeof ReminderSettings>
export const defaults: ReminderSettings = { quietFrom: 20, quietTo: 8, everyDays: 14, perMonth: 2, overdueDays: 15, leastFen: 100, noteZh: '', noteEn: '' }

const filter = { community: communityId, building: buildingId.optional(), kind: z.enum(reminderKinds), channel: z.enum(ways).default('auto') }
export const PreviewReminders = z.object({ ...filter, limit: z.int().min(1).max(200).default(50), after: z.string().max(200).optional() })
export type PreviewReminders = z.output<typeof PreviewReminders>
export const SendReminders = z.object({ /** Made by the client: sending the same again is the same run. */ id: reminderId, ...filter })
export type SendReminders = z.output<typeof SendReminders>

const household = { unit: unitId, buildingName: z.string(), room: z.string(), name: z.string(), openFen: z.int(), /** Of it due: what the reminder is about. */ dueFen: z.int() }
export const ReminderPreview = z
  .object({
    /** Of all households, not of the page. */
    households: z.int(),
    send: z.int(),
    totalFen: z.int(),
    skipped: z.partialRecord(z.enum(skipReasons), z.int()),
    /** When a run begun now would start, should it be a quiet hour. */
    startsAt: z.string(),
    /** What the first of them would read. */
    sample: z.string().nullable(),
    items: z.array(z.object({ ...household, channel: z.enum(channels).nullable(), skip: z.enum(skipReasons).nullable() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'ReminderPreview' })
export type ReminderPreview = z.infer<typeof ReminderPreview>

const run = {
  id: reminderId,
  kind: z.enum(reminderKinds),
  channel: z.enum(ways),
  community: communityId,
  communityName: z.string(),
  buildingName: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  state: z.enum(['waiting', 'sending', 'done', 'stopped']),
  /** How many households stand where; `sent` are those of which nothing more is known. */
  counts: z.object({ queued: z.int(), sent: z.int(), delivered: z.int(), failed: z.int(), unknown: z.int(), skipped: z.int() }),
}
export const ReminderRun = z.object(run).meta({ id: 'ReminderRun' })
export type ReminderRun = z.infer<typeof ReminderRun>
export const ReminderRunPage = z.object({ items: z.array(ReminderRun), next: z.string().nullable() })
export type ReminderRunPage = z.infer<typeof ReminderRunPage>
export const ReminderPath = z.object({ reminder: reminderId })

/** Of a household that was skipped, `channel` is null and `skip` the reason. */
export const Delivery = z
  .object({ unit: unitId, buildingName: z.string(), room: z.string(), channel: z.enum(channels).nullable(), skip: z.enum(skipReasons).nullable(), amountFen: z.int(), state: z.enum(deliveryStates), at: z.string(), problem: z.object({ zh: z.string(), en: z.string() }).nullable() })
  .meta({ id: 'ReminderDelivery' })
export type Delivery = z.infer<typeof Delivery>
export const DeliveryPage = z.object({ items: z.array(Delivery), next: z.string().nullable() })
export type DeliveryPage = z.infer<typeof DeliveryPage>
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(400).optional() })
export type PageQuery = z.output<typeof PageQuery>
export const ListDeliveries = PageQuery.extend({ state: z.enum(deliveryStates).optional() })
export type ListDeliveries = z.output<typeof ListDeliveries>

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
  /** Of a promise: by when, and how much. */
  promisedFor: DateText.optional(),
  promisedFen: z.int().min(1).max(100_000_000).optional(),
  note: z.string().trim().max(200).optional(),
})
export type RecordVisit = z.output<typeof RecordVisit>
export const Visit = z
  .object({ id: z.string(), on: DateText, outcome: z.enum(outcomes), promisedFor: DateText.nullable(), promisedFen: z.int().nullable(), note: z.string().nullable(), by: z.string(), at: z.string() })
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
