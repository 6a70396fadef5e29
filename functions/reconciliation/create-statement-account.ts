import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { CreateStatementAccount, StatementAccount } from './model.ts'
import { endingOf } from './account-ending.ts'
import { showAccount } from './show-statement.ts'
import { allAccounts, findAccount, putAccount, type StoredAccount } from './statement-items.ts'

/** Registers an account whose statements will be read. With the client's id a retry answers the same one; one number is one account. */
export async function createStatementAccount(ctx: Ctx, { name, kind, number, ...input }: CreateStatementAccount): Promise<StatementAccount> {
  const account: StoredAccount = { id: input.id ?? (ctx.ids.short() as StatementAccountId), name, kind, number, learned: [], version: 1 }
  const same = (await allAccounts(ctx)).find((one) => one.number === number && one.id !== account.id)
  if (same) throw conflict('account-known', { zh: `这个账号已登记为“${same.name}”，没有保存。`, en: `This number is registered as “${same.name}” already. Nothing was saved.` })
  const detail = { name, kind, ending: endingOf(number) }
  const made = recordChange(ctx, async () => ({ writes: [putAccount(ctx, account)], act: 'statement-account.created', subject: account.id, detail, answer: undefined }))
  if (await held(made)) return showAccount(account, [])
  const known = await findAccount(ctx, account.id)
  if (known && known.name === name && known.kind === kind && known.number === number) return showAccount(known, [])
  throw conflict('id-taken', { zh: '这个编号已用于另一个账户，没有保存。', en: 'This id belongs to another account. Nothing was saved.' })
}
