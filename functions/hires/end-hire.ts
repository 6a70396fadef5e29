import { instant, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { HireId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { markWrite } from '../workforce/mark-person.ts'
import { changeHire, type EndRecord, hashOf, type HireRecord, readHire, releases } from './items.ts'
import { stepsAfter } from './leaving-rules.ts'
import type { EndHire, Hire, TickLeaving } from './model.ts'
import { showHire } from './show-hire.ts'
import { changedMeanwhile, ended, endsAfter, endsBefore, noSuchStep, notEnded, notYetThat } from './words.ts'

/**
 * Ends a hire with its reason, frees its place from the next day on, and says what is left to do and by when. The same again changes
 * nothing. Throws `unknown`, `invalid`, `refused` and `conflict`.
 */
export async function endHire(ctx: Ctx, id: HireId, input: EndHire): Promise<Hire> {
  const sent = hashOf(input)
  return quietly(ctx, async () => {
    const before = await readHire(ctx, id)
    if (before.end?.sent === sent) return { answer: before }
    if (before.end) throw ended(before.end.on)
    const { on } = input
    if (on < before.from) throw endsBefore()
    if (before.to !== null && on > before.to) throw endsAfter(before.to)
    const { welfare } = await readPost(ctx, before.post)
    const steps = stepsAfter({ kind: before.kind, on, welfare: welfare !== null, insured: before.insuranceFrom !== null }).map((step) => ({ ...step, done: null }))
    const end: EndRecord = { ...input, sent, steps, at: instant(ctx.clock), by: ctx.actor.name }
    const after = { ...before, to: on, end, version: before.version + 1 }
    return {
      writes: [changeHire(ctx, after), ...(await releases(ctx, before, on)), markWrite(ctx.tenant, before.person, 'left', on)],
      act: 'hire.ended',
      subject: id,
      detail: { person: before.person, on, reason: input.reason },
      answer: after,
    }
  })
}

/** A step of leaving is done. The same again changes nothing. */
export async function tickLeaving(ctx: Ctx, id: HireId, { step, on }: TickLeaving): Promise<Hire> {
  if (on > today(ctx.clock)) throw notYetThat()
  return quietly(ctx, async () => {
    const before = await readHire(ctx, id)
    if (!before.end) throw notEnded()
    const found = before.end.steps.find((one) => one.step === step)
    if (!found) throw noSuchStep()
    if (found.done) return { answer: before }
    const steps = before.end.steps.map((one) => (one.step === step ? { ...one, done: { on, by: ctx.actor.name } } : one))
    const after = { ...before, end: { ...before.end, steps }, version: before.version + 1 }
    return { writes: [changeHire(ctx, after)], act: 'hire.changed', subject: id, detail: { step, on }, answer: after }
  })
}

async function quietly(ctx: Ctx, decide: Parameters<typeof recordChange<HireRecord>>[1]): Promise<Hire> {
  try {
    return await showHire(ctx, await recordChange<HireRecord>(ctx, decide))
  } catch (error) {
    if (error instanceof ConditionFailed) throw changedMeanwhile()
    throw error
  }
}
