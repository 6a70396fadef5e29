import * as z from 'zod'
import { unitId } from '../fees/model.ts'
import { statementAccountId } from './shown-model.ts'

const by = z.enum(['account', 'name', 'remark'])
const ruleId = z.string().regex(/^[a-z0-9]{20}$/)
const rule = {
  /** What of a line tells it: the payer's account, their name, or the words of the remark. */
  by,
  value: z.string(),
  household: unitId,
  place: z.string(),
  /** Of its back-test: confirmed lines that it names rightly, and those that people gave to somebody else. */
  right: z.int(),
  wrong: z.int(),
}
export const ProposedRules = z.object({ items: z.array(z.object({ ...rule, rightLines: z.array(z.string()), wrongLines: z.array(z.string()) })), next: z.string().nullable() }).meta({ id: 'ProposedRules' })
export type ProposedRules = z.infer<typeof ProposedRules>

export const ShownRule = z.object({ id: ruleId, ...rule, acceptedAt: z.string(), acceptedBy: z.string() }).meta({ id: 'LearnedRule' })
export type ShownRule = z.infer<typeof ShownRule>
export const LearnedRules = z.object({ items: z.array(ShownRule), next: z.string().nullable() })
export type LearnedRules = z.infer<typeof LearnedRules>

export const AcceptRule = z.object({ by, value: z.string().trim().min(1).max(200), household: unitId })
export type AcceptRule = z.output<typeof AcceptRule>
export const RulePath = z.object({ account: statementAccountId, rule: ruleId })
export const RulesPage = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), after: z.string().max(100).optional() })
export type RulesPage = z.output<typeof RulesPage>
