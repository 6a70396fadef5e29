import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { invalid } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { type LearnColumns, learnedMax, type StatementAccount } from './model.ts'
import { isEnough } from './columns-model.ts'
import { showAccount } from './show-statement.ts'
import { allStatements, putAccount, readAccount } from './statement-items.ts'

/** Teaches an account what the columns of its bank's table mean; the same header taught again replaces what was known. */
export async function learnColumns(ctx: Ctx, { account, columns }: LearnColumns & { readonly account: StatementAccountId }): Promise<StatementAccount> {
  if (!isEnough(Object.values(columns))) throw invalid('columns-missing', { zh: '至少要指出日期，以及金额（或收入和支出两列）。没有保存。', en: 'Say at least which column is the date, and which the amount (or both money in and money out). Nothing was saved.' })
  const headers = (one: object): string => Object.keys(one).toSorted().join('\n')
  return recordChange(ctx, async () => {
    const before = await readAccount(ctx, account)
    const learned = [columns, ...before.learned.filter((one) => headers(one) !== headers(columns))].slice(0, learnedMax)
    const after = { ...before, learned, version: before.version + 1 }
    return { writes: [putAccount(ctx, after)], act: 'statement-account.taught', subject: account, detail: { columns: Object.keys(columns).length }, answer: showAccount(after, await allStatements(ctx, account)) }
  })
}
