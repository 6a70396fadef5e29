import { recordChange } from '../audit/record-change.ts'
import { addMinutes, type BusinessDate, instant, localTime, localTimeOf, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, type FaultDetail } from '../faults.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { getSheet } from './build-sheet.ts'
import { type CellText, readCell } from './cell-rules.ts'
import { hardOnes } from './check-roster.ts'
import { fireControlOf, missingAtRooms } from './fire-control-rules.ts'
import { changeDutiesWrite, findDuties, type StoredDuty } from './duty-items.ts'
import { allThere, groups } from './cells-there.ts'
import { changeRowWrite, readRoster, whileIn } from './items.ts'
import { dutiesIn } from './publish-roster.ts'
import type { RosterSheet } from './sheet-model.ts'
import type { Cells, SheetRow } from './sheet-rules.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { changeToTell, type ChangeToTell } from './tell-workers.ts'
import { breaksRules, dayOfAnother, notADraft, shiftBegan, tooManyRows } from './words.ts'

/** `was`: what the caller saw; null is an open day. */
export type DutyCellChange = { readonly roster: RosterId; readonly person: PersonId; readonly date: BusinessDate; readonly was: CellText | null; readonly cell: CellText | null }

export type ChangeDutiesMore = {
  /** Written in the same transaction: the request that asked for the change turns done with it, or nothing happens. */
  readonly also?: readonly Write[]
  /** Nobody is told by this: the caller tells in its own words. */
  readonly silent?: boolean
}

const writesMax = 90

/**
 * Changes published shifts: duties, roster rows and the audit row in one transaction, the rules checked before. Throws `refused` where a rule
 * would be broken (each named) or the shift has begun, `conflict` where a cell holds something else by now, `unknown`; `ConditionFailed` with
 * `at` counting from 0 over `also` where one of those did not hold. The same again changes nothing, and `also` is written all the same.
 */
export async function changeDuties(ctx: Ctx, changes: readonly DutyCellChange[], why: string, { also = [], silent = false }: ChangeDutiesMore = {}): Promise<void> {
  assert(changes.length > 0, 'a change of published shifts')
  const rosters = [...new Set(changes.map(({ roster }) => roster))]
  const sheets = await Promise.all(rosters.map((roster) => getSheet(ctx, roster)))
  const parts = await Promise.all(sheets.map((sheet) => partOf(ctx, sheet, changes.filter(({ roster }) => roster === sheet.roster.id))))
  const began = parts.flatMap((part) => part.began)
  if (began.length > 0) throw shiftBegan(began)
  const wrong = parts.flatMap((part) => part.wrong)
  if (wrong.length > 0) throw breaksRules(wrong.slice(0, 50))
  const writes = parts.flatMap((part) => part.writes)
  if (writes.length + also.length > writesMax) throw tooManyRows(Math.floor(writesMax / 3))
  const subject = rosters[0]!
  const told: ChangeToTell = { roster: subject, id: ctx.ids.short(), people: [...new Set(parts.flatMap((part) => part.people))], days: [...new Set(changes.map(({ date }) => date))].toSorted() }
  const tell = silent ? [] : [changeToTell(ctx, told), jobWrite(ctx, 'rosters', `${subject}.${told.id}`)]
  try {
    await recordChange(ctx, async () => ({ writes: [...also, ...writes, ...tell], act: 'roster.changed', subject, detail: { why, cells: changes.slice(0, 40).map(({ person, date, cell }) => `${person} ${date} ${cell ?? ''}`) }, before: { cells: changes.slice(0, 40).map(({ person, date, was }) => `${person} ${date} ${was ?? ''}`) }, answer: undefined }))
  } catch (error) {
    if (!(error instanceof ConditionFailed) || error.at.some((at) => at < also.length)) throw error
    for (const { roster } of sheets) {
      const now = (await readRoster(ctx, roster.id)).state
      if (now !== 'published') throw notADraft(now)
      await allThere(ctx, roster.id, groups(changes.filter((change) => change.roster === roster.id)))
    }
    // Every row holds what was wished, so either this is a retry, or the day is another roster's.
    if (!(await dutiesHold(ctx, changes))) throw dayOfAnother()
    if (also.length > 0) await ctx.store.transact(also)
    return
  }
  if (!silent) await enqueueJob(ctx, 'rosters', `${subject}.${told.id}`)
}

type Part = { readonly writes: readonly Write[]; readonly began: readonly FaultDetail[]; readonly wrong: readonly FaultDetail[]; readonly people: readonly PersonId[] }

async function partOf(ctx: Ctx, sheet: RosterSheet, changes: readonly DutyCellChange[]): Promise<Part> {
  const { id, state } = sheet.roster
  if (state !== 'published') throw notADraft(state)
  const byPerson = groups(changes)
  const now = new Map<string, Cells>(sheet.rows.map((row) => [row.person, row.cells]))
  const after = sheet.rows.map((row): SheetRow => ({ person: row.person, cells: withCells(row.cells, byPerson.get(row.person) ?? []) }))
  const edit = { by: ctx.actor.name, at: instant(ctx.clock) }
  const stored = await findDuties(ctx, [...byPerson.keys()], [...new Set(changes.map(({ date }) => periodOfDate(date)))])
  const writes = [...byPerson].flatMap(([person, own], at): Write[] => {
    const made = dutiesIn(sheet, after.find((row) => row.person === person)?.cells ?? {})
    const dutyChanges = own.map(({ date, was }) => ({ date, was: was === null || was === 'off' ? undefined : keptAs(stored[at]!, date, was, id), duty: made.find((duty) => duty.date === date) }))
    const months = [...new Set(own.map(({ date }) => periodOfDate(date)))]
    return [changeRowWrite(ctx, id, person, own, edit), ...months.map((period) => changeDutiesWrite(ctx, person, period, dutyChanges))]
  })
  return { writes: [whileIn(ctx, id, 'published'), ...writes], began: begunOf(ctx, sheet, changes), wrong: newlyWrong(sheet, changes, now, after), people: [...byPerson.keys()] }
}

/** What the caller saw as it was stored: another roster's shift on that day is not theirs to change. */
const keptAs = (stored: readonly StoredDuty[], date: BusinessDate, was: CellText, roster: RosterId): StoredDuty =>
  stored.find((duty) => duty.date === date && duty.cell === was && duty.roster === roster) ?? ({ date, cell: was, roster } as StoredDuty)

function withCells(cells: Cells, changes: readonly { readonly date: string; readonly cell: CellText | null }[]): Cells {
  const made: Record<string, CellText> = { ...cells }
  for (const { date, cell } of changes) {
    if (cell === null) delete made[date]
    else made[date] = cell
  }
  return made
}

/** Only what the change makes wrong keeps it from being made; an absence that leaves a gap may always be entered. */
function newlyWrong(sheet: RosterSheet, changes: readonly DutyCellChange[], now: ReadonlyMap<string, Cells>, after: readonly SheetRow[]): FaultDetail[] {
  const ofPeople = [...new Set(changes.map(({ person }) => person))].flatMap((id): FaultDetail[] => {
    const person = sheet.people.find((one) => one.id === id)
    if (!person) return [{ where: id, say: { zh: '这个人不在班表里。', en: 'This person is not on the roster.' } }]
    // What a post needs is not one person's matter, so neither demand nor posts are asked here.
    const alone = { ...sheet, people: [person], demand: [], posts: [] }
    const cells = after.find((row) => row.person === id)?.cells ?? {}
    const before = new Set(hardOnes(alone, [{ person: id, cells: now.get(id) ?? {} }]).map(({ say }) => say.zh))
    return hardOnes(alone, [{ person: id, cells }]).filter(({ say }) => !before.has(say.zh))
  })
  return [...ofPeople, ...roomsThinner(sheet, changes, after)]
}

/** W6: whoever moves operators about may not leave fewer at a fire-control room than their absences alone would. */
function roomsThinner(sheet: RosterSheet, changes: readonly DutyCellChange[], after: readonly SheetRow[]): FaultDetail[] {
  const absences = groups(changes.filter(({ cell }) => cell === null || cell === 'off'))
  const without = sheet.rows.map((row): SheetRow => ({ person: row.person, cells: withCells(row.cells, absences.get(row.person) ?? []) }))
  if (missingAtRooms(sheet, after) <= missingAtRooms(sheet, without)) return []
  const known = new Set(fireControlOf(sheet, without).map(({ say }) => say.zh))
  return fireControlOf(sheet, after).flatMap(({ say, hard, days }) => (hard && !known.has(say.zh) ? [{ where: `cover ${days[0]} W6`, say }] : []))
}

/** A shift that began, or one that would have begun by now: attendance corrects those. */
function begunOf(ctx: Ctx, { shifts }: RosterSheet, changes: readonly DutyCellChange[]): FaultDetail[] {
  const now = localTimeOf(ctx.clock.now())
  return changes.flatMap(({ person, date, was, cell }): FaultDetail[] => {
    const starts = [was, cell].flatMap((one) => {
      const shift = one === null ? undefined : shifts.find(({ id }) => id === readCell(one)?.shift)
      return shift ? [addMinutes(localTime(date, '00:00'), shift.startMinute)] : []
    })
    return starts.some((start) => start <= now) || (starts.length === 0 && date < now.slice(0, 10)) ? [{ where: `${person} ${date}`, say: { zh: `${date} 的班次已开始`, en: `the shift of ${date} has begun` } }] : []
  })
}

async function dutiesHold(ctx: Ctx, changes: readonly DutyCellChange[]): Promise<boolean> {
  const people = [...new Set(changes.map(({ person }) => person))]
  const stored = await findDuties(ctx, people, [...new Set(changes.map(({ date }) => periodOfDate(date)))])
  return changes.every(({ person, date, cell, roster }) => {
    const duty = stored[people.indexOf(person)]!.find((one) => one.date === date && one.roster === roster)
    return (duty?.cell ?? null) === (cell === 'off' ? null : cell)
  })
}
