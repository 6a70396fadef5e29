import type { Ctx } from '../context.ts'
import type { BillRow, ListBills } from './bill-model.ts'
import { billRows } from './bill-rows.ts'

/** A page of bills, newest month first; a filter that finds little reads on until the page is full or all is read. */
export async function listBills(ctx: Ctx, { limit, after, ...filter }: ListBills): Promise<{ items: BillRow[]; next: string | null }> {
  const items: BillRow[] = []
  let last: string | null = null
  for await (const { row, after: next } of billRows(ctx, filter, after)) {
    if (items.length === limit) return { items, next: last }
    items.push(row)
    last = next
  }
  return { items, next: null }
}
