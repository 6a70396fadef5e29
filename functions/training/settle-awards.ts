import { type LocalTime, localTime, localTimeOf, today } from '../calendar.ts'
import { awardsOf, issueAward, withdrawAward } from '../certificates/awards.ts'
import { completionKind } from '../certificates/kind-model.ts'
import { type Ctx, systemActor } from '../context.ts'
import type { CourseId, PersonId } from '../ids.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { held } from '../storage/cancelled.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { findPeople } from '../workforce/read-person.ts'
import { type AwardDue, findDue, laterWrite, settledWrite, someDue } from './award-items.ts'
import { judgeAward } from './award-rules.ts'
import { type CourseRecord, findCourse } from './items.ts'
import { type History, historyOf, standingIn } from './standing-of.ts'

/** Issues, or takes back, what completed courses earn. Repeating it, or two at once, issues nothing twice. */
export async function sweepAwards(ctx: Ctx): Promise<void> {
  const now = localTimeOf(ctx.clock.now())
  await eachByItself((await someDue(ctx)).filter(({ from }) => from <= now), (due) => settle(ctx, due))
}

/** At once, where one person is waiting for it. Should it fail, the result that was just recorded stands, and the minute's sweep does it. */
export async function settleSoon(ctx: Ctx, person: PersonId, course: CourseId): Promise<void> {
  try {
    const due = await findDue(ctx, person, course)
    if (due) await settle(ctx, due)
  } catch {
    // It stays due.
  }
}

async function settle(caller: Ctx, due: AwardDue): Promise<void> {
  // Whoever handed in an exam does not issue certificates: the system does.
  const ctx: Ctx = { ...caller, actor: systemActor('completion') }
  const [[person], course] = await Promise.all([findPeople(ctx, [due.person]), findCourse(ctx, due.course)])
  if (person && person.state !== 'erased' && course) {
    const history = await historyOf(ctx, person.id)
    const until = stillOn(ctx, course, history)
    if (until) return void (await held(ctx.store.write(laterWrite(ctx, due, until))))
    await settleFor(ctx, person, { course, history, because: due.because })
  }
  // Where something new came between, it stays due.
  await held(ctx.store.write(settledWrite(ctx, due)))
}

/** Whoever came is counted to the end of the session, as long as it is not known when they left: so nothing is settled before its end. */
function stillOn(ctx: Ctx, { id }: CourseRecord, { sat }: History): LocalTime | undefined {
  const now = localTimeOf(ctx.clock.now())
  const ends = sat.flatMap(({ session, attended }) => (session.course === id && session.state === 'planned' && attended > 0 ? [localTime(session.date, session.to)] : []))
  return ends.filter((end) => end > now).toSorted().at(-1)
}

type Case = { readonly course: CourseRecord; readonly history: History; readonly because: string | undefined }

async function settleFor(ctx: Ctx, person: PersonRecord, { course, history, because }: Case): Promise<void> {
  const { completedOn, theory, practice } = standingIn(course, history, today(ctx.clock))
  const of = { course: course.id, courseName: course.name }
  const { issued, byHand } = await awardsOf(ctx, person, of)
  const verdict = judgeAward(issued, { holds: completedOn !== null, corrected: because !== undefined })
  // Of the attended minutes whole quarters of an hour, as certificates count.
  const hours = Math.floor((theory.done + practice.done) / 15) / 4
  if (verdict.do === 'issue' && course.grants === completionKind && !byHand) await issueAward(ctx, person, { ...of, run: verdict.run, hours, completedOn: completedOn! })
  if (verdict.do === 'withdraw') await withdrawAward(ctx, issued.find(({ run }) => run === verdict.run)!.id, because!)
}
