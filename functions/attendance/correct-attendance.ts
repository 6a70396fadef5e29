import { isDeepStrictEqual } from 'node:util'
import { type BusinessDate, instant, type Period, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { backoff } from '../storage/backoff.ts'
import { held } from '../storage/cancelled.ts'
import type { PersonId } from '../ids.ts'
import { readPerson } from '../workforce/read-person.ts'
import { getSheet } from './get-attendance.ts'
import { findTimesheet, putWords, stillOpen, type Word, wordsOf } from './items.ts'
import type { AttendanceSheet, CorrectAttendance } from './model.ts'
import { changedMeanwhile, closedAlready, dayToCome, endsBefore, otherCorrection, outsideMonth } from './words.ts'

type Asked = { readonly month: Period; readonly person: PersonId }

/** So many words on one day are a quarrel and not a correction. */
const wordsOfDayMax = 30
const attemptsMax = 5

/**
 * The foreman's word on a day, with its reason, over what the clock shows; the last word holds and the earlier ones stay to be read. The client's id makes a
 * retry the same word. Throws `unknown`, `invalid`, `refused` for a month that is closed, `conflict`.
 */
export async function correctAttendance(ctx: Ctx, { month, person }: Asked, input: CorrectAttendance): Promise<AttendanceSheet> {
  await readPerson(ctx, person)
  check(ctx, month, input)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    if (await held(say(ctx, { month, person }, input))) return getSheet(ctx, { month, person })
    await backoff(attempt)
  }
  throw changedMeanwhile()
}

function check(ctx: Ctx, month: Period, { date, correction }: CorrectAttendance): void {
  if (periodOfDate(date) !== month) throw outsideMonth(month)
  if (date > today(ctx.clock)) throw dayToCome(date)
  if (correction?.what === 'worked' && correction.toMinute - correction.fromMinute <= correction.breakMinutes) throw endsBefore()
}

async function say(ctx: Ctx, { month, person }: Asked, { id, date, correction, reason }: CorrectAttendance): Promise<void> {
  await recordChange(ctx, async () => {
    const [words, sheet] = await Promise.all([wordsOf(ctx, person, month), findTimesheet(ctx, person, month)])
    const known = Object.values(words.days).flat().find((word) => word.id === id)
    if (known && !(isDeepStrictEqual(known.correction, correction) && known.reason === reason && words.days[date]?.includes(known))) throw otherCorrection()
    if (known) return { answer: undefined }
    if (sheet && sheet.state !== 'open') throw closedAlready(month)
    const word: Word = { id, correction, reason, by: ctx.actor.name, at: instant(ctx.clock) }
    const before = words.days[date] ?? []
    const after = { days: { ...words.days, [date as BusinessDate]: [word, ...before].slice(0, wordsOfDayMax) }, version: words.version + 1 }
    // Whoever closes the month checks that these words are the last ones, and these that the month is still open.
    return { writes: [putWords(ctx, { person, month, words: after }), stillOpen(ctx, person, month)], act: 'workday.corrected', subject: person, detail: { date, what: correction?.what ?? 'clock', reason }, before: { what: before[0]?.correction?.what ?? 'clock' }, answer: undefined }
  })
}
