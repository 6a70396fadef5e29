import { type Actor, anonymous, type Ctx } from '../context.ts'
import { findResidentsByPhone } from '../estates/find-residents-by-phone.ts'
import { unauthenticated } from '../faults.ts'
import { memberOf, tokenOf } from './items.ts'
import { readSession } from './read-session.ts'
import { sameHash, sha256 } from './secrets.ts'
import type { SessionHolder } from './sessions.ts'
import { tokenUsable } from './tokens.ts'

/** What a request carries. `prefer: 'pay'`: a screen behind a paper bill's QR code, which shows that bill whoever is signed in. */
export type Credentials = { readonly session?: string; readonly paySession?: string; readonly bearer?: string; readonly prefer?: 'pay' }

/**
 * Who calls, on the tenant of the context (whose own actor is not looked at). A bearer token that is not
 * this tenant's, wrong, expired or revoked is refused with 401; a stale cookie only makes the caller
 * anonymous. Membership, roles and a resident's units are read now, at every request.
 */
export async function actorOfRequest(ctx: Ctx, credentials: Credentials): Promise<Actor> {
  if (credentials.bearer !== undefined) return actorOfToken(ctx, credentials.bearer)
  const signedIn = () => actorOfCookie(ctx, credentials.session, ['member', 'resident'])
  const paying = () => actorOfCookie(ctx, credentials.paySession, ['paylink'])
  const [first, second] = credentials.prefer === 'pay' ? [paying, signedIn] : [signedIn, paying]
  return (await first()) ?? (await second()) ?? anonymous
}

async function actorOfToken(ctx: Ctx, bearer: string): Promise<Actor> {
  const [, tenant, id] = /^linli_([a-z0-9]{12})_([a-z0-9]{12})[A-Za-z0-9_-]{32}$/.exec(bearer) ?? []
  const token = tenant === ctx.tenant ? await tokenOf(ctx.store, id!) : undefined
  if (!token || !sameHash(token.hash, sha256(bearer)) || !tokenUsable(token, ctx.clock)) throw unauthenticated('token refused')
  return { kind: 'token', id: token.id, name: token.name, roles: token.roles }
}

async function actorOfCookie(ctx: Ctx, secret: string | undefined, kinds: readonly SessionHolder['kind'][]): Promise<Actor | undefined> {
  const holder = secret === undefined ? undefined : await readSession(ctx, secret)
  return holder && kinds.includes(holder.kind) ? actorOfHolder(ctx, holder) : undefined
}

async function actorOfHolder(ctx: Ctx, holder: SessionHolder): Promise<Actor | undefined> {
  switch (holder.kind) {
    case 'member': {
      const member = await memberOf(ctx.store, holder.member)
      return member && { kind: 'member', id: member.id, name: member.name, roles: member.roles }
    }
    case 'resident': {
      const residents = await findResidentsByPhone(ctx, holder.phone)
      const [first] = residents
      if (!first) return undefined
      return { kind: 'resident', id: first.id, name: first.name, units: [...new Set(residents.map(({ unit }) => unit))], roles: ['resident'] }
    }
    case 'paylink':
      return { kind: 'paylink', id: holder.link, name: holder.name, bill: holder.bill, unit: holder.unit, roles: ['paylink'] }
    default:
      return holder satisfies never
  }
}
