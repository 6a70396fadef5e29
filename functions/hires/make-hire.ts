import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { PostRecord } from '../posts/model.ts'
import { isOpenOn } from '../posts/open-rules.ts'
import { readPost } from '../posts/read-post.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { marksWrite } from '../workforce/mark-person.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { readPerson } from '../workforce/read-person.ts'
import { findHire, freeSeat, hashOf, type HireRecord, hiresOfPerson, insertHire, takeSeat } from './items.ts'
import type { Hire, HireInput } from './model.ts'
import { placementOf } from './placement-rules.ts'
import { usualRetirementKind } from './retirement-rules.ts'
import { showHire } from './show-hire.ts'
import { checkTerms } from './terms-of.ts'
import { otherHire, personGone, postFull, postShut, works } from './words.ts'

const attemptsMax = 12

/**
 * Takes a person on. The client's id makes a retry the same hire. Of two for the last place of a post one gets it, and nobody works
 * under two hires on one day. Throws `unknown`, `invalid` for terms that the law refuses, `refused`, and `conflict` for the same id with other content.
 */
export async function hire(ctx: Ctx, input: HireInput): Promise<Hire> {
  const sent = hashOf(input)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const known = await findHire(ctx, input.id)
    if (known && known.sent !== sent) throw otherHire()
    if (known) return showHire(ctx, known)
    try {
      const made = await recordChange(ctx, () => decide(ctx, input, sent))
      return await showHire(ctx, made)
    } catch (error) {
      // The same hire, another hire of the person, or the place went meanwhile: looked at anew.
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(attempt)
    }
  }
  throw works()
}

async function decide(ctx: Ctx, input: HireInput, sent: string) {
  const [person, post, before] = await Promise.all([readPerson(ctx, input.person), readPost(ctx, input.post), hiresOfPerson(ctx, input.person)])
  admit(person, post, input, before)
  const retirementKind = input.retirementKind ?? usualRetirementKind(person.gender)
  const place = await checkTerms(ctx, { ...input, retirementKind }, { born: person.born, before: before.length })
  const seat = await freeSeat(ctx, post, input.from)
  if (seat === undefined) throw postFull(post.headcount)
  const made: HireRecord = {
    ...input, place, retirementKind, seat, sent,
    placement: placementOf(before, { from: input.from, welfare: post.welfare !== null }),
    nth: before.length + 1,
    documents: [],
    changes: [],
    end: null,
    made: { at: instant(ctx.clock), by: ctx.actor.name },
    version: 1,
  }
  return {
    writes: [...insertHire(ctx, made), takeSeat(ctx, made), marksWrite(ctx.tenant, person.id, { hired: input.from, left: null })],
    act: 'hire.made',
    subject: made.id,
    detail: { person: person.id, post: post.id, kind: made.kind, from: made.from, to: made.to, payFen: made.pay.amountFen, per: made.pay.per },
    answer: made,
  } as const
}

function admit({ state }: PersonRecord, post: PostRecord, { from }: HireInput, before: readonly HireRecord[]): void {
  if (state !== 'active') throw personGone()
  if (!isOpenOn(post, from)) throw postShut()
  if (before.some(({ to }) => to === null || to >= from)) throw works()
}
