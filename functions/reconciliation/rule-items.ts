import type { Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { StatementAccountId, UnitId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { LearnedRule } from './matching/model.ts'

/** A rule that a person accepted: this payer, or these words, are that household. */
export type StoredRule = LearnedRule & { readonly id: string; readonly household: UnitId; readonly acceptedAt: Instant; readonly acceptedBy: string; /** Of its back-test when it was accepted. */ readonly right: number; readonly wrong: number }
type RuleItem = Key & StoredRule

/** A rule or three for every household of a large estate. */
export const rulesMax = 20_000

export async function learnedRules({ store }: Pick<Ctx, 'store'>, account: StatementAccountId): Promise<StoredRule[]> {
  const found: StoredRule[] = []
  for await (const { pk: _, sk: __, ...rule } of store.all<RuleItem>({ pk: keys.statementRoom(store.tenant, account), begins: 'RULE#', consistent: true }, { bound: rulesMax })) found.push(rule)
  return found
}

export const insertRule = ({ tenant }: Pick<Ctx, 'tenant'>, account: StatementAccountId, rule: StoredRule): Write => ({ put: { ...keys.learnedRule(tenant, account, rule.id), ...rule }, if: 'absent' })

export const deleteRule = ({ tenant }: Pick<Ctx, 'tenant'>, account: StatementAccountId, rule: string): Write => ({ delete: keys.learnedRule(tenant, account, rule), if: { expr: 'attribute_exists(pk)' } })
