import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { chart, editionOn, editions, fundNames, funds } from './chart.ts'
import type { AccountList } from './shapes.ts'

/** The chart of accounts, the funds, and the edition of the accounting system that holds today. */
export function listAccounts(ctx: Pick<Ctx, 'clock'>, lang: keyof Say): AccountList {
  const current = editionOn(today(ctx.clock))
  return {
    accounts: chart.map((account) => ({ code: account.code, name: account.name[lang], class: account.class })),
    funds: funds.map((fund) => ({ fund, name: fundNames[fund][lang] })),
    editions: editions.map((edition) => ({ from: edition.from, source: edition.source, note: edition.note[lang], current: edition === current })),
  }
}
