import { dateOfInstant, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, refused, unknown } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import { insertShift, openShiftOf, pageShifts, readShift, type ShiftRecord } from './shift-items.ts'
import type { ListShifts, OpenShift, Shift } from './shift-model.ts'

/** Begins the caller's shift; one at a time. With the client's id a retry answers the same shift. */
export async function openShift(ctx: Ctx, { id, area, floatFen }: OpenShift): Promise<Shift> {
  const [{ fund }, person] = await Promise.all([readAreaRules(ctx, area), personOf(ctx)])
  const shift: ShiftRecord = { id, area, fund, person, attendant: ctx.actor.name, openedAt: instant(ctx.clock), state: 'open', floatFen, cashFen: 0, sales: 0 }
  if (await held(ctx.store.transact(insertShift(ctx, shift)))) return showShift(ctx, shift)
  const known = await readShift(ctx, id)
  if (known?.person === person && known.area === area && known.floatFen === floatFen) return showShift(ctx, known)
  const open = await openShiftOf(ctx, person)
  if (open && !known) {
    throw refused('shift-open', { zh: `您 ${dateOfInstant(open.openedAt)} 开始的班次还没有交班，没有新建。请先清点交班。`, en: `Your shift of ${dateOfInstant(open.openedAt)} is not handed over yet. Nothing was opened. Count and hand over first.` })
  }
  throw conflict('id-taken', { zh: '这个编号已用于另一个班次，没有保存。', en: 'This id belongs to another shift. Nothing was saved.' })
}

/** Attendants see their own shifts, whoever reconciles sees all. */
export async function listShifts(ctx: Ctx, { state, limit, after }: ListShifts): Promise<{ items: Shift[]; next: string | null }> {
  const person = onlyOwn(ctx) ? await personOf(ctx) : undefined
  const page = await pageShifts(ctx, { limit, after })
  const items = page.items.filter((shift) => (!state || shift.state === state) && (!person || shift.person === person))
  return { items: items.map((shift) => showShift(ctx, shift)), next: page.next ?? null }
}

/** The caller's own shift that is not handed over yet; null = none. */
export async function getMyShift(ctx: Ctx): Promise<{ shift: Shift | null }> {
  const open = await openShiftOf(ctx, await personOf(ctx))
  return { shift: open ? showShift(ctx, open) : null }
}

/** Throws `unknown` also for another attendant's. */
export async function getShift(ctx: Ctx, id: string): Promise<Shift> {
  return showShift(ctx, await shiftFor(ctx, id))
}

export async function shiftFor(ctx: Ctx, id: string): Promise<ShiftRecord> {
  const shift = await readShift(ctx, id)
  if (!shift || (onlyOwn(ctx) && shift.person !== (await personOf(ctx)))) throw unknown(`shift ${id}`)
  return shift
}

const onlyOwn = ({ actor }: Ctx): boolean => !(actor.roles as readonly string[]).some((role) => role === 'head' || role === 'finance' || role === 'auditor')

export function showShift(ctx: Ctx, { id, area, attendant, openedAt, state, floatFen, cashFen, sales, handed }: ShiftRecord): Shift {
  const overdue = state === 'open' && dateOfInstant(openedAt) < today(ctx.clock)
  return { id, area, attendant, openedAt, state, floatFen, cashFen, sales, expectedFen: floatFen + cashFen, overdue, handed: handed ?? null }
}
