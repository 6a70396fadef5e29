import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { withWord } from '../members/two-people.ts'
import { held } from '../storage/cancelled.ts'
import type { AskEnd } from './ending-model.ts'
import { getContract } from './get-contract.ts'
import { hashOf, hasEnded, lastDayOf, putContract, readContract } from './items.ts'
import type { Contract } from './model.ts'
import { planEnd } from './plan-end.ts'
import { readRoom } from './room-items.ts'
import { askedAlready, changedMeanwhile, endedEarly, otherOfThisId } from './words.ts'

const attemptsMax = 5

/**
 * Asks that a contract ends before its time; nothing changes before another person agrees. The client's id makes a retry the same
 * request. Throws `unknown`, `conflict` (asked-already, id-taken) and as `planEnd`.
 */
export async function askEnd(ctx: Ctx, id: ContractId, input: AskEnd): Promise<Contract> {
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const known = contract.ending
    if (known?.id === input.id) {
      if (known.sent !== sent) throw otherOfThisId()
      return getContract(ctx, id)
    }
    if (hasEnded(contract)) throw endedEarly(lastDayOf(contract))
    if (known?.state === 'asked') throw askedAlready()
    planEnd(ctx, contract, await readRoom(ctx, id), input.lastDay)
    const words = await withWord(ctx, known?.words ?? [], 'asked', input.reason)
    const ending = { ...input, sent, state: 'asked' as const, words, voucher: null, agreedTo: lastDayOf(contract) }
    if (await held(ctx.store.write(putContract(ctx, { ...contract, version: contract.version + 1, ending })))) return getContract(ctx, id)
  }
  throw changedMeanwhile()
}
