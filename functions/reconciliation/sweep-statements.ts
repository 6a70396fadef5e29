import type { Ctx } from '../context.ts'
import type { StatementAccountId } from '../ids.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { unfinishedOf } from '../unfinished/work-list.ts'
import { findStatement } from './statement-items.ts'
import { takeStatement } from './take-statement.ts'

const everyMs = 5 * 60_000

/** Finishes taking what a crash left half taken. */
export async function sweepStatements(ctx: Ctx): Promise<void> {
  if (!(await dueNow(ctx, 'statements', everyMs))) return
  await eachByItself(unfinishedOf(ctx, 'statement'), async ({ id }) => {
    const [account = '', statement = ''] = id.split('~')
    const found = await findStatement(ctx, account as StatementAccountId, statement)
    if (found) await takeStatement(ctx, found)
  })
}
