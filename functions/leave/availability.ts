import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { held } from '../storage/cancelled.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { putAvailability, readAvailability } from './items.ts'
import type { Availability } from './model.ts'
import { datesPast } from './words.ts'

/** Replaces what the worker said before. The same again changes nothing. Throws `invalid`, `conflict` over another version. */
export async function saveMyAvailability(ctx: Ctx, { weekdays, dates, version }: Availability): Promise<Availability> {
  const { id: person } = await ownPerson(ctx)
  if (dates.some((date) => date < today(ctx.clock))) throw datesPast()
  const now = await readAvailability(ctx, person)
  const said: Availability = { weekdays: [...new Set(weekdays)].toSorted(), dates: [...new Set(dates)].toSorted(), version: version + 1 }
  if (now.version === said.version && String([now.weekdays, now.dates]) === String([said.weekdays, said.dates])) return now
  if (now.version !== version || !(await held(ctx.store.write(putAvailability(ctx, person, said))))) throw changedMeanwhile()
  return said
}
