import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CashShiftId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedOf, unfinishedWrite } from '../unfinished/work-list.ts'
import { type CashShift, cashShiftId, type CashShiftState } from './model.ts'

/** `upTo`: takings after it are the next shift's. `takingsFen`: of the window before it, as it was read then. */
export type CountRecord = NonNullable<CashShift['counted']> & { readonly upTo: Instant; readonly takingsFen: number; readonly lateFen: number }

export type CashShiftRecord = {
  readonly id: CashShiftId
  readonly person: string
  readonly holder: string
  readonly state: CashShiftState
  readonly openedAt: Instant
  readonly since: Instant
  readonly floatFen: number
  readonly version: number
  readonly counted?: CountRecord
  readonly handed?: { readonly at: Instant; readonly to: string; readonly person: string }
}
type ShiftItem = Key & CashShiftRecord

/** What a person holds. The last window is kept: what was booked in it and came late is found by summing it again. */
export type BoxRecord = { readonly person: string; readonly holder: string; readonly version: number; readonly open: CashShiftId | null; readonly keepFen: number; readonly upTo: Instant; readonly last: { readonly after: Instant; readonly takingsFen: number } | null }

export async function readShift({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: CashShiftId): Promise<CashShiftRecord | undefined> {
  const item = await store.get<ShiftItem>(keys.cashShift(tenant, id), { consistent: true })
  return item && toRecord(item)
}

export const readBox = ({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, person: string): Promise<BoxRecord | undefined> => store.get<BoxRecord>(keys.cashBox(tenant, person), { consistent: true })

export async function allBoxes({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>): Promise<BoxRecord[]> {
  const found: BoxRecord[] = []
  for await (const box of store.all<BoxRecord & Key>({ pk: keys.cashBoxes(tenant), consistent: true }, { bound: 2000 })) found.push(box)
  return found
}

/** Over what was read, or only where there is none. */
export const putBox = ({ tenant }: Pick<Ctx, 'tenant'>, before: BoxRecord | undefined, box: Omit<BoxRecord, 'version'>): Write => ({
  put: { ...keys.cashBox(tenant, box.person), ...box, version: (before?.version ?? 0) + 1 },
  if: before ? { expr: 'version = :before', values: { ':before': before.version } } : 'absent',
})

/** The first version only where there is none, any later one only over the version before. On the work list until another person has its cash. */
export const putShift = (ctx: Pick<Ctx, 'tenant'>, shift: CashShiftRecord): Write[] => [
  {
    put: { ...shift, ...keys.cashShift(ctx.tenant, shift.id), ...keys.cashShiftOrder(ctx.tenant, shift.openedAt, shift.id) },
    if: shift.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': shift.version - 1 } },
  },
  shift.state === 'handed' ? finishedWrite(ctx, 'cash-shift', shift.id) : unfinishedWrite(ctx, { kind: 'cash-shift', id: shift.id, since: shift.openedAt }),
]

/** Newest first. */
export async function pageShifts({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<CashShiftRecord>> {
  const page = await store.query<ShiftItem>({ index: true, pk: keys.cashShiftOrder(tenant, '', '').gpk, reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { ...page, items: page.items.map(toRecord) }
}

/** Not counted, or counted and not taken over. */
export async function shiftsUnderWay(ctx: Ctx): Promise<CashShiftRecord[]> {
  const found: CashShiftRecord[] = []
  for await (const { id } of unfinishedOf(ctx, 'cash-shift')) {
    const shift = await readShift(ctx, cashShiftId.parse(id))
    if (shift) found.push(shift)
  }
  return found
}

/** Cash that came from another person's box, found beside what the receiver took in; once a shift. */
type HandedItem = { readonly amountFen: number; readonly handed: CashShiftId }
export const putHanded = ({ tenant }: Pick<Ctx, 'tenant'>, { person, at, amountFen, shift }: { readonly person: string; readonly at: Instant; readonly amountFen: number; readonly shift: CashShiftId }): Write => ({
  put: { ...keys.handedCash(tenant, shift), ...keys.till(tenant, person, `${at}#handed#${shift}`), amountFen, handed: shift },
  if: 'absent',
})

export async function handedTo({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, person: string, { after, upTo }: { readonly after: Instant; readonly upTo: Instant }): Promise<number> {
  let sum = 0
  for await (const item of store.all<Key & Partial<HandedItem>>({ index: true, pk: keys.till(tenant, person, '').gpk, from: `${after}~`, to: `${upTo}~` }, { bound: 20_000 })) if (item.handed !== undefined) sum += item.amountFen ?? 0
  return sum
}

export type DepositRecord = { readonly id: string; readonly sent: string; readonly on: string; readonly amountFen: number; readonly voucher: string }
export const readDeposit = ({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: string): Promise<DepositRecord | undefined> => store.get<DepositRecord & Key>(keys.cashDeposit(tenant, id), { consistent: true })
export const putDeposit = ({ tenant }: Pick<Ctx, 'tenant'>, deposit: DepositRecord): Write => ({ put: { ...deposit, ...keys.cashDeposit(tenant, deposit.id) }, if: 'absent' })

function toRecord({ pk: _, sk: __, ...item }: ShiftItem): CashShiftRecord {
  const { gpk: ___, gsk: ____, ...record } = item as CashShiftRecord & { readonly gpk?: string; readonly gsk?: string }
  return record
}
