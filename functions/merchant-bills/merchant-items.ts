import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, unknown } from '../faults.ts'
import { keys } from '../storage/keys.ts'
import type { Item, Write } from '../storage/writes.ts'
import type { BillLine, Format, Provider } from './line.ts'

/** A bill as uploaded. Its rows are written first, then this as `reading`, then the lines it brought, then this as `ready`. */
export type StoredBill = {
  readonly id: string
  readonly file: string
  readonly provider: Provider
  readonly format: Format
  readonly account: string
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly lines: number
  readonly chunks: number
  readonly createdAt: Instant
  readonly createdByName: string
  readonly state: 'reading' | 'ready'
  readonly newLines: number
  readonly incomeFen: number
  readonly refundFen: number
}

/** A line with the id by which every file knows it. */
export type StoredLine = BillLine & { readonly id: string }

/** What is kept of a line outside its file. */
export type LineFacts = {
  /** The file that brought it. */
  readonly bill: string
  readonly amountFen: number
  readonly ignored?: { readonly reason: string; readonly at: Instant; readonly by: string; readonly byName: string }
}

const chunkLines = 500
const billsMax = 10_000

export const findBill = ({ store }: Ctx, id: string): Promise<StoredBill | undefined> => store.get<StoredBill>(keys.merchantBill(store.tenant, id), { consistent: true })

export async function readBill(ctx: Ctx, id: string): Promise<StoredBill> {
  const found = await findBill(ctx, id)
  if (!found) throw unknown(`merchant bill ${id}`)
  return found
}

export const allBills = ({ store }: Ctx): AsyncGenerator<StoredBill> => store.all<StoredBill>({ pk: keys.root(store.tenant), begins: 'MERCHANT#', consistent: true }, { bound: billsMax })

export const insertBill = ({ tenant }: Ctx, bill: StoredBill): Write => ({ put: { ...keys.merchantBill(tenant, bill.id), ...bill }, if: 'absent' })

/** Once: whoever reads the same rows again finds the same sums. */
export const billReady = ({ tenant }: Ctx, id: string, sums: Pick<StoredBill, 'newLines' | 'incomeFen' | 'refundFen'>): Write => ({
  update: keys.merchantBill(tenant, id),
  set: { ...sums, state: 'ready' },
  if: { expr: '#state = :reading', names: { '#state': 'state' }, values: { ':reading': 'reading' } },
})

/** Rows follow from the file as the bill's id does, so writing them again changes nothing. */
export async function storeRows(ctx: Ctx, bill: string, lines: readonly StoredLine[]): Promise<number> {
  const items: Item[] = []
  for (let at = 0; at < lines.length; at += chunkLines) {
    items.push({ ...keys.merchantRows(ctx.tenant, bill, items.length), data: deflateRawSync(JSON.stringify(lines.slice(at, at + chunkLines)), { level: 3 }) })
  }
  await ctx.store.putMany(items)
  return items.length
}

/** All lines of the file in its order (consistent: they may have been written a moment ago); at most 20,000. */
export async function rowsOfBill({ store }: Ctx, { id, chunks, lines }: Pick<StoredBill, 'id' | 'chunks' | 'lines'>): Promise<StoredLine[]> {
  const rows: StoredLine[] = []
  const wanted = { pk: keys.merchantRows(store.tenant, id, 0).pk, begins: 'ROWS#', consistent: true }
  for await (const { data } of store.all<{ data: Uint8Array }>(wanted, { bound: chunks })) rows.push(...(JSON.parse(inflateRawSync(data).toString()) as StoredLine[]))
  assert(rows.length === lines, `the rows of merchant bill ${id} are there: ${rows.length} of ${lines}`)
  return rows
}

/** In the order asked. */
export const readFacts = ({ store }: Ctx, lines: readonly Pick<StoredLine, 'id'>[]): Promise<(LineFacts | undefined)[]> => store.getMany<LineFacts>(lines.map(({ id }) => keys.merchantLine(store.tenant, id)))

export const readFact = ({ store }: Ctx, line: string): Promise<LineFacts | undefined> => store.get<LineFacts>(keys.merchantLine(store.tenant, line), { consistent: true })

export const insertLine = ({ tenant }: Ctx, bill: string, { id, amountFen }: StoredLine): Write => ({ put: { ...keys.merchantLine(tenant, id), bill, amountFen }, if: 'absent' })

/** Once: the first reason stands. */
export const ignoreWrite = ({ tenant }: Ctx, line: string, ignored: NonNullable<LineFacts['ignored']>): Write => ({
  update: keys.merchantLine(tenant, line),
  set: { ignored },
  if: { expr: 'attribute_exists(pk) AND attribute_not_exists(ignored)' },
})
