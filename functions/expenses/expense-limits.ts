import { recordChange } from '../audit/record-change.ts'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { allLimits, limitOn, putLimit } from './limit-items.ts'
import type { ExpenseLimits, SetExpenseLimit } from './model.ts'
import { limitTooEarly } from './words.ts'

export async function getExpenseLimits(ctx: Ctx): Promise<ExpenseLimits> {
  const items = await allLimits(ctx)
  return { items, currentFen: limitOn(items, today(ctx.clock)) }
}

/** From a day on, up to which amount one person approves. The same again changes nothing. Throws `refused` for a day that is over. */
export async function setExpenseLimit(ctx: Ctx, { from, limitFen, source }: SetExpenseLimit): Promise<ExpenseLimits> {
  if (from < today(ctx.clock)) throw limitTooEarly()
  await recordChange(ctx, async () => {
    const known = (await allLimits(ctx)).find((limit) => limit.from === from)
    if (known?.limitFen === limitFen && known.source === source) return { answer: undefined }
    return { writes: [putLimit(ctx, { from, limitFen, source, by: ctx.actor.name, at: instant(ctx.clock) })], act: 'expense-limit.set', subject: ctx.tenant, detail: { from, limitFen, source }, ...(known ? { before: { limitFen: known.limitFen } } : {}), answer: undefined }
  })
  return getExpenseLimits(ctx)
}
