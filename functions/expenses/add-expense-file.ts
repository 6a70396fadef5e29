import type { Ctx } from '../context.ts'
import { putFile } from '../files/keep-file.ts'
import { nameOfFile, readPaper } from '../files/read-paper.ts'
import type { ExpenseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { changeExpense, readExpense } from './items.ts'
import { type Expense, filesMax, linkOfFile } from './model.ts'
import { showExpense } from './show-expense.ts'
import { changedMeanwhile, notNow, tooManyFiles } from './words.ts'

const attemptsMax = 8

/** Adds an invoice or a photo. It stays: what others approved by is never taken away. The same file again changes nothing. Throws `unknown`, `invalid`, `limit`, `refused`. */
export async function addExpenseFile(ctx: Ctx, id: ExpenseId, { bytes: sent, caption }: { readonly bytes: Uint8Array; readonly caption: string }): Promise<Expense> {
  await readExpense(ctx, id)
  const paper = readPaper(sent)
  const file = nameOfFile(paper.bytes)
  const link = linkOfFile(id, file)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await readExpense(ctx, id)
    if (before.attachments.some((one) => one.link === link)) return showExpense(ctx, before)
    if (['declined', 'withdrawn', 'reversed'].includes(before.state)) throw notNow(before.state)
    if (before.attachments.length >= filesMax) throw tooManyFiles(filesMax)
    // Before the expense names it.
    await putFile(ctx, { owner: id, file }, paper)
    const after = { ...before, attachments: [...before.attachments, { link, caption, type: paper.type }] }
    if (await held(ctx.store.transact(changeExpense(ctx, before, after)))) return showExpense(ctx, after)
  }
  throw changedMeanwhile()
}
