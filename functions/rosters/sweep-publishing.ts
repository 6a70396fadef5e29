import { addDays, type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { rostersFrom } from './items.ts'
import { publishRoster } from './publish-roster.ts'

const everyMs = 5 * 60_000

/** A publishing that a crash broke off is gone on with, or given back as a draft where a rule speaks against it by now. */
export async function sweepPublishing(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'roster-publishing', everyMs))) return
  const begun = (await rostersFrom(ctx, addDays(today(ctx.clock), -100), '9999-12-31' as BusinessDate)).filter(({ state }) => state === 'publishing')
  await eachByItself(begun, ({ id }) => publishRoster(ctx, id))
}
