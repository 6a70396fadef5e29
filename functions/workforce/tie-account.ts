import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused, unknown } from '../faults.ts'
import type { MemberId, PersonId } from '../ids.ts'
import { findMember, findMemberByEmail } from '../members/find-member.ts'
import { inviteMember } from '../members/invite-member.ts'
import type { MemberView } from '../members/model.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { PersonAccount, TieAccount } from './account-model.ts'
import { changePersonWrite } from './items.ts'
import type { PersonRecord } from './model.ts'
import { readPerson } from './read-person.ts'

type Pointer = Key & { readonly person: PersonId }
const pointerKey = (tenant: Ctx['tenant'], member: string): Key => keys.lookup(tenant, `PERSONOF#${member}`)

/** For the erasure of a person: their account is nobody’s again. */
export const freeAccount = (tenant: Ctx['tenant'], member: MemberId): Write => ({ delete: pointerKey(tenant, member) })

/** Throws `unknown`. */
export async function getAccount(ctx: Ctx, id: PersonId): Promise<PersonAccount> {
  const { member } = await readPerson(ctx, id)
  return show(member ? await findMember(ctx, member) : undefined)
}

/**
 * Ties a person to the account with which they sign in, so that they see what is their own; one account is one person. Somebody without an account
 * is invited as a worker. The same again changes nothing. Throws `unknown`, `refused`, `conflict`.
 */
export async function tieAccount(ctx: Ctx, id: PersonId, { email }: TieAccount): Promise<PersonAccount> {
  const person = await readPerson(ctx, id)
  if (person.state === 'erased') throw unknown(`erased ${id}`)
  const known = await findMemberByEmail(ctx, email)
  if (known && !(known.roles as readonly string[]).includes('worker')) throw noWorker()
  const member = known ?? (await inviteMember(ctx, { name: person.name, email, roles: ['worker'] }))
  await setMember(ctx, id, member.id as MemberId)
  return show(member)
}

/** Takes the tie away; the account itself stays, and the head removes it. Done twice it is done once. Throws `unknown`, `conflict`. */
export async function untieAccount(ctx: Ctx, id: PersonId): Promise<PersonAccount> {
  await setMember(ctx, id, null)
  return show(undefined)
}

async function setMember(ctx: Ctx, id: PersonId, member: MemberId | null): Promise<void> {
  try {
    await recordChange(ctx, async () => {
      const person = await readPerson(ctx, id)
      if (person.member === member) return { answer: undefined }
      const after: PersonRecord = { ...person, member, version: person.version + 1 }
      const take = member ? [{ put: { ...pointerKey(ctx.tenant, member), person: id }, if: 'absent' as const }] : []
      const free = person.member ? [freeAccount(ctx.tenant, person.member)] : []
      return { writes: [changePersonWrite(ctx.tenant, after), ...take, ...free], act: member ? 'person.account-tied' : 'person.account-untied', subject: id, detail: { member: member ?? person.member }, before: { member: person.member }, answer: undefined }
    })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    throw error.at.includes(0) ? changedMeanwhile() : ofAnother()
  }
}

/** Whose the caller's account is: undefined while the office has not tied it to anybody. */
export async function findOwnPerson(ctx: Ctx): Promise<PersonRecord | undefined> {
  const pointer = await ctx.store.get<Pointer>(pointerKey(ctx.tenant, await personOf(ctx)), { consistent: true })
  const person = pointer && (await readPerson(ctx, pointer.person))
  return person?.state === 'active' ? person : undefined
}

/** The caller's own person, and nobody else's. Throws `refused`. */
export async function ownPerson(ctx: Ctx): Promise<PersonRecord> {
  const person = await findOwnPerson(ctx)
  if (!person) throw nobody()
  return person
}

const show = (member: MemberView | undefined): PersonAccount => ({ account: member ? { member: member.id, name: member.name, email: member.email, state: member.state } : null })

const nobody = () => refused('no-person', { zh: '您的账号还没有和人员档案对应起来。请联系服务社的人事专员，把登录邮箱告诉他们。', en: 'Your account is not tied to a person yet. Tell the HR clerk the e-mail address with which you sign in.' })
const noWorker = () => refused('not-a-worker', { zh: '这个邮箱的成员没有“员工”岗位，没有保存。请由负责人在“设置 > 成员”里加上这个岗位。', en: 'The member with this address does not have the role of a worker. Nothing was saved. The head gives it under Settings, Members.' })
const ofAnother = () => refused('account-of-another', { zh: '这个账号已对应另一个人，没有保存。请先在那个人的页面解除。', en: 'This account is tied to another person already. Nothing was saved. Take that tie away first, on that person’s page.' })
const changedMeanwhile = () => conflict('changed', { zh: '刚才有人改过这个人的资料，没有保存。请重新打开再试。', en: 'Somebody changed this person meanwhile. Nothing was saved. Open it again.' })
