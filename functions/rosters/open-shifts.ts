import { addDays, type BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PostId, RosterId, ShiftId } from '../ids.ts'
import { findRows, findSnapshot, rostersFrom } from './items.ts'
import { rosterDaysMax } from './sheet-model.ts'

/** A published shift at a post that has fewer people than it needs. */
export type OpenShift = {
  readonly roster: RosterId
  readonly date: BusinessDate
  readonly post: PostId
  readonly shift: ShiftId
  readonly postName: string
  readonly name: string
  readonly short: string
  readonly startMinute: number
  readonly spanMinutes: number
  readonly breakMinutes: number
  readonly breakStart: number | null
  readonly missing: number
}

const rostersMax = 60

/** What published rosters ask for on these days and nobody covers, the first first. */
export async function openShiftsOf(ctx: Ctx, from: BusinessDate, to: BusinessDate): Promise<OpenShift[]> {
  const rosters = (await rostersFrom(ctx, addDays(from, -rosterDaysMax), to)).filter((roster) => roster.state === 'published' && roster.to >= from).slice(0, rostersMax)
  const open = await Promise.all(rosters.map(async ({ id, people }) => {
    const [rows, snapshot] = await Promise.all([findRows(ctx, id, people, { consistent: true }), findSnapshot(ctx, id)])
    if (!snapshot) return []
    const there = new Map<string, number>()
    for (const { cells } of rows) for (const [date, cell] of Object.entries(cells)) if (cell !== 'off') there.set(`${date} ${cell}`, (there.get(`${date} ${cell}`) ?? 0) + 1)
    return snapshot.demand.flatMap(({ date, post, shift, need }): OpenShift[] => {
      const missing = need - (there.get(`${date} ${shift}@${post}`) ?? 0)
      const kind = snapshot.shifts.find((one) => one.id === shift)
      if (missing <= 0 || date < from || date > to || !kind) return []
      const { name, short, startMinute, spanMinutes, breakMinutes, breakStart } = kind
      return [{ roster: id, date, post, shift, postName: snapshot.posts.find((one) => one.id === post)?.name ?? '', name, short, startMinute, spanMinutes, breakMinutes, breakStart, missing }]
    })
  }))
  return open.flat().toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.startMinute - b.startMinute || (a.post < b.post ? -1 : 1)))
}
