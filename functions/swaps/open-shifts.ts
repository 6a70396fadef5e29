import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault, type Say, unknown } from '../faults.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { cellOf, type CellText } from '../rosters/cell-rules.ts'
import { changeDuties } from '../rosters/change-duties.ts'
import { dutiesOf } from '../rosters/duties.ts'
import { type OpenShift, openShiftsOf } from '../rosters/open-shifts.ts'
import { sheetOf } from './sheet-of.ts'
import type { RosterSheet } from '../rosters/sheet-model.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { readTaken, takeWrite } from './items.ts'
import type { OpenShifts, TakeOpenShift, Taken } from './model.ts'
import { hasBegun } from './standing.ts'
import { gained } from './swap-rules.ts'
import { busy, shiftGone, youCannot } from './words.ts'

const aheadDays = 31
const shownMax = 60
const attemptsMax = 8

/** What nobody covers, those first that one may take; for the others why not, in words that are the caller's own. */
export async function listOpenShifts(ctx: Ctx): Promise<OpenShifts> {
  const { id: person } = await ownPerson(ctx)
  const day = today(ctx.clock)
  const open = (await openShiftsOf(ctx, day, addDays(day, aheadDays))).filter((one) => !hasBegun(ctx, one))
  const sheets = new Map<RosterId, RosterSheet>()
  for (const roster of new Set(open.map((one) => one.roster))) sheets.set(roster, await sheetOf(ctx, roster))
  // Whoever is not in a roster is not asked to fill it.
  const items = open.flatMap((one) => {
    const sheet = sheets.get(one.roster)!
    if (!sheet.rows.some((row) => row.person === person)) return []
    const why = whyNot(sheet, person, one)
    const { roster, date, post, shift, name, postName, startMinute, spanMinutes, breakMinutes, breakStart, missing } = one
    return [{ roster, date, post, shift, name, postName, startMinute, spanMinutes, breakMinutes, breakStart, missing, may: why.length === 0, why }]
  })
  return { items: items.toSorted((a, b) => Number(b.may) - Number(a.may) || (a.date < b.date ? -1 : a.date > b.date ? 1 : a.startMinute - b.startMinute)).slice(0, shownMax) }
}

/**
 * Takes it, if it is still open and the rules let the caller: of two who want the last place one has it, and the other is told. Taken again it is the
 * same. Throws `unknown`, `refused` with the reasons, `conflict`.
 */
export async function takeOpenShift(ctx: Ctx, place: TakeOpenShift): Promise<Taken> {
  const { id: person } = await ownPerson(ctx)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const [mine] = await dutiesOf(ctx, person, place.date, place.date)
    const sheet = await sheetOf(ctx, place.roster)
    const shift = sheet.shifts.find(({ id }) => id === place.shift)
    const post = sheet.posts.find(({ id }) => id === place.post)
    const row = sheet.rows.find((one) => one.person === person)
    if (!shift || !post || !row) throw unknown('no such open shift')
    const taken = { ...place, name: shift.name, postName: post.name, startMinute: shift.startMinute, spanMinutes: shift.spanMinutes, breakMinutes: shift.breakMinutes, breakStart: shift.breakStart }
    if (mine?.shift === place.shift && mine.post === place.post) return { ...taken, again: true }
    const before = await readTaken(ctx, place)
    // Read after the count: whoever takes it from here on changes the count.
    const open = (await openShiftsOf(ctx, place.date, place.date)).find((one) => one.roster === place.roster && one.post === place.post && one.shift === place.shift)
    if (!open || hasBegun(ctx, open)) throw shiftGone()
    const why = whyNot(sheet, person, open)
    if (why.length > 0) throw youCannot(why)
    try {
      const was = (row.cells[place.date] ?? null) as CellText | null
      await changeDuties(ctx, [{ roster: place.roster, person, date: place.date, was, cell: cellOf(place.shift, place.post) }], '接空班', { also: [takeWrite(ctx, place, before)] })
      return { ...taken, again: false }
    } catch (error) {
      if (!(error instanceof ConditionFailed || (error instanceof Fault && error.kind === 'conflict'))) throw error
      await backoff(attempt)
    }
  }
  throw busy()
}

function whyNot(sheet: RosterSheet, person: PersonId, { date, post, shift }: Pick<OpenShift, 'date' | 'post' | 'shift'>): Say[] {
  const cell = sheet.rows.find((row) => row.person === person)?.cells[date]
  if (cell !== undefined && cell !== 'off') return [{ zh: `${date} 您已有班。`, en: `You have a shift on ${date} already.` }]
  return gained(sheet, person, [{ person, date, was: (cell ?? null) as CellText | null, cell: cellOf(shift, post) }])
}
