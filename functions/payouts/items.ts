import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Page } from '../storage/store.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedOf, unfinishedWrite } from '../unfinished/work-list.ts'
import type { ByFund, Explained, Payout, PayoutState, Why } from './model.ts'

/** A payout as it was last read. `version` rises with every change. */
export type PayoutRecord = {
  readonly id: string
  readonly account: string
  readonly state: PayoutState
  readonly createdAt: Instant
  readonly arrivesOn: BusinessDate
  readonly amount: number
  readonly currency: string
  readonly rate: number | null
  readonly reason: string | null
  readonly sums: Payout['sums']
  readonly grossByFund: ByFund
  readonly feeByFund: ByFund
  readonly netByFund: ByFund
  /** What was booked as not explained: owed (above 0) or owing until somebody says what it is. */
  readonly openByFund: ByFund
  readonly differences: readonly { readonly line: string; readonly why: Why; readonly fen: number }[]
  /** Of a payout whose content nobody can say. */
  readonly byHand: boolean
  readonly vouchers: readonly string[]
  readonly booked: { readonly fee: boolean; readonly arrival: boolean; readonly back: boolean }
  readonly version: number
}
type PayoutItem = Key & PayoutRecord

export async function findPayout({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: string): Promise<PayoutRecord | undefined> {
  const item = await store.get<PayoutItem>(keys.payout(tenant, id), { consistent: true })
  return item && toRecord(item)
}

/** Newest first. */
export async function pagePayouts({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, { limit, after }: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<PayoutRecord>> {
  const page = await store.query<PayoutItem>({ index: true, pk: keys.payoutOrder(tenant, '').gpk, reverse: true, limit, ...(after === undefined ? {} : { after }) })
  return { ...page, items: page.items.map(toRecord) }
}

/** Not booked to their end, or with something unexplained. */
export async function payoutsUnderWay(ctx: Ctx): Promise<PayoutRecord[]> {
  const found: PayoutRecord[] = []
  for await (const { id } of unfinishedOf(ctx, 'payout')) {
    const payout = await findPayout(ctx, id)
    if (payout) found.push(payout)
  }
  return found
}

/** Every voucher that follows from its state is there. */
export const isSettled = ({ state, booked }: PayoutRecord): boolean => booked.fee && (state === 'failed' ? !booked.arrival || booked.back : booked.arrival)
const isEnded = (payout: PayoutRecord): boolean => isSettled(payout) && payout.differences.length === 0

/** The first version only where there is none, any later one only over the version before. */
export const putPayout = (ctx: Pick<Ctx, 'tenant'>, payout: PayoutRecord): Write[] => [
  {
    put: { ...payout, ...keys.payout(ctx.tenant, payout.id), ...keys.payoutOrder(ctx.tenant, `${payout.createdAt}#${payout.id}`) },
    if: payout.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': payout.version - 1 } },
  },
  isEnded(payout) ? finishedWrite(ctx, 'payout', payout.id) : unfinishedWrite(ctx, { kind: 'payout', id: payout.id, since: payout.createdAt }),
]

const linesOfItem = 400
const chunksMax = 100

/** Written before the payout names them, and the same whoever reads them. */
export async function putLines({ store }: Pick<Ctx, 'store'>, id: string, lines: readonly Explained[]): Promise<void> {
  const chunks = Math.max(1, Math.ceil(lines.length / linesOfItem))
  if (chunks > chunksMax) throw new Error(`more than ${chunksMax * linesOfItem} lines in ${id}`)
  await store.putMany(Array.from({ length: chunks }, (_, at) => ({ ...keys.payoutLines(store.tenant, id, at), lines: lines.slice(at * linesOfItem, (at + 1) * linesOfItem) })))
}

export async function readLines({ store }: Pick<Ctx, 'store'>, id: string): Promise<Explained[]> {
  const found: Explained[] = []
  for await (const { lines } of store.all<Key & { readonly lines: readonly Explained[] }>({ pk: keys.payout(store.tenant, id).pk, begins: 'LINES#', consistent: true }, { bound: chunksMax })) found.push(...lines)
  return found
}

function toRecord({ pk: _, sk: __, ...item }: PayoutItem): PayoutRecord {
  const { gpk: ___, gsk: ____, ...record } = item as PayoutRecord & { readonly gpk?: string; readonly gsk?: string }
  return record
}
