import * as z from 'zod'
import { staffRoles, type StaffRole } from '../context.ts'

export const MemberId = z.string().regex(/^[a-z0-9]{12}$/)

/** In the order of the list of roles and without doubles, so that two equal sets are equal texts. */
export const Roles = z
  .array(z.enum(staffRoles))
  .min(1)
  .max(staffRoles.length)
  .transform((roles) => staffRoles.filter((role) => roles.includes(role)))

/** Compared and stored in lower case: providers treat addresses so, and one person must not be invited twice. */
export const EmailAddress = z.string().trim().toLowerCase().pipe(z.email().max(120))

/** S2: giving one of these takes a second head wherever there is one. */
export const sensitiveRoles: readonly StaffRole[] = ['head', 'finance']

export const sameRoles = (a: readonly StaffRole[], b: readonly StaffRole[]): boolean => a.length === b.length && a.every((role) => b.includes(role))

/** The sensitive roles in `wanted` that `held` does not have. */
export const addedSensitive = (held: readonly StaffRole[], wanted: readonly StaffRole[]): StaffRole[] =>
  wanted.filter((role) => sensitiveRoles.includes(role) && !held.includes(role))

const RoleList = z.array(z.enum(staffRoles))

export const MemberView = z
  .object({
    id: MemberId,
    name: z.string(),
    email: z.string(),
    /** In force now; empty while an invitation to head or finance alone waits for the second head. */
    roles: RoleList,
    /** pending: has not signed in yet. */
    state: z.enum(['pending', 'active']),
    invitedAt: z.string(),
    joinedAt: z.string().nullable(),
    /** A change that waits for a second head. */
    proposed: z.object({ roles: RoleList, by: z.string(), byName: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: 'Member' })
export type MemberView = z.infer<typeof MemberView>

export const MemberList = z.object({ items: z.array(MemberView), next: z.null() })

export const InviteMember = z.strictObject({ name: z.string().trim().min(1).max(40), email: EmailAddress, roles: Roles })
export type InviteMember = z.infer<typeof InviteMember>

export const ChangeMember = z.strictObject({ roles: Roles })
export const MemberParam = z.object({ member: MemberId })

export const TokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: RoleList,
    /** Last day of use, business date. */
    expires: z.string(),
    createdAt: z.string(),
    createdByName: z.string(),
  })
  .meta({ id: 'ApiToken' })
export type TokenView = z.infer<typeof TokenView>
export const TokenList = z.object({ items: z.array(TokenView), next: z.null() })
export const CreatedToken = TokenView.extend({ /** Shown this once; only its hash is kept. */ token: z.string() }).meta({ id: 'CreatedApiToken' })
export type CreatedToken = z.infer<typeof CreatedToken>

export const CreateApiToken = z.strictObject({ name: z.string().trim().min(1).max(60), roles: Roles, expires: z.iso.date().optional() })
export type CreateApiToken = z.infer<typeof CreateApiToken>
export const TokenParam = z.object({ token: z.string().regex(/^[a-z0-9]{12}$/) })

export const MeView = z
  .object({
    actor: z
      .object({
        kind: z.enum(['member', 'token', 'resident', 'paylink']),
        id: z.string(),
        name: z.string(),
        roles: z.array(z.enum([...staffRoles, 'resident', 'paylink'])),
        /** A resident's units; the one unit of a pay link. */
        units: z.array(z.string()),
      })
      .nullable(),
    tenant: z.object({ id: z.string(), slug: z.string(), name: z.string(), state: z.enum(['active', 'suspended']) }),
  })
  .meta({ id: 'Me' })
export type MeView = z.infer<typeof MeView>
