import { instant, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, Fault } from '../faults.ts'
import type { StatementAccountId } from '../ids.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { type BookedVoucher, findVouchers } from '../ledger/find-vouchers.ts'
import { buildVoucher } from '../ledger/model.ts'
import { gateCheck, voucherWrites } from '../ledger/post-voucher.ts'
import { readGate } from '../ledger/read-gate.ts'
import { personOf } from '../members/person-of.ts'
import { takeBackPayment } from '../refunds/take-back-payment.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { changeClaim } from './claim-items.ts'
import { claimedBy } from './claimed-by.ts'
import { periodOfLine } from './line-ids.ts'
import { monthShut, movedOn, notConfirmed } from './match-faults.ts'
import { type MatchRecord, putMatch, readMatch } from './match-items.ts'
import type { Match, MatchId } from './match-model.ts'
import { mirrored } from './match-postings.ts'
import { showMatch } from './show-match.ts'

type Undo = { readonly account: StatementAccountId; readonly match: MatchId; readonly reason: string }

/**
 * Takes a match back: what it booked is reversed, its lines and vouchers are nobody's again, and what was said stays to be read. One
 * transaction; done twice it is done once. Throws unknown, `refused` when a month of its lines or vouchers is closed, when its payment
 * was refunded or the credit that it made was used.
 */
export async function undoMatch(ctx: Ctx, { account, match: id, reason }: Undo): Promise<Match> {
  const match = await readMatch(ctx, account, id)
  if (match.state === 'undone') return showMatch(ctx, match)
  const months = monthsOf(match)
  await admitUndo(ctx, match, months)
  try {
    await undo(ctx, match, { reason, months })
  } catch (error) {
    if (!(error instanceof ConditionFailed || error instanceof Fault)) throw error
    // Two at once: what the first one did is why the second could not.
    if ((await readMatch(ctx, account, id)).state !== 'undone') throw await whyNot(ctx, months, error)
  }
  return showMatch(ctx, await readMatch(ctx, account, id))
}

async function undo(ctx: Ctx, match: MatchRecord, { reason, months }: { readonly reason: string; readonly months: readonly Period[] }): Promise<void> {
  const step = { what: 'undone' as const, at: instant(ctx.clock), by: ctx.actor.name, who: (await personOf(ctx)) || ctx.actor.kind, note: reason }
  const writes: Write[] = [
    putMatch(ctx, { ...match, state: 'undone', version: match.version + 1, steps: [...match.steps, step] }),
    ...claimedBy(match).map((one) => changeClaim(ctx, match.account, one, match.id, 'confirmed', 'free')),
    ...months.map((month) => gateCheck(ctx, month, match.id)),
  ]
  const made = await voucherOf(ctx, match)
  const mirror = made && { kind: 'MATCHUNDONE' as const, document: match.id, valueDate: today(ctx.clock), text: ['撤销', made.text, reason].join(' ').trim().slice(0, 110), postings: mirrored(made.postings) }
  const payment = match.booked?.payment
  if (payment)
    await takeBackPayment(ctx, payment, {
      reason: reason || '撤销对账',
      writes: async (entryDate) => {
        await admitUndo(ctx, match, months)
        return [...writes, ...(mirror ? voucherWrites(ctx, buildVoucher({ ...mirror, entryDate })) : [])]
      },
    })
  else if (mirror) await bookVoucher(ctx, { ...mirror, writes: () => writes })
  else await ctx.store.transact(writes)
}

async function admitUndo(ctx: Ctx, { account, id }: MatchRecord, months: readonly Period[]): Promise<void> {
  for (const month of months) if (await readGate(ctx, month)) throw monthShut(month)
  if ((await readMatch(ctx, account, id)).state !== 'confirmed') throw notConfirmed()
}

async function voucherOf(ctx: Ctx, { booked }: MatchRecord): Promise<BookedVoucher | undefined> {
  if (!booked?.voucher) return undefined
  const [made] = await findVouchers(ctx, [booked.voucher])
  assert(made, `the voucher ${booked.voucher} of a match`)
  return made
}

/** A closed month has its lines explained (R4) and its vouchers numbered: neither is taken away from under it. */
const monthsOf = ({ lines, booked }: MatchRecord): Period[] => [...new Set([...lines.map(({ line }) => periodOfLine(line)), ...(booked ? [periodOfDate(booked.entryDate)] : [])])].toSorted()

async function whyNot(ctx: Ctx, months: readonly Period[], error: ConditionFailed | Fault): Promise<Fault> {
  for (const month of months) if (await readGate(ctx, month)) return monthShut(month)
  return error instanceof Fault ? error : movedOn()
}
