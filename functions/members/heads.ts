import type { Ctx, StaffRole } from '../context.ts'
import { refused } from '../faults.ts'
import { type Member, tokenOf } from './items.ts'
import { addedSensitive } from './model.ts'

/** The member who answers for what is done: oneself, or whoever made the token that is used. Nobody gets round a rule with a token of one's own. */
export async function answerable(ctx: Ctx): Promise<string> {
  if (ctx.actor.kind !== 'token') return ctx.actor.id
  return (await tokenOf(ctx.store, ctx.actor.id))?.createdBy ?? ctx.actor.id
}

/**
 * S2: adding head or finance to somebody waits for a second head, once two heads have signed in. Before that
 * there is no second person who could confirm.
 */
export const needsSecondHead = (members: readonly Member[], held: readonly StaffRole[], wanted: readonly StaffRole[]): boolean =>
  addedSensitive(held, wanted).length > 0 && members.filter((member) => member.state === 'active' && member.roles.includes('head')).length >= 2

/** A tenant is never left without a head: a head who has signed in may go only while another such head stays. */
export function keepAHead(members: readonly Member[], target: Member, rolesAfter: readonly StaffRole[]): void {
  if (!target.roles.includes('head') || rolesAfter.includes('head')) return
  const others = members.filter((member) => member.id !== target.id && member.roles.includes('head') && (member.state === 'active' || target.state === 'pending'))
  if (others.length === 0) throw lastHead()
}

export function notOneself(target: Member, person: string): void {
  if (target.id === person) throw ownRoles()
}

const lastHead = () =>
  refused('last-head', {
    zh: '至少要有一位已登录的负责人，没有做任何改动。请先让另一位负责人登录。',
    en: 'There must be one head who has signed in. Nothing was changed. Let another head sign in first.',
  })

const ownRoles = () =>
  refused('own-roles', {
    zh: '不能更改自己的岗位或移除自己，没有做任何改动。请由另一位负责人办理。',
    en: 'You cannot change your own roles or remove yourself. Nothing was changed. Ask another head.',
  })
