import { recordChange } from '../audit/record-change.ts'
import { instant, monthsFromTo, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, RosterId } from '../ids.ts'
import { enqueueJob, jobWrite } from '../jobs/enqueue-job.ts'
import { finishedWrite, unfinishedWrite } from '../unfinished/work-list.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import { getSheet, showRoster } from './build-sheet.ts'
import { hardOnes } from './check-roster.ts'
import { clearDuties, publishDutiesWrite, type StoredDuty } from './duty-items.ts'
import { putSnapshot, readRoster, type RosterRecord, turnRoster, whileIn } from './items.ts'
import type { Roster, RosterSheet } from './sheet-model.ts'
import { type Cells, paintedOf } from './sheet-rules.ts'
import { breaksRules, dayOfAnother, notADraft, nothingPainted } from './words.ts'

const writesAtOnce = 90

/**
 * Publishes a roster that breaks no hard rule. First nobody can edit it any more, then it is judged, then every worker's days are written, then it is
 * published and a job tells each worker once. Whatever breaks off is gone on with by asking again; a refusal gives the draft back as it was.
 * Throws `unknown`, `refused` with each hard violation named, `conflict`.
 */
export async function publishRoster(ctx: Ctx, id: RosterId): Promise<Roster> {
  const roster = await readRoster(ctx, id)
  if (roster.state === 'published') return told(ctx, roster)
  if (roster.state === 'discarded') throw notADraft(roster.state)
  if (roster.state === 'draft') await freeze(ctx, roster)
  const frozen = await readRoster(ctx, id)
  if (frozen.state === 'published') return told(ctx, frozen)
  if (frozen.state !== 'publishing') throw notADraft(frozen.state)
  const sheet = await getSheet(ctx, id)
  const wrong = hardOnes(sheet, sheet.rows)
  if (wrong.length > 0) {
    await giveBack(ctx, frozen, sheet)
    throw breaksRules(wrong.slice(0, 100))
  }
  try {
    await writeDuties(ctx, sheet, frozen)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // Another one who publishes the same roster was first, either way.
    const now = await readRoster(ctx, id)
    if (now.version !== frozen.version) return told(ctx, now)
    await giveBack(ctx, frozen, sheet)
    throw dayOfAnother()
  }
  const done = recordChange(ctx, async () => ({
    writes: [turnRoster(ctx, frozen, { state: 'published', publishedAt: instant(ctx.clock), publishedBy: ctx.actor.name }), jobWrite(ctx, 'rosters', id), finishedWrite(ctx, 'publishing', id)],
    act: 'roster.published', subject: id, detail: { name: roster.name, from: roster.from, to: roster.to, people: sheet.people.length }, answer: undefined,
  }))
  await held(done)
  return told(ctx, await readRoster(ctx, id))
}

/** The job is there since the roster was published; this only wakes a worker. */
async function told(ctx: Ctx, roster: RosterRecord): Promise<Roster> {
  if (roster.state !== 'published') throw notADraft(roster.state)
  await enqueueJob(ctx, 'rosters', roster.id)
  return showRoster(roster)
}

/** Shifts and demand are kept as they are now, in the transaction that stops the editing. */
async function freeze(ctx: Ctx, roster: RosterRecord): Promise<void> {
  const sheet = await getSheet(ctx, roster.id)
  if (sheet.rows.every(({ cells }) => Object.values(cells).every((cell) => cell === 'off'))) throw nothingPainted()
  await held(ctx.store.transact([turnRoster(ctx, roster, { state: 'publishing' }), putSnapshot(ctx, roster.id, { shifts: sheet.shifts, demand: sheet.demand, posts: sheet.posts }), unfinishedWrite(ctx, { kind: 'publishing', id: roster.id, since: instant(ctx.clock) })]))
}

/** From here on nobody goes on with publishing it; then what was written of it is taken away, so that a draft never binds anybody. */
async function giveBack(ctx: Ctx, frozen: RosterRecord, sheet: RosterSheet): Promise<void> {
  if (!(await held(ctx.store.write(turnRoster(ctx, frozen, { state: 'publishing' }))))) return
  for (const [person, period] of eachMonth(sheet, (...month) => month)) await clearDuties(ctx, person, period, sheet.roster.id)
  await held(ctx.store.transact([turnRoster(ctx, { ...frozen, version: frozen.version + 1 }, { state: 'draft' }), finishedWrite(ctx, 'publishing', frozen.id)]))
}

async function writeDuties(ctx: Ctx, sheet: RosterSheet, { id, version }: RosterRecord): Promise<void> {
  const cells = new Map<string, Cells>(sheet.rows.map((row) => [row.person, row.cells]))
  const writes = eachMonth(sheet, (person, period) => {
    const duties = dutiesIn(sheet, cells.get(person) ?? {}).filter(({ date }) => periodOfDate(date) === period)
    return duties.length === 0 ? undefined : publishDutiesWrite(ctx, person, period, duties)
  }).flatMap((write) => (write ? [write] : []))
  for (let at = 0; at < writes.length; at += writesAtOnce) await ctx.store.transact([...writes.slice(at, at + writesAtOnce), whileIn(ctx, id, 'publishing', version)])
}

function eachMonth<T>(sheet: RosterSheet, make: (person: PersonId, period: ReturnType<typeof periodOfDate>) => T): T[] {
  const months = monthsFromTo(periodOfDate(sheet.roster.from), periodOfDate(sheet.roster.to))
  return sheet.people.flatMap(({ id }) => months.map((period) => make(id, period)))
}

/** A row's shifts with the names and times under which they are told. */
export const dutiesIn = (sheet: RosterSheet, cells: Cells): StoredDuty[] =>
  paintedOf(sheet, cells).map(({ date, post, shift, duty }) => ({ ...duty, date, post, shift: shift.id, roster: sheet.roster.id, name: shift.name, short: shift.short, night: shift.night, cell: `${shift.id}@${post}` }))
