import { addMonths, monthsFromTo, periodOfDate, today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { matchesOfMonth, type MatchRecord } from './match-items.ts'
import { measurePrecision, type ProposalFate } from './matching/measure-precision.ts'
import type { ChangeMatchingSettings, MatchingSettings } from './settings-model.ts'
import { putAccount, readAccount, type StoredAccount } from './statement-items.ts'

/** How right the rules were is looked at over a year. */
const historyMonths = 12

/** The switch of an account, and beside it how right the rules were by what people decided. Throws unknown. */
export const getMatchingSettings = async (ctx: Ctx, id: StatementAccountId): Promise<MatchingSettings> => show(ctx, await readAccount(ctx, id))

/** Turns automatic confirmation on or off, and says what the provider keeps. Throws unknown, `conflict` when somebody changed it meanwhile. */
export async function changeMatchingSettings(ctx: Ctx, { account: id, version, automatic, feePerTenThousand }: ChangeMatchingSettings & { readonly account: StatementAccountId }): Promise<MatchingSettings> {
  const after = await recordChange(ctx, async () => {
    const before = await readAccount(ctx, id)
    if (before.version !== version) throw changed()
    const { feePerTenThousand: _, ...rest } = before
    const account: StoredAccount = { ...rest, automatic, version: version + 1, ...(feePerTenThousand ? { feePerTenThousand } : {}) }
    return { writes: [putAccount(ctx, account)], act: 'statement-account.changed', subject: id, detail: { automatic, feePerTenThousand }, before: { automatic: before.automatic ?? false, feePerTenThousand: before.feePerTenThousand ?? 0 }, answer: account }
  })
  return show(ctx, after)
}

async function show(ctx: Ctx, { id, version, automatic = false, feePerTenThousand = 0 }: StoredAccount): Promise<MatchingSettings> {
  const last = periodOfDate(today(ctx.clock))
  const months = await Promise.all(monthsFromTo(addMonths(last, 1 - historyMonths), last).map((month) => matchesOfMonth(ctx, id, month)))
  const measured = measurePrecision(months.flat().flatMap((match) => fateOf(match) ?? [])).get(id)
  const { right, wrong, precisionPpm } = measured ?? { right: 0, wrong: 0, precisionPpm: null }
  return { version, automatic, feePerTenThousand, precision: { right, wrong, precisionPpm } }
}

/** What was confirmed by itself is nobody's word that it was right; that it was undone is one that it was wrong. */
function fateOf({ account, state, how, proposed }: MatchRecord): ProposalFate | undefined {
  if (!proposed) return undefined
  const of = { accountId: account, rule: proposed.rule }
  if (state === 'undone') return proposed.same ? { ...of, fate: 'undone' } : undefined
  if (state !== 'confirmed' || how === 'automatic') return undefined
  return { ...of, fate: proposed.same ? 'confirmed' : 'changed' }
}

const changed = () => conflict('changed', { zh: '设置刚被别人改过，没有保存。请刷新后再改。', en: 'Somebody has just changed these settings. Nothing was saved. Reload and change them again.' })
