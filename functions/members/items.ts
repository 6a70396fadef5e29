import type { StaffRole } from '../context.ts'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { MemberId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Store } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import { sha256 } from './secrets.ts'
import type { Session } from './sessions.ts'

export type Proposal = { readonly roles: readonly StaffRole[]; readonly by: string; readonly byName: string; readonly at: Instant }

export type Member = {
  readonly id: MemberId
  readonly name: string
  readonly email: string
  readonly roles: readonly StaffRole[]
  readonly state: 'pending' | 'active'
  readonly invitedAt: Instant
  readonly joinedAt?: Instant
  /** SHA-256 of issuer and subject: set at the first sign-in, the person from then on. */
  readonly subject?: string
  readonly proposed?: Proposal
}

/** How many members a tenant may have; lists and the last-head rule read all of them. */
export const membersMax = 500

export const memberOf = (store: Store, id: MemberId): Promise<Member | undefined> => store.get<Member>(keys.member(store.tenant, id), { consistent: true })

export const allMembers = (store: Store): Promise<Member[]> => collect(store.all<Member>({ pk: keys.root(store.tenant), begins: 'MEMBER#', consistent: true }, { bound: membersMax }))

const emailKey = (store: Store, email: string): Key => keys.lookup(store.tenant, `EMAIL#${sha256(email)}`)
const subjectKey = (store: Store, subject: string): Key => keys.lookup(store.tenant, `SUBJECT#${subject}`)

type Pointer = { readonly member: MemberId }
export async function memberByEmail(store: Store, email: string): Promise<Member | undefined> {
  const pointer = await store.get<Pointer>(emailKey(store, email), { consistent: true })
  return pointer && memberOf(store, pointer.member)
}
export async function memberBySubject(store: Store, subject: string): Promise<Member | undefined> {
  const pointer = await store.get<Pointer>(subjectKey(store, subject), { consistent: true })
  return pointer && memberOf(store, pointer.member)
}

/** One e-mail address is one member: the second invitation fails on the pointer. */
export const putMember = (store: Store, member: Member): Write[] => [
  { put: { ...keys.member(store.tenant, member.id), ...member }, if: 'absent' },
  { put: { ...emailKey(store, member.email), member: member.id }, if: 'absent' },
]

export const setRoles = (store: Store, member: MemberId, roles: readonly StaffRole[]): Write[] => [
  { update: keys.member(store.tenant, member), set: { roles }, remove: ['proposed'], if: 'present' },
]

export const setProposal = (store: Store, member: MemberId, proposed: Proposal): Write[] => [
  { update: keys.member(store.tenant, member), set: { proposed }, if: 'present' },
]

export const joinMember = (store: Store, member: Member, subject: string, joinedAt: Instant): Write[] => [
  { update: keys.member(store.tenant, member.id), set: { subject, joinedAt, state: 'active' }, if: { expr: 'attribute_exists(pk) AND attribute_not_exists(subject)' } },
  { put: { ...subjectKey(store, subject), member: member.id }, if: 'absent' },
]

export const deleteMember = (store: Store, member: Member): Write[] => [
  { delete: keys.member(store.tenant, member.id), if: { expr: 'attribute_exists(pk)' } },
  { delete: emailKey(store, member.email) },
  ...(member.subject ? [{ delete: subjectKey(store, member.subject) }] : []),
]

export type ApiToken = {
  readonly id: string
  readonly name: string
  readonly roles: readonly StaffRole[]
  /** SHA-256 of the whole token as it was shown. */
  readonly hash: string
  /** Last day of use. */
  readonly expires: BusinessDate
  /** A setup token ends within hours; the instant, where there is one. */
  readonly until?: Instant
  readonly createdAt: Instant
  /** The person answerable for it: a member, or the operator who set the tenant up. */
  readonly createdBy: string
  readonly createdByName: string
}

/** Tokens in use; those past their last day stay for a while, until the table drops them. */
export const tokensMax = 200
const tokensKeptMax = 2000
const tokenKeptSeconds = 30 * 86_400

export const tokenOf = (store: Store, id: string): Promise<ApiToken | undefined> => store.get<ApiToken>(keys.apiToken(store.tenant, id), { consistent: true })
export const allTokens = (store: Store): Promise<ApiToken[]> =>
  collect(store.all<ApiToken>({ pk: keys.root(store.tenant), begins: 'TOKEN#', consistent: true }, { bound: tokensKeptMax }))
export const putToken = (store: Store, token: ApiToken): Write[] => [
  { put: { ...keys.apiToken(store.tenant, token.id), ...token, ttl: Date.parse(`${token.expires}T16:00:00Z`) / 1000 + tokenKeptSeconds }, if: 'absent' },
]
/** Also where the table has dropped it already. */
export const tokenGone = (store: Store, id: string): Write => ({ delete: keys.apiToken(store.tenant, id) })
export const deleteToken = (store: Store, id: string): Write[] => [{ delete: keys.apiToken(store.tenant, id), if: { expr: 'attribute_exists(pk)' } }]

export const sessionKey = (store: Store, secret: string): Key => keys.lookup(store.tenant, `SESSION#${sha256(secret)}`)
export const sessionOf = (store: Store, secret: string): Promise<Session | undefined> => store.get<Session>(sessionKey(store, secret), { consistent: true })

async function collect<T>(found: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of found) all.push(one)
  return all
}
