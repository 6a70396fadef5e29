import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { withWord } from '../members/two-people.ts'
import { held } from '../storage/cancelled.ts'
import { admitClosing } from './balance-of.ts'
import type { AskClosing } from './ending-model.ts'
import { getContract } from './get-contract.ts'
import { hashOf, putContract, readContract } from './items.ts'
import type { Contract } from './model.ts'
import { readRoom } from './room-items.ts'
import { askedAlready, changedMeanwhile, otherOfThisId } from './words.ts'

const attemptsMax = 5

/**
 * Says what is to be deducted from the deposit of a contract that is over, each with its reason; nothing is booked before another person agrees.
 * The client's id makes a retry the same request. Throws `unknown`, `conflict` (asked-already, id-taken) and as `admitClosing`.
 */
export async function askClosing(ctx: Ctx, id: ContractId, input: AskClosing): Promise<Contract> {
  const sent = hashOf(input)
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const known = contract.closing
    if (known?.id === input.id) {
      if (known.sent !== sent) throw otherOfThisId()
      return getContract(ctx, id)
    }
    if (known?.state === 'asked') throw askedAlready()
    admitClosing(ctx, contract, await readRoom(ctx, id), input.deductions)
    const closing = { ...input, sent, state: 'asked' as const, words: await withWord(ctx, known?.words ?? [], 'asked', input.note), voucher: null }
    if (await held(ctx.store.write(putContract(ctx, { ...contract, version: contract.version + 1, closing })))) return getContract(ctx, id)
  }
  throw changedMeanwhile()
}
