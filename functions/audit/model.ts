import { createHash } from 'node:crypto'
import * as z from 'zod'
import { DateText } from '../date-text.ts'

/** What was done, `member.invited`: the thing first, so that a reader can filter by it. */
export const acts = [
  'tenant.created',
  'tenant.changed',
  'site.changed',
  'member.invited',
  'member.joined',
  'member.changed',
  'member.change-proposed',
  'member.change-confirmed',
  'member.removed',
  'token.created',
  'token.revoked',
  'fee-item.created',
  'fee-item.changed',
  'fee-item.ended',
  'facility.created',
  'facility.changed',
  'supplier.created',
  'supplier.changed',
  'expense-limit.set',
  'exception.assigned',
  'exception.commented',
  'exception.close-asked',
  'exception.close-declined',
  'exception.closed',
  'budget.entered',
  'budget.fixed',
  'contract.created',
  'contract.renewed',
  'tariff.created',
  'tariff.changed',
  'coupons.created',
  'coupons.ended',
  'billing-run.abandoned',
  'checkout.dismissed',
  'credit.kept',
  'credit.released',
  'disclosure.prepared',
  'disclosure.published',
  'disclosure.withdrawn',
  'disclosure-settings.changed',
  'objection.answered',
  'import.dismissed',
  'job.resumed',
  'job.dismissed',
  'refund.dismissed',
  'sale.dismissed',
  'reminders.changed',
  'reminders.stopped',
  'reminders.resumed',
  'account.requested',
  'account.link-given',
  'account.changed',
  'parking-area.created',
  'parking-area.changed',
  'parking-space.created',
  'parking-space.changed',
  'car.registered',
  'car.removed',
  'plate.blocked',
  'plate.unblocked',
  'permit.ended',
  'permits.allocated',
  'month.close-started',
  'month.close-approved',
  'month.close-declined',
  'month.reopen-asked',
  'month.reopen-declined',
  'month.reopened',
  'statement-account.created',
  'statement-account.taught',
  'statement-account.changed',
  'matching-rule.accepted',
  'matching-rule.ended',
  'person.registered',
  'person.changed',
  'person.sealed',
  'person.looked-at',
  'person.erased',
  'application.accepted',
  'application.declined',
  'workforce-settings.changed',
  'post.created',
  'post.changed',
  'hire.made',
  'hire.changed',
  'hire.ended',
  'hire.document-seen',
  'minimum-wage.set',
  'scheme.created',
  'scheme.revised',
  'exit-plan.saved',
  'course.created',
  'course.changed',
  'course.questions-changed',
  'course.money-noted',
  'training.changed',
  'training.cancelled',
  'attendance.corrected',
  'leave.approved',
  'leave.declined',
  'leave.ended',
  'leave.cancelled',
  'leave-settings.changed',
  'clock-code.made',
  'swap.declined',
  'exam.recorded',
  'exam.allowed',
  'exam.corrected',
  'certificate.added',
  'certificate.issued',
  'certificate.corrected',
  'certificate.scanned',
  'certificate.reviewed',
  'certificate.renewed',
  'certificate.revoked',
  'certificate.reinstated',
  'certificate-kind.saved',
  'person.account-tied',
  'person.account-untied',
  'roster-shift.created',
  'roster-shift.changed',
  'demand.set',
  'holidays.set',
  'roster-settings.set',
  'roster-terms.set',
  'roster.made',
  'roster.discarded',
  'roster.published',
  'roster.changed',
  'roster-feed.made',
  'roster-feed.revoked',
  'attendance-rules.set',
  'workday.corrected',
  'workday.confirmed',
  'timesheet.closed',
  'timesheet.reopened',
  'timesheet.signed',
  'timesheet.objected',
  'payroll.booked',
  'payroll.dropped',
  'payroll.handed',
  'payroll.exported',
] as const
export type Act = (typeof acts)[number]

/** Ids, roles, settings; never a phone, an e-mail address, a secret or a code. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]))

export const AuditRow = z
  .object({
    number: z.int().positive(),
    at: z.string(),
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
    act: z.string(),
    /** Id of the member, token or tenant that it is about. */
    subject: z.string(),
    detail: Values,
    /** What the same fields were before, where something was changed; rows before 2026-11-26 have none. */
    before: Values.optional(),
    /** Hash of the row before; 64 zeros before the first. */
    previous: z.string(),
    /** SHA-256, hex, of the JSON array [number, at, actor kind, actor id, actor name, act, subject, detail sorted by name, previous], with what was before, sorted by name, as a tenth where it is there. */
    hash: z.string(),
  })
  .meta({ id: 'AuditRow' })
export type AuditRow = z.infer<typeof AuditRow>

export const beginning = '0'.repeat(64)

/** S3: changing, dropping or inserting a row breaks every hash after it. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const detail = byName(row.detail)
  const { kind, id, name } = row.actor
  return createHash('sha256').update(JSON.stringify([row.number, row.at, kind, id, name, row.act, row.subject, detail, row.previous, ...(row.before ? [byName(row.before)] : [])])).digest('hex')
}

const byName = (values: AuditDetail) => Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))

const textMax = 300

/** Fields of a record as the log keeps them: plain values as they are, anything else as its JSON, cut where it is long. */
export function valuesOf<T extends object>(record: T, fields: readonly (keyof T & string)[]): AuditDetail {
  return Object.fromEntries(fields.map((field) => [field, plain(record[field])]))
}

function plain(value: unknown): AuditDetail[string] {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value).slice(0, textMax)
}

/** The number of the first row that does not follow from the one before it; undefined when all do. Rows in ascending order from number 1. */
export function firstBroken(rows: readonly AuditRow[]): number | undefined {
  let previous = beginning
  for (const [at, row] of rows.entries()) {
    if (row.number !== at + 1 || row.previous !== previous || row.hash !== hashOf(row)) return at + 1
    previous = row.hash
  }
  return undefined
}

const day = DateText.optional()
const filter = {
  /** An act, or all of a thing: `member.changed`, `member`. */
  act: z.string().regex(/^[a-z-]+(\.[a-z-]+)?$/).max(60).optional(),
  /** Part of the name of who did it. */
  who: z.string().trim().min(1).max(40).optional(),
  /** The id that it is about, exactly. */
  subject: z.string().max(120).optional(),
  /** Days in Shanghai, both included. */
  from: day,
  to: day,
}
export type AuditFilter = z.output<z.ZodObject<typeof filter>>
export const AuditExport = z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('xlsx') })
export const ListAuditQuery = z.object({
  ...filter,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** The number of the last row seen. */
  after: z.coerce.number().int().min(1).max(999_999_999).optional(),
})
export type ListAuditQuery = z.infer<typeof ListAuditQuery>

export const AuditPage = z.object({ items: z.array(AuditRow), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
