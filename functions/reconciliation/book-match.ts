import { type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, Fault } from '../faults.ts'
import { naturalId } from '../estates/natural-id.ts'
import { bookVoucher } from '../ledger/book-voucher.ts'
import { buildVoucher, voucherId } from '../ledger/model.ts'
import { voucherWrites } from '../ledger/post-voucher.ts'
import { personOf } from '../members/person-of.ts'
import { bookStatementPayment } from '../payments/book-statement-payment.ts'
import { paymentIdOf } from '../payments/model.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { changeClaim, type Claim, type Claimed, readClaims, takeClaim } from './claim-items.ts'
import { movedOn, taken } from './match-faults.ts'
import { type Booked, findMatch, type MatchRecord, putMatch } from './match-items.ts'
import type { MatchId } from './match-model.ts'
import { type Parts, billsFen } from './match-parts.ts'
import { differencePostings } from './match-postings.ts'
import type { StoredAccount } from './statement-items.ts'

/** A match that is decided and not booked yet. `asked`: what two people agreed on, whose claims it holds already. */
export type Decided = Omit<MatchRecord, 'booked' | 'state' | 'version' | 'steps'> & { readonly note: string; readonly asked?: MatchRecord }

/** What a match holds, with who held it before; throws a conflict that names whoever holds one of them now. */
export async function freeClaims(ctx: Ctx, { id }: Pick<StoredAccount, 'id'>, { lines, vouchers }: Pick<Parts, 'lines' | 'vouchers'>): Promise<{ readonly match: MatchId; readonly held: readonly Held[] }> {
  const claimed: Claimed[] = [...lines.map((line): Claimed => ({ kind: 'line', id: line.id })), ...vouchers.map(({ voucher }): Claimed => ({ kind: 'entry', id: voucher.id }))]
  const before = await readClaims(ctx, id, claimed)
  const held = before.find((claim) => claim && claim.state !== 'free')
  if (held) throw taken(held)
  const [first] = lines
  assert(first, 'a match has a line')
  return { match: `${first.bookedOn.slice(0, 7)}.${naturalId(20, 'match', id, first.id, before[0]?.turn ?? 0)}` as MatchId, held: claimed.map((one, at) => ({ one, before: before[at] })) }
}
export type Held = { readonly one: Claimed; readonly before: Claim | undefined }

/**
 * The one booking of a match: the claims on its lines and vouchers, the payment of the household's bills, the voucher of fee and
 * difference and the match itself in one transaction, or nothing. Somebody who was faster is named; the same asked for at the same
 * moment is one match. A crash leaves either all of it or nothing, a payment's receipt number apart, which is given later.
 */
export async function bookMatch(ctx: Ctx, account: StoredAccount, parts: Parts, decided: Decided, held: readonly Held[]): Promise<MatchRecord> {
  const { note, asked, ...facts } = decided
  const step = { what: 'confirmed' as const, at: instant(ctx.clock), by: ctx.actor.name, who: (await personOf(ctx)) || ctx.actor.kind, note }
  const document = decided.id
  const postings = differencePostings(account.kind, decided)
  const valueDate = valueDateOf(ctx, parts)
  const payment = decided.unit === null ? null : paymentIdOf(decided.unit, naturalId(12, 'match-payment', account.id, decided.id))
  const bookedOn = (entryDate: BusinessDate): Booked => ({ entryDate, payment, paymentVoucher: payment && voucherId('PAYMENT', entryDate, payment), voucher: postings.length > 0 ? voucherId('MATCH', entryDate, document) : null })
  const claim = { match: decided.id, state: 'confirmed' as const, by: ctx.actor.name, at: step.at }
  const writes = (booked: Booked | null): Write[] => {
    const record: MatchRecord = { ...facts, state: 'confirmed', version: (asked?.version ?? 0) + 1, booked, steps: [...(asked?.steps ?? []), step] }
    const made = [booked?.paymentVoucher, booked?.voucher].flatMap((voucher): Claimed[] => (voucher ? [{ kind: 'entry', id: voucher }] : []))
    return [
      putMatch(ctx, record),
      ...held.map(({ one, before }) => (asked ? changeClaim(ctx, account.id, one, decided.id, 'asked', 'confirmed') : takeClaim(ctx, account.id, one, before, claim))),
      ...made.map((one) => takeClaim(ctx, account.id, one, undefined, claim)),
      ...(asked ? [finishedWrite(ctx, 'forced-match', `${account.id}_${decided.id}`)] : []),
    ]
  }
  const voucher = { kind: 'MATCH' as const, document, valueDate, text: textOf(account, parts, decided), postings }
  try {
    if (payment)
      await bookStatementPayment(ctx, {
        payment,
        kind: account.kind,
        amountFen: decided.paymentFen,
        valueDate,
        bills: parts.bills.map(({ bill }) => bill),
        openFen: billsFen(parts),
        payer: parts.lines[0]!.counterparty,
        reference: parts.lines[0]!.reference,
        match: `${account.id}~${decided.id}`,
        also: (entryDate) => [...writes(bookedOn(entryDate)), ...(postings.length > 0 ? voucherWrites(ctx, buildVoucher({ ...voucher, entryDate })) : [])],
      })
    else if (postings.length > 0) await bookVoucher(ctx, { ...voucher, writes: (entryDate) => writes(bookedOn(entryDate)) })
    else await ctx.store.transact(writes(null))
  } catch (error) {
    if (!(error instanceof ConditionFailed || error instanceof Fault)) throw error
    return madeOrTaken(ctx, account, { decided, held, error })
  }
  return madeOrTaken(ctx, account, { decided, held, error: undefined })
}

type Tried = { readonly decided: Decided; readonly held: readonly Held[]; readonly error: ConditionFailed | Fault | undefined }

/** Whatever happened: the match as it stands if it is ours, else the name of whoever was first, else why not. */
async function madeOrTaken(ctx: Ctx, account: StoredAccount, { decided: { id, sent, asked }, held, error }: Tried): Promise<MatchRecord> {
  const made = await findMatch(ctx, account.id, id)
  if (made?.state === 'confirmed' && made.sent === sent) return made
  const now = await readClaims(ctx, account.id, held.map(({ one }) => one))
  const faster = now.find((claim) => claim && claim.state !== 'free' && !(asked && claim.match === id))
  if (faster) throw taken(faster)
  throw error instanceof Fault ? error : movedOn()
}

/** The last of its lines; a bank that dates ahead does not keep money out of the books. */
function valueDateOf(ctx: Ctx, { lines }: Parts): BusinessDate {
  const last = lines.map(({ valueDate }) => valueDate).toSorted().at(-1)!
  const now = today(ctx.clock)
  return last < now ? last : now
}

const textOf = ({ name }: StoredAccount, { lines: [line] }: Parts, { difference, note }: Decided): string =>
  [difference ? '对账差额' : '对账手续费', name, line!.counterparty, line!.remark, difference ? note : ''].join(' ').replace(/\s+/g, ' ').trim().slice(0, 110)
