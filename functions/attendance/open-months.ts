import type { Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId } from '../ids.ts'
import type { Write } from '../storage/writes.ts'
import { findTimesheet, stillOpen } from './items.ts'
import { closedAlready } from './words.ts'

/** For whoever changes what months of a person are judged by. Throws `refused` where a sheet is closed; the writes fail when one is closed meanwhile. */
export async function openMonths(ctx: Ctx, person: PersonId, months: readonly Period[]): Promise<Write[]> {
  const sheets = await Promise.all(months.map((month) => findTimesheet(ctx, person, month)))
  const closed = months.find((_, at) => sheets[at] && sheets[at].state !== 'open')
  if (closed) throw closedAlready(closed)
  return months.map((month) => stillOpen(ctx, person, month))
}
