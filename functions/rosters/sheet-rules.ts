import { addDays, daysBetween, type BusinessDate } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { PersonId, PostId, ShiftId } from '../ids.ts'
import { type CellText, readCell } from './cell-rules.ts'
import { hours, minuteOf, worksWithin, type Days, type Duty, type LabourRule } from './rules/labour-model.ts'
import { restBetween } from './rules/rest-between.ts'
import { minutesByDay, overtimeByDay, workingTime } from './rules/working-time.ts'
import type { RosterSheet, Shift, SheetPerson } from './sheet-model.ts'

export type Cells = Readonly<Record<string, CellText>>
export type SheetRow = { readonly person: PersonId; readonly cells: Cells }

/** The law's rules, and what a person's contract, leave, courses and limits say. */
export type SheetRule = LabourRule | 'contract' | 'leave' | 'occupied' | 'nights' | 'clock' | 'fitness' | 'hours' | 'wish'

/** One breach of one person. Hard ones keep a roster from being published; `hours` beside the contract's and a `wish` only warn. */
export type SheetViolation = {
  readonly rule: SheetRule
  readonly person: string | null
  readonly days: readonly BusinessDate[]
  readonly is: number
  readonly limit: number
  readonly unit: 'minutes' | 'days' | 'people' | 'certificates' | 'fen'
  readonly say: Say
  readonly hard: boolean
}

export type Painted = { readonly duty: Duty; readonly date: BusinessDate; readonly post: PostId; readonly shift: Shift }

/**
 * Everything that is wrong with one person's row, together with what was worked before and is published after. Made to be asked with
 * every cell that is painted.
 */
export function violationsOf(sheet: RosterSheet, person: SheetPerson, cells: Cells): SheetViolation[] {
  const { from, to } = sheet.roster
  const within: Days = { from, to }
  const painted = paintedOf(sheet, cells)
  const duties = [...person.around, ...painted.map(({ duty }) => duty)]
  return [
    ...workingTime(person, duties, sheet.limits, within).map(hard),
    ...restBetween(person, duties, sheet.limits, within).map(hard),
    ...painted.flatMap((one) => ofCell(person, one)),
    ...ofHours(person, painted),
  ]
}

/** Why this cell may not be painted; empty when it may. What was wrong already and does not become worse is no reason. */
export function refusalOf(sheet: RosterSheet, person: SheetPerson, cells: Cells, date: BusinessDate, cell: CellText): Say[] {
  if (cell === 'off' || cells[date] === cell) return []
  const { [date]: _, ...others } = cells
  const key = ({ rule, days, is }: SheetViolation) => `${rule} ${days.join()} ${is}`
  const before = new Set(violationsOf(sheet, person, others).map(key))
  return violationsOf(sheet, person, { ...others, [date]: cell }).filter((one) => one.hard && !before.has(key(one))).map(({ say }) => say)
}

export type Cover = {
  readonly date: BusinessDate
  readonly post: PostId
  readonly shift: ShiftId
  readonly need: number
  readonly has: number
  readonly skilledNeed: number
  readonly skilledHas: number
  readonly hard: boolean
}

/** Line by line what the demand asks for and how many there are; with `date` only that day. */
export function coverOf(sheet: RosterSheet, rows: readonly SheetRow[], date?: BusinessDate): Cover[] {
  const people = new Map(sheet.people.map((person) => [person.id as string, person]))
  const there = new Map<string, SheetPerson[]>()
  for (const { person, cells } of rows) {
    const who = people.get(person)
    if (!who) continue
    for (const day of date ? [date] : Object.keys(cells)) {
      const cell = cells[day]
      if (!cell || cell === 'off') continue
      const place = `${day} ${cell}`
      const list = there.get(place)
      if (list) list.push(who)
      else there.set(place, [who])
    }
  }
  return sheet.demand.filter((line) => !date || line.date === date).map((line) => {
    const on = there.get(`${line.date} ${line.shift}@${line.post}`) ?? []
    const { skilled } = line
    return {
      date: line.date, post: line.post, shift: line.shift, need: line.need, has: on.length, hard: line.hard,
      skilledNeed: skilled?.need ?? 0,
      skilledHas: skilled ? on.filter(({ holds }) => holds.some(({ kind, from, to }) => kind === skilled.kind && from <= line.date && line.date <= to)).length : 0,
    }
  })
}

/** Demand that must be met and is not, in the form of the violations: W6 where a skill is short. */
export function shortfallsOf(sheet: RosterSheet, rows: readonly SheetRow[]): SheetViolation[] {
  const post = new Map(sheet.posts.map(({ id, name }) => [id, name]))
  const shift = new Map(sheet.shifts.map(({ id, name }) => [id, name]))
  return coverOf(sheet, rows).flatMap((line): SheetViolation[] => {
    if (!line.hard) return []
    const where = `${line.date} ${post.get(line.post) ?? ''} ${shift.get(line.shift) ?? ''}`
    const short = (rule: SheetRule, is: number, limit: number, zh: string, en: string): SheetViolation[] =>
      is < limit ? [{ rule, person: null, days: [line.date], is, limit, unit: 'people', hard: true, say: { zh: `${where}：${zh} ${is} 人，至少 ${limit} 人。`, en: `${where}: ${is} ${en}, at least ${limit}.` } }] : []
    return [...short('W6', line.skilledHas, line.skilledNeed, '持证的只有', 'with the certificate'), ...short('W6', line.has, line.need, '只排了', 'on the shift')]
  })
}

export type Hours = { readonly minutes: number; readonly nights: number; readonly overtimeMinutes: number }

/** What a row adds up to; overtime together with what was worked in the same weeks before. */
export function hoursOf(sheet: RosterSheet, person: SheetPerson, cells: Cells): Hours {
  const painted = paintedOf(sheet, cells)
  const overtime = overtimeByDay(person, minutesByDay([...person.around, ...painted.map(({ duty }) => duty)]), sheet.limits)
  return {
    minutes: painted.reduce((sum, { shift }) => sum + shift.spanMinutes - shift.breakMinutes, 0),
    nights: painted.filter(({ shift }) => shift.night).length,
    overtimeMinutes: [...overtime].reduce((sum, [date, minutes]) => sum + (date >= sheet.roster.from && date <= sheet.roster.to ? minutes : 0), 0),
  }
}

export type PairBreach = { readonly people: readonly [string, string]; readonly how: 'apart' | 'together'; readonly date: BusinessDate }

/** Days on which two who should not work the same shift at one post do, or two who should do not. They weigh, they bind nobody. */
export function pairsOf(sheet: RosterSheet, rows: readonly SheetRow[]): PairBreach[] {
  const cells = new Map(rows.map((row) => [row.person as string, row.cells]))
  return sheet.pairs.flatMap(({ people, how }): PairBreach[] => {
    const [one, two] = people as unknown as [string, string]
    return daysOf(sheet).flatMap((date): PairBreach[] => {
      const [a, b] = [one, two].map((person) => cells.get(person)?.[date]).map((cell) => (cell === 'off' ? undefined : cell))
      const same = a !== undefined && a === b
      const broken = how === 'apart' ? same : !same && (a !== undefined || b !== undefined)
      return broken ? [{ people: [one, two], how, date }] : []
    })
  })
}

export function daysOf({ roster: { from, to } }: Pick<RosterSheet, 'roster'>): BusinessDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
}

/** The cells of a row as duties, the first day first. A cell whose shift the sheet does not know counts as nothing. */
export function paintedOf(sheet: RosterSheet, cells: Cells): Painted[] {
  const shifts = shiftsOf(sheet)
  return Object.keys(cells).toSorted().flatMap((day): Painted[] => {
    const read = readCell(cells[day]!)
    const shift = read && shifts.get(read.shift)
    if (!shift) return []
    const date = day as BusinessDate
    return [{ date, post: read.post, shift, duty: { date, post: read.post, startMinute: shift.startMinute, spanMinutes: shift.spanMinutes, breakMinutes: shift.breakMinutes, breakStart: shift.breakStart } }]
  })
}

const known = new WeakMap<RosterSheet['shifts'], Map<string, Shift>>()
function shiftsOf({ shifts }: RosterSheet): Map<string, Shift> {
  const found = known.get(shifts) ?? new Map(shifts.map((shift) => [shift.id as string, shift]))
  known.set(shifts, found)
  return found
}

/** Contract, leave, courses, limits and fitness: what one cell says by itself. */
export function ofCell(person: SheetPerson, { duty, date, post, shift }: Painted): SheetViolation[] {
  const end = shift.startMinute + shift.spanMinutes
  const last = addDays(date, Math.floor((end - 1) / 1440))
  const no = (rule: SheetRule, say: Say): SheetViolation => ({ rule, person: person.id, days: [date], is: 1, limit: 0, unit: 'days', say, hard: true })
  const employed = person.posts.some(({ from, to }) => from <= date && (to === null || date <= to))
  const away = person.leave.find(({ from, to }) => date <= to && last >= from)
  const course = person.occupied.find((one) => worksWithin(duty, minuteOf(one.date) + one.startMinute, minuteOf(one.date) + one.endMinute))
  const unwilling = person.wishes.some((wish) => wish.date === date && wish.shift === shift.id && !wish.wants)
  const unfit = person.unfit.find((one) => one.post === post && one.from <= date && date <= one.to)
  return [
    ...(employed ? [] : [no('contract', { zh: `${date} 没有劳动合同，不能排班。`, en: `No contract on ${date}, so no shift.` })]),
    ...(away ? [no('leave', { zh: `${away.from} 至 ${away.to} 请假，${date} 不能排班。`, en: `On leave from ${away.from} to ${away.to}, so no shift on ${date}.` })] : []),
    ...(course?.leave ? [no('leave', { zh: `${course.date} ${course.startMinute === 0 ? '上午' : '下午'}请假，与班次冲突。`, en: `On leave on the ${course.startMinute === 0 ? 'morning' : 'afternoon'} of ${course.date}, which the shift overlaps.` })] : []),
    ...(course && !course.leave ? [no('occupied', occupiedText(course))] : []),
    ...(person.noNights && shift.night ? [no('nights', { zh: `${date}：不能上夜班。`, en: `${date}: no night shifts.` })] : []),
    ...(person.earliest !== null && (shift.startMinute < person.earliest || end > 1440) ? [no('clock', { zh: `${date}：${clock(person.earliest)} 以前不能上班。`, en: `${date}: not before ${clock(person.earliest)}.` })] : []),
    ...(person.latest !== null && end > person.latest ? [no('clock', { zh: `${date}：${clock(person.latest)} 以后不能上班。`, en: `${date}: not after ${clock(person.latest)}.` })] : []),
    ...(unwilling ? [{ ...no('wish', { zh: `${date}：本人说这一班不方便。`, en: `${date}: would rather not work this shift.` }), hard: false }] : []),
    ...(unfit?.says ?? []).map((say) => no('fitness', { zh: `${date}：${say.zh}`, en: `${date}: ${say.en}` })),
  ]
}

/** A course, or a whole day on which somebody cannot come. */
function occupiedText({ date, startMinute, endMinute }: SheetPerson['occupied'][number]): Say {
  if (startMinute === 0 && endMinute === 1440) return { zh: `${date} 全天不能上班，与班次冲突。`, en: `Cannot work on ${date}, which overlaps the shift.` }
  return { zh: `${date} ${clock(startMinute)} 至 ${clock(endMinute)} 已有安排，与班次冲突。`, en: `Taken on ${date} from ${clock(startMinute)} to ${clock(endMinute)}, which overlaps the shift.` }
}

/** Fewer or more hours than the contract means: told, and allowed. */
function ofHours(person: SheetPerson, painted: readonly Painted[]): SheetViolation[] {
  if (painted.length === 0) return []
  const is = painted.reduce((sum, { shift }) => sum + shift.spanMinutes - shift.breakMinutes, 0)
  const days = [painted[0]!.date, painted.at(-1)!.date]
  const report = (limit: number, zh: string, en: string): SheetViolation[] => [{ rule: 'hours', person: person.id, days, is, limit, unit: 'minutes', hard: false, say: { zh: `全期排了 ${hours(is)} 小时，${zh} ${hours(limit)} 小时。`, en: `${hours(is)} h in all; ${en} ${hours(limit)} h.` } }]
  if (person.maxMinutes > 0 && is > person.maxMinutes) return report(person.maxMinutes, '约定最多', 'agreed are at most')
  if (is < person.minMinutes) return report(person.minMinutes, '约定至少', 'agreed are at least')
  return []
}

const hard = <V extends object>(violation: V): V & { readonly hard: true } => ({ ...violation, hard: true })
const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
