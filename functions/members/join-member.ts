import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { MemberId } from '../ids.ts'
import { joinMember, memberByEmail, memberBySubject } from './items.ts'
import type { Person } from './oidc.ts'
import { sha256 } from './secrets.ts'

/**
 * The member that a signed-in person is on this tenant. The first time, the invitation to the verified
 * address becomes this person's for good; an address that the issuer has not verified opens nothing.
 * Undefined: no member, or the address's invitation was taken by another person.
 */
export async function joinIfInvited(ctx: Ctx, person: Person): Promise<MemberId | undefined> {
  const subject = sha256(person.subject)
  const known = await memberBySubject(ctx.store, subject)
  if (known) return known.id
  const { email } = person
  if (!email || !person.emailVerified) return undefined
  return recordChange(ctx, async () => {
    const already = await memberBySubject(ctx.store, subject)
    const invited = already ?? (await memberByEmail(ctx.store, email))
    if (!invited || invited.state === 'active') return { answer: already?.id }
    const detail = { name: invited.name, roles: invited.roles }
    return { writes: joinMember(ctx.store, invited, subject, instant(ctx.clock)), act: 'member.joined', subject: invited.id, detail, answer: invited.id }
  })
}
