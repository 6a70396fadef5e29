import type { Ctx } from '../context.ts'
import { type Fen, fen, sum } from '../money.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { placeLines } from './judge-lines.ts'
import { readBill, readFacts, rowsOfBill } from './merchant-items.ts'
import { takeLines } from './take-lines.ts'

export type Undecided = { readonly file: string; readonly lines: number; readonly amountFen: Fen }

/** Money of a bill of which nobody has said whose it is. When there is none the bill is at its end, and off the work list. Throws unknown. */
export async function undecidedLines(ctx: Ctx, id: string): Promise<Undecided | undefined> {
  const bill = await takeLines(ctx, await readBill(ctx, id))
  const rows = await rowsOfBill(ctx, bill)
  const todo = (await placeLines(ctx, id, rows, await readFacts(ctx, rows))).filter(({ show }) => show === 'todo')
  if (todo.length > 0) return { file: bill.file, lines: todo.length, amountFen: fen(sum(todo.map(({ line }) => line.amountFen))) }
  await ctx.store.write(finishedWrite(ctx, 'merchant-bill', id))
  return undefined
}
