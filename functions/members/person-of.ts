import type { Actor, Ctx } from '../context.ts'
import { tokenOf } from './items.ts'
import { MemberId } from './model.ts'

/** Who counts as one person where a rule takes two (S2): a member, and every token that this member made. */
export const personOf = ({ store, actor }: { readonly store: Ctx['store']; readonly actor: Actor }): Promise<string> => (actor.kind === 'token' ? personBehind({ store }, actor.id) : Promise.resolve(actor.id))

/** The same of an actor's id as it was stored: a token's maker, unless that was the platform itself; anybody else as named. */
export async function personBehind({ store }: Pick<Ctx, 'store'>, actor: string): Promise<string> {
  const maker = MemberId.safeParse(actor).success ? (await tokenOf(store, actor))?.createdBy : undefined
  return maker !== undefined && MemberId.safeParse(maker).success ? maker : actor
}
