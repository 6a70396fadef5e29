import type { Ctx } from '../context.ts'
import { rowsInOrder } from './items.ts'
import { beginning, hashOf } from './model.ts'

/** The number of the first row that does not follow from the one before it, read row by row; undefined when all do (S3). */
export async function firstBrokenRow(ctx: Pick<Ctx, 'store'>): Promise<number | undefined> {
  let [previous, number] = [beginning, 0]
  for await (const row of rowsInOrder(ctx.store)) {
    number += 1
    if (row.number !== number || row.previous !== previous || row.hash !== hashOf(row)) return number
    previous = row.hash
  }
  return undefined
}
