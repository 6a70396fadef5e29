import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import { accountWrite, readAccount } from '../fees/get-account.ts'
import type { UnitId } from '../ids.ts'
import { admitUnit, readHousehold } from '../payments/access.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'

const attemptsMax = 8

/** On the household's request: its credit is not used for new bills by itself, or is again. Recorded with who did it; the same again changes nothing. */
export async function keepCredit(ctx: Ctx, unit: UnitId, kept: boolean): Promise<void> {
  admitUnit(ctx, unit)
  const household = await readHousehold(ctx, unit)
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      return await recordChange(ctx, async () => {
        const before = await readAccount(ctx, household)
        if ((before.keepsCredit ?? false) === kept) return { answer: undefined }
        const { keepsCredit: _, ...rest } = before
        const after = { ...rest, ...(kept ? { keepsCredit: true as const } : {}) }
        return { writes: [accountWrite(ctx, before, after)], act: kept ? 'credit.kept' : 'credit.released', subject: unit, answer: undefined }
      })
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      await backoff(attempt)
    }
  }
  throw conflict('busy', { zh: '这一户的账目正在变动，没有保存。请再试一次。', en: 'The household’s account is changing at this moment. Nothing was saved. Try again.' })
}
