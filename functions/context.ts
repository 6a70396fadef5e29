import type { Clock, Instant } from './calendar.ts'
import type { BillId, Ids, JobId, TenantId, UnitId } from './ids.ts'
import type { EmailPort, SmsPort } from './messages.ts'
import type { PaymentChannel } from './payments/channel.ts'
import type { SealPort } from './seals.ts'
import type { Store } from './storage/store.ts'

/** Staff roles in the order of the domain's list of people; `resident` and `paylink` are never given to members. */
export const staffRoles = [
  'head',
  'finance',
  'collector',
  'auditor',
  'supervisor',
  'worker',
  'roster-clerk',
  'training-officer',
  'hr-clerk',
  'attendant',
  'joint-clerk',
  'committee',
  'evaluator',
] as const
export type StaffRole = (typeof staffRoles)[number]
export type Role = StaffRole | 'resident' | 'paylink'

/** Who does it. Deny by default: `anonymous` and `system` hold no role. */
export type Actor =
  | { readonly kind: 'member' | 'token'; readonly id: string; readonly name: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'resident'; readonly id: string; readonly name: string; readonly units: readonly UnitId[]; readonly roles: readonly ['resident'] }
  | { readonly kind: 'paylink'; readonly id: string; readonly name: string; readonly bill: BillId; readonly unit: UnitId; readonly roles: readonly ['paylink'] }
  | { readonly kind: 'system'; readonly id: string; readonly name: string; readonly roles: readonly [] }
  | { readonly kind: 'anonymous'; readonly id: ''; readonly name: ''; readonly roles: readonly [] }

export const anonymous: Actor = { kind: 'anonymous', id: '', name: '', roles: [] }

/** The system acting on its own: a job, a webhook, the sweep. */
export const systemActor = (id: string): Actor => ({ kind: 'system', id, name: id, roles: [] })

/** What the platform knows of a tenant before any of its own data is read. */
export type Site = {
  readonly slug: string
  readonly name: string
  /** Origin of the tenant's host, without a slash at the end: `https://dongjie.linli.example`. */
  readonly url: string
  readonly state: 'active' | 'suspended'
  /** The tenant's connected account at the payment provider; absent = collects offline only. */
  readonly paymentAccount?: string
  /** False: the account is there and cannot collect, not yet or no more. */
  readonly collects?: boolean
  /** Accounts that the tenant had before, newest first, each until when. */
  readonly formerAccounts?: readonly { readonly account: string; readonly until: Instant }[]
}

/** The world outside, each behind a port. */
export type Ports = {
  readonly sms: SmsPort
  readonly email: EmailPort
  readonly channel: PaymentChannel
  readonly seals: SealPort
  /** Wakes the jobs function for a row that is already stored; losing the signal only costs time (the sweep finds the row). */
  readonly signalJob: (tenant: TenantId, job: JobId) => Promise<void>
}

/** Everything a use case may use. The tenant travels here and nowhere else. */
export type Ctx = {
  readonly tenant: TenantId
  readonly site: Site
  readonly actor: Actor
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly ports: Ports
}

export const hasRole = (ctx: Ctx, ...roles: readonly Role[]): boolean => roles.some((role) => (ctx.actor.roles as readonly Role[]).includes(role))
