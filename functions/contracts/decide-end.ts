import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { voucherId } from '../ledger/model.ts'
import type { Decide } from '../members/proposal-model.ts'
import { admitSecond, withWord } from '../members/two-people.ts'
import { sum } from '../money.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { getContract } from './get-contract.ts'
import { type ContractRecord, type EndingRecord, lastDayOf, putContract, readContract } from './items.ts'
import type { Contract } from './model.ts'
import { changesOf, type EndPlan, planEnd } from './plan-end.ts'
import { putSettlement, readRoom, type SettlementRecord, unsettledStill } from './room-items.ts'
import { rentPostings } from './settle-contract.ts'
import { changedMeanwhile, nothingAsked } from './words.ts'

const attemptsMax = 8

/**
 * The second person's word (S2) on an early end: the terms are cut, every settled period beyond is at what it comes to now, and the difference is
 * one voucher, in one transaction. Saying it again answers how it stands. What changed since the request is looked at anew.
 * Throws `unknown`, `refused`: nothing-asked, second-person, head-needed, and as `planEnd`.
 */
export async function decideEnd(ctx: Ctx, id: ContractId, { action, note }: Decide): Promise<Contract> {
  const wanted = action === 'approve' ? 'agreed' : 'declined'
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const { ending } = contract
    if (ending?.state === wanted) return getContract(ctx, id)
    if (ending?.state !== 'asked') throw nothingAsked()
    try {
      if (await (action === 'decline' ? decline(ctx, contract, { ending, note }) : approve(ctx, contract, { ending, note }))) return getContract(ctx, id)
    } catch (error) {
      // Somebody else was first: what they decided stands, and is why this was refused.
      if ((await readContract(ctx, id)).version === contract.version) throw error
    }
  }
  throw changedMeanwhile()
}

type Asked = { readonly ending: EndingRecord; readonly note: string }

async function decline(ctx: Ctx, contract: ContractRecord, { ending, note }: Asked): Promise<boolean> {
  const declined: EndingRecord = { ...ending, state: 'declined', words: await withWord(ctx, ending.words, 'declined', note) }
  return held(ctx.store.write(putContract(ctx, { ...contract, version: contract.version + 1, ending: declined })))
}

/** False when something it rests on changed meanwhile. */
async function approve(ctx: Ctx, contract: ContractRecord, { ending, note }: Asked): Promise<boolean> {
  await admitSecond(ctx, ending, { head: true })
  const plan = planEnd(ctx, contract, await readRoom(ctx, contract.id), ending.lastDay)
  const words = await withWord(ctx, ending.words, 'agreed', note)
  const differenceFen = sum(plan.cuts.map((cut) => cut.differenceFen))
  const document = `${contract.id}.${ending.id}`
  const writes = (voucher: string | null): Write[] => {
    const agreed: EndingRecord = { ...ending, state: 'agreed', words, agreedTo: lastDayOf(contract), changes: changesOf(plan.cuts), voucher }
    const after: ContractRecord = { ...contract, version: contract.version + 1, terms: plan.terms, ending: agreed }
    return [putContract(ctx, after), ...plan.cuts.map((cut) => putSettlement(ctx, afterCut(ctx, cut, voucher))), ...plan.unsettled.map((from) => unsettledStill(ctx, contract.id, from))]
  }
  try {
    if (differenceFen === 0) await ctx.store.transact(writes(null))
    else
      await bookVoucher(ctx, {
        kind: 'CONTRACTEND',
        document,
        valueDate: today(ctx.clock),
        text: ['合同提前终止', contract.no, contract.party.name, `至${ending.lastDay}`].join(' ').slice(0, 110),
        community: contract.community,
        postings: rentPostings(contract, differenceFen),
        writes: (entryDate) => writes(voucherId('CONTRACTEND', entryDate, document)),
      })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

function afterCut(ctx: Ctx, { was, span, now, differenceFen }: EndPlan['cuts'][number], voucher: string | null): SettlementRecord {
  const step = { what: 'cut' as const, at: instant(ctx.clock), by: ctx.actor.name, note: '', amountFen: now.amountFen }
  const { to, dueDate } = span ?? was
  return { ...was, ...now, to, dueDate, version: was.version + 1, round: was.round + 1, steps: [...was.steps, step], vouchers: voucher && differenceFen !== 0 ? [...was.vouchers, voucher] : was.vouchers }
}
