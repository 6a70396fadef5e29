import { addDays, type BusinessDate, today, weekdayOf } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { RosterId } from '../ids.ts'
import type { PdfFile } from '../paper/answer-pdf.ts'
import { renderTable } from '../paper/render-table.ts'
import { getSite } from '../tenants/get-site.ts'
import { getSheet } from './build-sheet.ts'
import { readCell } from './cell-rules.ts'
import { partsOf } from './rules/shift-parts.ts'
import type { RosterSheet } from './sheet-model.ts'
import { daysOf, hoursOf } from './sheet-rules.ts'

/** So many days fit across a page that is read from a wall; a longer roster is printed from a later day on. */
const daysMax = 31
const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] } as const
const words = {
  name: { zh: '姓名', en: 'Name' }, hours: { zh: '工时', en: 'Hours' }, draft: { zh: '草稿，未发布', en: 'draft, not published' }, off: { zh: '休', en: '–' },
  and: { zh: '、', en: ', ' }, posts: { zh: '岗位：', en: 'Posts: ' }, holiday: { zh: '* 法定节假日或调休放假', en: '* public holiday or day off in exchange' }, elsewhere: { zh: '格子右边的数字是岗位。', en: 'The number in a cell is the post.' },
} as const satisfies Record<string, Say>

/** A roster on A4 for the wall: people down, days across, what each sign means below. Throws `unknown`. */
export async function printRoster(ctx: Ctx, id: RosterId, from: BusinessDate | undefined, lang: keyof Say): Promise<PdfFile> {
  const [sheet, site] = await Promise.all([getSheet(ctx, id), getSite(ctx)])
  const days = daysOf(sheet).filter((day) => !from || day >= from).slice(0, daysMax)
  const free = new Set(sheet.holidays.filter(({ kind }) => kind !== 'workday').map(({ date }) => date))
  const cells = new Map(sheet.rows.map((row) => [row.person, row.cells]))
  const people = sheet.people.filter(({ id: person }) => days.some((day) => cells.get(person)?.[day] !== undefined))
  const bytes = await renderTable(site, {
    title: sheet.roster.name,
    lead: `${days[0] ?? sheet.roster.from} – ${days.at(-1) ?? sheet.roster.to}${sheet.roster.state === 'published' ? '' : `  ${words.draft[lang]}`}`,
    columns: [
      { title: words.name[lang], width: 10, right: false },
      ...days.map((day) => ({ title: `${Number(day.slice(8))}${free.has(day) ? '*' : ''}`, width: 3, right: false })),
      { title: words.hours[lang], width: 6, right: true },
    ],
    gap: 3,
    rows: [{ cells: [{ text: '', strong: false }, ...days.map((day) => ({ text: weekdays[lang][weekdayOf(day)]!, strong: weekdayOf(day) >= 5 })), { text: '', strong: false }] }, ...people.map((person) => {
      const own = cells.get(person.id) ?? {}
      const shown = Object.fromEntries(Object.entries(own).filter(([date]) => days.includes(date as BusinessDate)))
      return { cells: [{ text: person.name, strong: true }, ...days.map((day) => ({ text: signOf(sheet, own[day], lang), strong: false })), { text: String(Math.round(hoursOf(sheet, person, shown).minutes / 6) / 10), strong: false }] }
    })],
    notes: [
      sheet.shifts.map((shift) => `${shift.short} ${shift.name} ${partsOf(shift).map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(words.and[lang])}`).join('   '),
      `${words.posts[lang]}${sheet.posts.map(({ name }, at) => (sheet.posts.length > 1 ? `${at + 1} ${name}` : name)).join('  ')}${sheet.posts.length > 1 ? `  ${words.elsewhere[lang]}` : ''}`,
      ...(days.some((day) => free.has(day)) ? [words.holiday[lang]] : []),
    ],
    signers: [], madeOn: today(ctx.clock), upright: false,
  }, lang, ctx.clock.now())
  return { name: `${sheet.roster.name}-${days[0] ?? addDays(sheet.roster.from, 0)}.pdf`, bytes }
}

function signOf(sheet: RosterSheet, cell: string | undefined, lang: keyof Say): string {
  if (cell === undefined) return ''
  const read = readCell(cell)
  if (!read) return words.off[lang]
  const short = sheet.shifts.find(({ id }) => id === read.shift)?.short ?? '?'
  return sheet.posts.length > 1 ? `${short}${sheet.posts.findIndex(({ id }) => id === read.post) + 1}` : short
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
