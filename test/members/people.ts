import type { StaffRole } from '../../functions/context.ts'
import type { MemberId } from '../../functions/ids.ts'
import { joinIfInvited } from '../../functions/members/join-member.ts'
import { openSession } from '../../functions/members/open-session.ts'
import type { CallOptions, Stack, TestTenant } from '../support/stack.ts'

export type Colleague = {
  readonly id: MemberId
  readonly email: string
  /** Calls the API on the tenant's host with this person's session. */
  readonly call: (path: string, options?: CallOptions) => ReturnType<Stack['request']>
  readonly cookie: string
}

/** Invites somebody, lets them join, and opens a session for them. */
export async function colleague(stack: Stack, tenant: TestTenant, name: string, roles: readonly StaffRole[]): Promise<Colleague> {
  const email = `${name}@${tenant.slug}.test`
  const invited = await tenant.call('/v1/members', { as: 'head', body: { name, email, roles } })
  if (invited.status !== 201) throw new Error(`invite: ${invited.text}`)
  return signedIn(stack, tenant, email)
}

/** The head whom the tenant was made with, signed in. */
export const firstHead = (stack: Stack, tenant: TestTenant): Promise<Colleague> => signedIn(stack, tenant, `head@${tenant.slug}.test`)

async function signedIn(stack: Stack, tenant: TestTenant, email: string): Promise<Colleague> {
  const id = await joinIfInvited(tenant.ctx(), { subject: `subject of ${email}`, email, emailVerified: true })
  if (!id) throw new Error(`${email} is not invited`)
  const cookie = `__Host-linli=${await openSession(tenant.ctx(), { kind: 'member', member: id })}`
  return { id, email, cookie, call: (path, options = {}) => stack.request(tenant.host, path, { ...options, headers: { cookie, origin: `http://${tenant.host}`, ...options.headers } }) }
}
