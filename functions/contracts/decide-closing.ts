import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type Posting, voucherId } from '../ledger/model.ts'
import { admitSecond, withWord } from '../members/two-people.ts'
import { type Fen, fen } from '../money.ts'
import { ConditionFailed, held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { admitClosing } from './balance-of.ts'
import { type DecideClosing, deductionAccount } from './ending-model.ts'
import type { DepositSplit } from './ending-rules.ts'
import { getContract } from './get-contract.ts'
import { type ClosingRecord, type ContractRecord, putContract, readContract } from './items.ts'
import type { Contract } from './model.ts'
import { putSettlement, readRoom, type SettlementRecord } from './room-items.ts'
import { openOf } from './show-settlement.ts'
import { changedMeanwhile, nothingAsked, otherBack, tooManyParts } from './words.ts'

const attemptsMax = 8
/** All of it is one transaction. */
const settlementsMax = 80

/**
 * The second person's word (S2) on where a deposit goes: unpaid rent is settled from it, what is deducted becomes income of the fund that the place
 * belongs to, the rest is owed until it is handed over (`recordDeposit`). One transaction, one voucher. Saying it again answers how it stands.
 * Throws `unknown`, `conflict` (other-sum) when by now something else goes back than was seen, `refused` as `admitClosing`.
 */
export async function decideClosing(ctx: Ctx, id: ContractId, { action, backFen, note }: DecideClosing): Promise<Contract> {
  const wanted = action === 'approve' ? 'agreed' : 'declined'
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const contract = await readContract(ctx, id)
    const { closing } = contract
    if (closing?.state === wanted) return getContract(ctx, id)
    if (closing?.state !== 'asked') throw nothingAsked()
    try {
      if (await (action === 'decline' ? decline(ctx, contract, { closing, note }) : approve(ctx, contract, { closing, note, backFen: backFen! }))) return getContract(ctx, id)
    } catch (error) {
      // Somebody else was first: what they decided stands, and is why this was refused.
      if ((await readContract(ctx, id)).version === contract.version) throw error
    }
  }
  throw changedMeanwhile()
}

type Asked = { readonly closing: ClosingRecord; readonly note: string }

async function decline(ctx: Ctx, contract: ContractRecord, { closing, note }: Asked): Promise<boolean> {
  const declined: ClosingRecord = { ...closing, state: 'declined', words: await withWord(ctx, closing.words, 'declined', note) }
  return held(ctx.store.write(putContract(ctx, { ...contract, version: contract.version + 1, closing: declined })))
}

/** False when something it rests on changed meanwhile. */
async function approve(ctx: Ctx, contract: ContractRecord, { closing, note, backFen }: Asked & { readonly backFen: number }): Promise<boolean> {
  await admitSecond(ctx, closing, { head: true })
  const room = await readRoom(ctx, contract.id)
  const split = admitClosing(ctx, contract, room, closing.deductions)
  if (split.backFen !== backFen) throw otherBack(split.backFen)
  const words = await withWord(ctx, closing.words, 'agreed', note)
  const document = `${contract.id}.${closing.id}`
  const changed = offset(ctx, room.settlements, split)
  if (changed.length > settlementsMax) throw tooManyParts(settlementsMax)
  const writes = (voucher: string | null): Write[] => {
    const agreed: ClosingRecord = { ...closing, state: 'agreed', words, split, voucher }
    const after: ContractRecord = { ...contract, version: contract.version + 1, depositHeldFen: split.backFen, closing: agreed }
    return [putContract(ctx, after), ...changed.map((one) => putSettlement(ctx, voucher ? { ...one, vouchers: [...one.vouchers, voucher] } : one))]
  }
  const postings = postingsOf(contract, split)
  try {
    if (postings.length === 0) await ctx.store.transact(writes(null))
    else
      await bookVoucher(ctx, {
        kind: 'DEPOSITKEPT',
        document,
        valueDate: today(ctx.clock),
        text: ['押金结清', contract.no, contract.party.name, ...closing.deductions.map((one) => one.reason)].join(' ').replace(/\s+/g, ' ').slice(0, 110),
        community: contract.community,
        postings,
        writes: (entryDate) => writes(voucherId('DEPOSITKEPT', entryDate, document)),
      })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

/** Open periods with what pays them, and those that had too much with what is due. */
function offset(ctx: Ctx, settlements: readonly SettlementRecord[], { parts }: DepositSplit): SettlementRecord[] {
  const paid = new Map(parts.map(({ from, amountFen }) => [from, amountFen]))
  return settlements.flatMap((one) => {
    const amountFen = paid.get(one.from) ?? Math.min(0, openOf(one))
    if (amountFen === 0) return []
    const step = { what: 'offset' as const, at: instant(ctx.clock), by: ctx.actor.name, note: '', amountFen }
    return [{ ...one, version: one.version + 1, receivedFen: one.receivedFen + amountFen, steps: [...one.steps, step] }]
  })
}

/** Dr 1122 / Cr 2209 rent paid too much · Dr 2209 / Cr 1122 unpaid rent · Dr 2209 / Cr 4901 what is kept. */
function postingsOf({ fund }: ContractRecord, { overFen, fromOverFen, fromDepositFen, keptFen }: DepositSplit): Posting[] {
  const paid = fen(fromOverFen + fromDepositFen)
  const pair = (amount: Fen, debit: Posting, credit: Posting): Posting[] => (amount > 0 ? [{ ...debit, debitFen: amount }, { ...credit, creditFen: amount }] : [])
  return [
    ...pair(overFen, { account: '1122', fund }, { account: '2209', fund }),
    ...pair(paid, { account: '2209', fund }, { account: '1122', fund }),
    ...pair(keptFen, { account: '2209', fund }, { account: deductionAccount, fund, purpose: 'facilities' }),
  ]
}
