import { instant } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { forbidden } from '../faults.ts'
import type { BookingId } from '../ids.ts'
import { personOf } from '../members/person-of.ts'
import type { Decide } from '../members/proposal-model.ts'
import { admitSecond, withWord } from '../members/two-people.ts'
import { fen } from '../money.ts'
import { type Given, refundByRule } from '../sales/refund-by-rule.ts'
import type { BookedSale } from '../sales/show-sale.ts'
import { held } from '../storage/cancelled.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { splitKept } from './booking-rules.ts'
import { type BookingRecord, changeWrite, type Deduction, readBooking } from './items.ts'
import type { Booking } from './model.ts'
import { admitUsed } from './return-deposit.ts'
import { findBooking, showBooking } from './show-booking.ts'
import { aboveDeposit, noDeduction } from './words.ts'

const attemptsMax = 5

/**
 * The second person's word (S2): what was asked for is kept and becomes income of the fund, the rest of the deposit goes back the way it came,
 * in one transaction. Saying it again answers how it stands. Throws `unknown`, `forbidden`, `refused`: nothing-asked, second-person, above-deposit.
 */
export async function decideDeduction(ctx: Ctx, id: BookingId, { action, note }: Decide): Promise<Booking> {
  if (action === 'approve' && !hasRole(ctx, 'head', 'finance')) throw forbidden('a head or finance officer agrees to keep a deposit')
  const wanted = action === 'approve' ? 'agreed' : 'declined'
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const booking = await findBooking(ctx, id)
    const { deduction } = booking
    // A crash may have come before the provider was asked; going on from there is harmless.
    if (deduction?.state === wanted && action === 'decline') return showBooking(ctx, booking)
    if (deduction?.state !== 'asked' && deduction?.state !== wanted) throw noDeduction()
    if (action === 'approve') {
      await approve(ctx, booking, note)
      return showBooking(ctx, await findBooking(ctx, id))
    }
    const declined: Deduction = { ...deduction, state: 'declined', words: await withWord(ctx, deduction.words, 'declined', note) }
    if (await held(ctx.store.transact([changeWrite(ctx, booking, { ...booking, deduction: declined }), finishedWrite(ctx, 'booking-deduction', id)]))) return showBooking(ctx, await findBooking(ctx, id))
  }
  throw noDeduction()
}

const approve = (ctx: Ctx, known: BookingRecord, note: string) =>
  refundByRule(ctx, {
    sale: admitUsed(ctx, known),
    rule: 'deposit',
    reason: { zh: '退押金', en: 'deposit returned' },
    decide: async (sale) => {
      const booking = await readBooking(ctx, known.id)
      if (!booking || booking.depositReturned) return undefined
      const { deduction } = booking
      if (deduction?.state !== 'asked') throw noDeduction()
      await admitSecond(ctx, deduction, { head: false })
      const agreed: Deduction = { ...deduction, state: 'agreed', words: await withWord(ctx, deduction.words, 'agreed', note) }
      const after: BookingRecord = { ...booking, deduction: agreed, depositReturned: { at: instant(ctx.clock), by: await personOf(ctx) } }
      return { ...parted(sale, booking, deduction), writes: [changeWrite(ctx, booking, after), finishedWrite(ctx, 'booking-deduction', booking.id)] }
    },
  })

/** On the line of the deposit alone. */
function parted({ lines, givenBack }: BookedSale, { depositFen }: BookingRecord, { amountFen, reason }: Deduction): Pick<Given, 'give' | 'keep'> {
  const at = lines.findIndex(({ account }) => account === '2209')
  const leftFen = (lines[at]?.amountFen ?? 0) - (givenBack[at] ?? 0)
  const split = splitKept({ depositFen, leftFen, keptFen: amountFen })
  if (!split) throw aboveDeposit(Math.min(depositFen, leftFen))
  const alone = (amount: number) => lines.map((_, place) => fen(place === at ? amount : 0))
  return { give: { parts: alone(split.backFen) }, keep: { parts: alone(split.keptFen), reason } }
}
