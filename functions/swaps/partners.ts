import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { cellOf, readCell, type CellText } from '../rosters/cell-rules.ts'
import { dutiesOf } from '../rosters/duties.ts'
import { sheetOf } from './sheet-of.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import type { Partners, PartnerShifts } from './model.ts'
import { hasBegun } from './standing.ts'
import { type Exchange, judgeExchange } from './swap-rules.ts'
import { noShiftThen, shiftBegun } from './words.ts'

/** Colleagues of the same roster, those first who could simply take the shift. */
export async function listPartners(ctx: Ctx, date: BusinessDate): Promise<Partners> {
  const { own, person, sheet, postNames } = await begin(ctx, date)
  const items = sheet.rows.flatMap((row) => {
    const who = sheet.people.find(({ id }) => id === row.person)
    if (!who || who.id === person) return []
    const cell = row.cells[date]
    const cover = fits(judgeExchange(sheet, { asker: person, other: who.id, gives: own.gives, takes: null }))
    return [{ person: who.id, name: who.name, cover, works: cell !== undefined && cell !== 'off' }]
  })
  return { shift: { ...own.shift, post: postNames.get(own.post) ?? '' }, items: items.toSorted((a, b) => Number(b.cover) - Number(a.cover) || (a.name < b.name ? -1 : 1)) }
}

/** More shifts of one colleague than fit a phone nobody looks at. */
const shiftsMax = 31

/** The shifts of one of them that could be had for it. */
export async function listPartnerShifts(ctx: Ctx, other: PersonId, date: BusinessDate): Promise<PartnerShifts> {
  const { own, person, sheet, postNames } = await begin(ctx, date)
  const who = sheet.people.find(({ id }) => id === other)
  if (!who || other === person) throw unknown(`no partner ${other}`)
  const cells = (sheet.rows.find((row) => row.person === other)?.cells ?? {}) as Readonly<Record<string, CellText>>
  const exchange = (takes: Exchange['takes']): Exchange => ({ asker: person, other, gives: own.gives, takes })
  const shifts = Object.keys(cells).sort().flatMap((day) => {
    const cell = cells[day]!
    const read = readCell(cell)
    const shift = read && sheet.shifts.find(({ id }) => id === read.shift)
    if (!read || !shift || cell === own.gives.cell && day === date) return []
    const { startMinute, spanMinutes, breakMinutes, breakStart } = shift
    const at = { date: day as BusinessDate, startMinute, spanMinutes, breakMinutes, breakStart }
    return hasBegun(ctx, at) ? [] : [{ ...at, name: shift.name, post: postNames.get(read.post) ?? '', may: fits(judgeExchange(sheet, exchange({ date: at.date, cell }))) }]
  })
  return { name: who.name, cover: fits(judgeExchange(sheet, exchange(null))), items: shifts.slice(0, shiftsMax) }
}

const fits = ({ stale, asker, other, roster }: ReturnType<typeof judgeExchange>): boolean => !stale && asker.length + other.length + roster.length === 0

async function begin(ctx: Ctx, date: BusinessDate) {
  const { id: person } = await ownPerson(ctx)
  const [duty] = await dutiesOf(ctx, person, date, date)
  if (!duty) throw noShiftThen(date)
  if (hasBegun(ctx, duty)) throw shiftBegun()
  const [sheet, posts] = await Promise.all([sheetOf(ctx, duty.roster), everyPost(ctx)])
  const { name, startMinute, spanMinutes, breakMinutes, breakStart, post } = duty
  return { person, sheet, postNames: new Map(posts.map((one) => [one.id, one.name])), own: { post, gives: { date, cell: cellOf(duty.shift, post) }, shift: { date, name, startMinute, spanMinutes, breakMinutes, breakStart } } }
}
