import { periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { limit } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import { backoff } from '../storage/backoff.ts'
import { held } from '../storage/cancelled.ts'
import { busy } from '../training/words.ts'
import { type PlannedShift, sameAs } from './clock-rules.ts'
import { putDay, readMonth } from './items.ts'
import type { Punch } from './model.ts'

const attemptsMax = 12
/** More than anybody clocks in a day. */
const punchesMax = 20

/**
 * Keeps a clocking of a shift. The same id, or the same press again, is the one that is there; a foreman's is always added, since it answers what was there.
 * Throws `limit`, `conflict`.
 */
export async function notePunch(ctx: Ctx, person: PersonId, punch: Punch, shift: PlannedShift): Promise<{ readonly punch: Punch; readonly again: boolean }> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const { punches, punched } = await readMonth(ctx, person, periodOfDate(punch.date))
    const known = punches.find(({ id }) => id === punch.id)
    if (known) return { punch: known, again: true }
    const ofDay = punches.filter(({ date }) => date === punch.date)
    const same = punch.how === 'foreman' ? undefined : sameAs(ofDay.filter(({ how, post }) => how !== 'foreman' && post === punch.post), punch.kind, Date.parse(punch.at), shift)
    if (same) return { punch: same, again: true }
    if (ofDay.length >= punchesMax) throw limit('too-many-punches', { zh: '这一天的打卡记录太多，没有再记。请联系排班员。', en: 'There are too many clockings on this day. Nothing was added. Ask the roster clerk.' })
    if (await held(ctx.store.write(putDay(ctx, person, punch.date, [...ofDay, punch], punched)))) return { punch, again: false }
    await backoff(attempt)
  }
  throw busy()
}
