import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { held } from '../storage/cancelled.ts'
import type { MinimumWage } from './contract-rules.ts'
import { allWages, putWage } from './items.ts'
import type { MinimumWages, SetMinimumWage } from './model.ts'
import { wageSetAlready } from './words.ts'

/** By place, the newest first. */
export async function getMinimumWages(ctx: Ctx): Promise<MinimumWages> {
  const items = await allWages(ctx)
  return { items: items.toSorted((a, b) => (a.place === b.place ? (a.from < b.from ? 1 : -1) : a.place < b.place ? -1 : 1)) }
}

/** What holds in a place from a day on, with its document. The same again changes nothing; another rate for the same day is a conflict. */
export async function setMinimumWage(ctx: Ctx, input: SetMinimumWage): Promise<MinimumWages> {
  const wage = { ...input, at: instant(ctx.clock), by: ctx.actor.name }
  const made = recordChange(ctx, async () => ({ writes: [putWage(ctx, wage)], act: 'minimum-wage.set', subject: input.place, detail: { ...input }, answer: undefined }))
  if (!(await held(made))) {
    const known = (await allWages(ctx)).find(({ place, from }) => place === input.place && from === input.from)
    if (known?.monthlyFen !== input.monthlyFen || known.hourlyFen !== input.hourlyFen || known.source !== input.source) throw wageSetAlready()
  }
  return getMinimumWages(ctx)
}

/** As the rules ask for them. */
export const allWagesOf = (ctx: Pick<Ctx, 'store'>): Promise<MinimumWage[]> => allWages(ctx)
