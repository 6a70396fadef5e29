import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readPost } from '../posts/read-post.ts'
import { findOwnPerson } from '../workforce/tie-account.ts'
import { hiresOfPerson } from './items.ts'
import type { MyHires } from './model.ts'
import { documentsOf, probationOf, stateOn } from './show-hire.ts'

/** What whoever is signed in works or worked under here, the latest first; nothing for whoever no person on record is linked to. */
export async function getMyHires(ctx: Ctx): Promise<MyHires> {
  const person = await findOwnPerson(ctx)
  const hires = person ? await hiresOfPerson(ctx, person.id) : []
  const items = await Promise.all(
    hires.toReversed().map(async (hire) => {
      const day = today(ctx.clock)
      const probation = probationOf(hire)
      const post = await readPost(ctx, hire.post)
      const { id, kind, no, from, to, pay, hours, insuranceFrom, accidentFrom } = hire
      return { id, postName: post.name, kind, no, from, to, state: stateOn(hire, day), pay, hours, probationTo: probation !== null && probation >= day ? probation : null, insuranceFrom, accidentFrom, missing: hire.end ? [] : documentsOf(hire, post).flatMap((one) => (one.needed && !one.seen ? [one.kind] : [])) }
    }),
  )
  return { items }
}
