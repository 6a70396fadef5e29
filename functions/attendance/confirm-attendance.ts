import { instant, type Period, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { held } from '../storage/cancelled.ts'
import { gatherMonth, type Gathered, type PersonMonth } from './gather.ts'
import { findTimesheet, putWords, stillOpen, type Word, wordsOf } from './items.ts'
import { judge } from './judge-month.ts'
import type { AttendanceConfirmed, ConfirmAttendance } from './model.ts'
import { changedMeanwhile, closedAlready, dayToCome, outsideMonth } from './words.ts'

/**
 * The foreman's list: who has no phone, or forgot it, worked as the roster says. Of each person the days that are over, planned and neither clocked whole nor
 * spoken of; what was said before stays. Each person by themselves: whoever cannot be is named, the others are. Sent again it changes nothing. Throws `invalid`.
 */
export async function confirmAttendance(ctx: Ctx, month: Period, input: ConfirmAttendance): Promise<AttendanceConfirmed> {
  if (periodOfDate(input.from) !== month || periodOfDate(input.to) !== month || input.to < input.from) throw outsideMonth(month)
  if (input.to > today(ctx.clock)) throw dayToCome(input.to)
  const all = await gatherMonth(ctx, month)
  const answer: AttendanceConfirmed = { days: 0, people: 0, refused: [] }
  for (const person of new Set(input.people)) {
    const one = all.people.find((each) => each.person === person)
    const done = one ? await confirm(ctx, all, one, input) : 0
    if (typeof done !== 'number') answer.refused.push({ person, say: done.say })
    else if (done > 0) {
      answer.days += done
      answer.people += 1
    }
  }
  return answer
}

async function confirm(ctx: Ctx, all: Gathered, one: PersonMonth, { id, from, to, reason }: ConfirmAttendance) {
  const { person } = one
  const due = judge(ctx, all, one).closed.days.filter(({ date, state, shift, said }) => date >= from && date <= to && (state === 'absent' || state === 'open') && shift !== null && said.length === 0)
  if (due.length === 0) return 0
  const [words, sheet] = await Promise.all([wordsOf(ctx, person, all.month), findTimesheet(ctx, person, all.month)])
  if (sheet && sheet.state !== 'open') return closedAlready(all.month)
  const spoken = Object.fromEntries(
    due.map(({ date, shift }): [string, Word[]] => {
      const { startMinute, spanMinutes, breakMinutes } = shift!
      return [date, [{ id: `${id}.${date}`, correction: { what: 'worked', fromMinute: startMinute, toMinute: startMinute + spanMinutes, breakMinutes }, reason, by: ctx.actor.name, at: instant(ctx.clock) }, ...(words.days[date] ?? [])]]
    }),
  )
  const after = { days: { ...words.days, ...spoken }, version: words.version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [putWords(ctx, { person, month: all.month, words: after }), stillOpen(ctx, person, all.month)], act: 'workday.confirmed', subject: person, detail: { days: due.map(({ date }) => date), reason }, answer: undefined }))
  return (await held(made)) ? due.length : changedMeanwhile()
}

