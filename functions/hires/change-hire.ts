import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { HireId } from '../ids.ts'
import { yuan } from '../money.ts'
import { isOpenOn } from '../posts/open-rules.ts'
import { readPost } from '../posts/read-post.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { readPerson } from '../workforce/read-person.ts'
import { changeHire as changeWrite, type ChangeRecord, freeSeat, hashOf, type HireRecord, hiresOfPerson, readHire, seatUntil, takeSeat, workUntil } from './items.ts'
import type { ChangeHire, Hire } from './model.ts'
import { placementOf } from './placement-rules.ts'
import { showHire } from './show-hire.ts'
import { checkTerms } from './terms-of.ts'
import { changedMeanwhile, changeOutside, ended, notLonger, notYetThat, otherHire, postFull, postShut, seatGiven, workedMeanwhile } from './words.ts'

/**
 * Extends a contract, or changes its pay or post from a day on; what it was stays in its history. The client's id makes a retry the
 * same change. Throws `unknown`, `invalid`, `refused` and `conflict`.
 */
export async function changeHire(ctx: Ctx, id: HireId, input: ChangeHire): Promise<Hire> {
  const sent = hashOf(input)
  try {
    const after = await recordChange(ctx, async () => {
      const before = await readHire(ctx, id)
      const known = before.changes.find((change) => change.id === input.id)
      if (known && known.sent !== sent) throw otherHire()
      if (known) return { answer: before }
      if (before.end) throw ended(before.end.on)
      const { hire, writes, from, told, posts, pays } = await apply(ctx, before, input)
      const change: ChangeRecord = { id: input.id, what: input.what, from, document: input.document, ...told, ...(posts ? { posts } : {}), ...(pays ? { pays } : {}), sent, at: instant(ctx.clock), by: ctx.actor.name }
      const whole = { ...hire, changes: [...before.changes, change], version: before.version + 1 }
      return { writes: [changeWrite(ctx, whole), ...writes], act: 'hire.changed', subject: id, detail: { what: input.what, from, is: told.after, document: input.document }, before: { is: told.before }, answer: whole } as const
    })
    return await showHire(ctx, after)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    if (input.what !== 'extension' || error.at.includes(0)) throw changedMeanwhile()
    throw error.at.includes(1) ? workedMeanwhile() : seatGiven()
  }
}

type Applied = { readonly hire: HireRecord; readonly writes: readonly Write[]; readonly from: BusinessDate; readonly told: { readonly before: string; readonly after: string }; readonly posts?: ChangeRecord['posts']; readonly pays?: ChangeRecord['pays'] }

async function apply(ctx: Ctx, before: HireRecord, input: ChangeHire): Promise<Applied> {
  switch (input.what) {
    case 'extension':
      return extend(ctx, before, input.to)
    case 'pay': {
      inside(ctx, before, input.from)
      const hire = { ...before, pay: input.pay }
      await check(ctx, before, { ...hire, from: input.from })
      return { hire, writes: [], from: input.from, told: { before: payText(before), after: payText(hire) }, pays: { before: before.pay, after: hire.pay } }
    }
    case 'post':
      return move(ctx, before, input)
    default:
      return input satisfies never
  }
}

async function extend(ctx: Ctx, before: HireRecord, to: BusinessDate | null): Promise<Applied> {
  if (before.to === null || (to !== null && to <= before.to)) throw notLonger()
  const from = addDays(before.to, 1)
  // A fixed term that goes on without one is an open-ended contract.
  const hire: HireRecord = { ...before, to, kind: before.kind === 'fixed' && to === null ? 'open' : before.kind }
  await check(ctx, before, { ...hire, from })
  return { hire, writes: [workUntil(ctx, before, to), seatUntil(ctx, before, to)], from, told: { before: before.to, after: to ?? '无固定期限' } }
}

async function move(ctx: Ctx, before: HireRecord, { from, post: to }: Extract<ChangeHire, { what: 'post' }>): Promise<Applied> {
  inside(ctx, before, from)
  const [old, post, hires] = await Promise.all([readPost(ctx, before.post), readPost(ctx, to), hiresOfPerson(ctx, before.person)])
  if (post.id === old.id) throw changeOutside()
  if (!isOpenOn(post, from)) throw postShut()
  const seat = await freeSeat(ctx, post, from)
  if (seat === undefined) throw postFull(post.headcount)
  const welfare = post.welfare !== null
  const placement = welfare && before.placement > 0 ? before.placement : placementOf(hires.filter(({ id }) => id !== before.id), { from, welfare })
  const hire = { ...before, post: post.id, seat, placement }
  return { hire, writes: [takeSeat(ctx, { ...hire, from }), seatUntil(ctx, before, addDays(from, -1))], from, told: { before: old.name, after: post.name }, posts: { before: old.id, after: post.id } }
}

/** Pay and post hold today; what is to come is recorded when it has. */
function inside(ctx: Ctx, { from, to }: HireRecord, day: BusinessDate): void {
  if (day > today(ctx.clock)) throw notYetThat()
  if (day < from || (to !== null && day > to)) throw changeOutside()
}

/** The new terms by the law of the day from which they hold; probation and insurance were settled at the beginning. */
async function check(ctx: Ctx, before: HireRecord, terms: HireRecord): Promise<void> {
  const { born } = await readPerson(ctx, before.person)
  await checkTerms(ctx, { ...terms, probationMonths: 0, insuranceFrom: null, accidentFrom: null }, { born, before: before.nth - 1 })
}

const payText = ({ pay: { per, amountFen } }: Pick<HireRecord, 'pay'>): string => `${yuan(amountFen)}/${per === 'month' ? '月' : '小时'}`
