import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { findFile } from '../files/keep-file.ts'
import { showFile } from '../files/show-file.ts'
import type { ExpenseId } from '../ids.ts'
import { findExpense } from './items.ts'
import { linkOfFile } from './model.ts'

/** A file that its expense names. Throws `unknown`. */
export async function showExpenseFile(ctx: Ctx, id: ExpenseId, file: string): Promise<Response> {
  const named = (await findExpense(ctx, id))?.attachments.some(({ link }) => link === linkOfFile(id, file))
  const found = named ? await findFile(ctx, { owner: id, file }) : undefined
  if (!found) throw unknown(`file ${file} of ${id}`)
  return showFile(found)
}
