import { instant, localTimeOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TrainingSessionId } from '../ids.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { findMember } from '../members/find-member.ts'
import { surelyNotSent } from '../messages.ts'
import { held } from '../storage/cancelled.ts'
import { getSite } from '../tenants/get-site.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { findPeople } from '../workforce/read-person.ts'
import { allTold, type CalledOff, claimTold, noteTold, someCalledOff, toldOf, type ToldState } from './call-off-items.ts'
import { findSession, type SessionRecord } from './items.ts'
import { readCourse } from './read-course.ts'
import { seatsOf } from './seat-items.ts'

/** Tells whoever has, or waits for, a seat in a session that was called off. Repeating it, or two at once, tells nobody twice. */
export async function sweepCalledOff(ctx: Ctx): Promise<void> {
  const now = localTimeOf(ctx.clock.now())
  await eachByItself((await someCalledOff(ctx)).filter(({ from }) => from <= now), (one) => tellEverybody(ctx, one))
}

async function tellEverybody(ctx: Ctx, { session: id }: CalledOff): Promise<void> {
  const session = await findSession(ctx, id)
  if (session?.cancelled) {
    const [course, seats, told, { phone }] = await Promise.all([readCourse(ctx, session.course), seatsOf(ctx, id), toldOf(ctx, id), getSite(ctx)])
    const waiting = seats.filter(({ state, person }) => state !== 'withdrawn' && !told.has(person)).map(({ person }) => person)
    const text = textsOf(ctx, session, { courseName: course.name, phone })
    await eachByItself(await findPeople(ctx, waiting), (person) => tellOne(ctx, id, person, text))
  }
  await ctx.store.write(allTold(ctx, id))
}

type Texts = { readonly params: Readonly<Record<string, string>>; readonly subject: string; readonly text: string }

/** Claimed before it is sent: a process that dies between leaves it unclear, and it is not sent a second time. */
async function tellOne(ctx: Ctx, session: TrainingSessionId, person: PersonRecord, { params, subject, text }: Texts): Promise<void> {
  const email = person.phone || !person.member ? undefined : (await findMember(ctx, person.member))?.email
  const reached = person.state === 'active' && (person.phone !== '' || email !== undefined)
  if (!(await held(ctx.store.write(claimTold(ctx, session, person.id, reached ? 'sending' : 'no-way', instant(ctx.clock))))) || !reached) return
  const note = (state: ToldState) => ctx.store.write(noteTold(ctx, session, person.id as PersonId, state, instant(ctx.clock)))
  try {
    if (person.phone) await ctx.ports.sms.send({ phone: person.phone, template: 'training-cancelled', params })
    else await ctx.ports.email.send({ to: email!, subject, text })
    await note('sent')
  } catch (error) {
    // Anything else: it may have gone out, and stays as it was claimed.
    if (surelyNotSent(error)) await note('failed')
    throw error
  }
}

function textsOf(ctx: Ctx, { date, from, place, cancelled }: SessionRecord, { courseName, phone }: { readonly courseName: string; readonly phone: string }): Texts {
  const when = `${date} ${from}`
  const reason = cancelled!.reason
  return {
    params: { site: ctx.site.name, course: courseName, when, place, reason, phone },
    subject: `培训取消：${courseName} ${when} · Training called off`,
    text: `${when} 在${place}的“${courseName}”取消了，请不要前往。原因：${reason}。有疑问请致电 ${phone}。\n\n“${courseName}” on ${when} at ${place} is called off; please do not come. Reason: ${reason}. Questions: ${phone}.\n`,
  }
}
