import { createHash } from 'node:crypto'
import * as z from 'zod'

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
] as const
export type Act = (typeof acts)[number]

/** Ids, roles, settings; never a phone, an e-mail address, a secret or a code. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

export const AuditRow = z
  .object({
    number: z.int().positive(),
    at: z.string(),
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
    act: z.string(),
    /** Id of the member, token or tenant that it is about. */
    subject: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])),
    /** Hash of the row before; 64 zeros before the first. */
    previous: z.string(),
    /** SHA-256, hex, of the JSON array [number, at, actor kind, actor id, actor name, act, subject, detail sorted by name, previous]. */
    hash: z.string(),
  })
  .meta({ id: 'AuditRow' })
export type AuditRow = z.infer<typeof AuditRow>

export const beginning = '0'.repeat(64)

/** S3: changing, dropping or inserting a row breaks every hash after it. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const detail = Object.entries(row.detail).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const { kind, id, name } = row.actor
  return createHash('sha256').update(JSON.stringify([row.number, row.at, kind, id, name, row.act, row.subject, detail, row.previous])).digest('hex')
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

export const ListAuditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListAuditQuery = z.infer<typeof ListAuditQuery>

export const AuditPage = z.object({ items: z.array(AuditRow), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
