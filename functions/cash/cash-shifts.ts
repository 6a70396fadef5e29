import { dateOfInstant, instant, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CashShiftId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import { type CashShiftRecord, pageShifts, putBox, putHanded, putShift, readBox, readShift } from './items.ts'
import type { CashShift, CashShiftPage, ListCashShifts, MyCashBox, OpenCashShift } from './model.ts'
import { takingsOf } from './takings.ts'
import { changedMeanwhile, idTaken, notCounted, ownCash, shiftOpen, takenBefore } from './words.ts'

const attemptsMax = 8

/** Begins a shift of the caller's cash box; one at a time, and without a gap to the last one. With the client's id a retry answers the same shift. Throws `refused`, `conflict`. */
export async function openCashShift(ctx: Ctx, { id, floatFen }: OpenCashShift): Promise<CashShift> {
  const person = await personOf(ctx)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const [known, box] = await Promise.all([readShift(ctx, id), readBox(ctx, person)])
    if (known) {
      if (known.person !== person) throw idTaken()
      return showShift(ctx, known)
    }
    if (box?.open) throw shiftOpen(dateOfInstant((await readShift(ctx, box.open))?.openedAt ?? ctx.clock.now()))
    const now = instant(ctx.clock)
    const shift: CashShiftRecord = { id, person, holder: ctx.actor.name, state: 'open', openedAt: now, since: box?.upTo ?? now, floatFen: box?.keepFen ?? floatFen, version: 1 }
    const after = { person, holder: ctx.actor.name, open: id, keepFen: shift.floatFen, upTo: shift.since, last: box?.last ?? null }
    if (await held(ctx.store.transact([...putShift(ctx, shift), putBox(ctx, box, after)]))) return showShift(ctx, shift)
  }
  throw changedMeanwhile()
}

/** The caller's own shift that is not counted yet. */
export async function getMyCashBox(ctx: Ctx): Promise<MyCashBox> {
  const box = await readBox(ctx, await personOf(ctx))
  const open = box?.open ? await readShift(ctx, box.open) : undefined
  return { shift: open ? await showShift(ctx, open) : null, floatFen: box?.keepFen ?? null }
}

/** Newest first. Collectors see their own and what they could take over, whoever reconciles sees all. */
export async function listCashShifts(ctx: Ctx, { limit, after }: ListCashShifts): Promise<CashShiftPage> {
  const [page, person] = await Promise.all([pageShifts(ctx, { limit, after }), personOf(ctx)])
  const seen = page.items.filter((shift) => seesAll(ctx) || shift.person === person || shift.state === 'counted' || shift.handed?.person === person)
  return { items: await Promise.all(seen.map((shift) => showShift(ctx, shift))), next: page.next ?? null }
}

/** Another person takes the counted cash: from now on it is in their hands (S2). Throws `unknown`, `refused`, `conflict`. */
export async function takeOverCash(ctx: Ctx, id: CashShiftId): Promise<CashShift> {
  const person = await personOf(ctx)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const shift = await readShift(ctx, id)
    if (!shift) throw unknown(`no cash shift ${id}`)
    if (shift.person === person) throw ownCash()
    if (shift.handed) {
      if (shift.handed.person === person) return showShift(ctx, shift)
      throw takenBefore(shift.handed.to)
    }
    if (!shift.counted) throw notCounted()
    // There was nothing to hand over.
    if (shift.state === 'handed') return showShift(ctx, shift)
    const handed = { at: instant(ctx.clock), to: ctx.actor.name, person }
    const after: CashShiftRecord = { ...shift, state: 'handed', handed, version: shift.version + 1 }
    if (await held(ctx.store.transact([...putShift(ctx, after), putHanded(ctx, { person, at: handed.at, amountFen: shift.counted.handFen, shift: id })]))) return showShift(ctx, after)
  }
  throw changedMeanwhile()
}

const seesAll = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance', 'auditor')

export async function showShift(ctx: Ctx, shift: CashShiftRecord): Promise<CashShift> {
  const { id, holder, state, openedAt, since, floatFen, counted, handed, person } = shift
  const me = await personOf(ctx)
  const holds = hasRole(ctx, 'head', 'collector')
  const takingsFen = counted ? counted.takingsFen + counted.lateFen : await takingsOf(ctx, person, { after: since, upTo: instant(ctx.clock) })
  return {
    id, holder, state, openedAt, since, floatFen, takingsFen,
    expectedFen: floatFen + takingsFen,
    counted: counted ? { at: counted.at, counts: [...counted.counts], countedFen: counted.countedFen, differenceFen: counted.differenceFen, keepFen: counted.keepFen, handFen: counted.handFen, note: counted.note, voucher: counted.voucher } : null,
    handed: handed ? { at: handed.at, to: handed.to } : null,
    overdue: state === 'open' && dateOfInstant(openedAt) < today(ctx.clock),
    may: { count: state === 'open' && person === me && holds, takeOver: state === 'counted' && person !== me && holds },
  }
}
