import { createHash } from 'node:crypto'
import { instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { personOf } from '../members/person-of.ts'
import { bookSale, numbered } from './book-sale.ts'
import { readSale, type SaleRecord } from './items.ts'
import type { Sale } from './model.ts'
import { newSale, type SaleInput } from './open-sale.ts'
import { saleIdOf } from './sale-id.ts'
import { showSale } from './show-sale.ts'
import { otherSale, suspended } from './words.ts'

export type TakeCash = SaleInput & {
  /** 12 characters made by the client: sending the same cash again is the same sale. */
  readonly id: string
  /** Whose cash it is until the hand-over. */
  readonly shift?: string
}

/**
 * Books cash in an attendant's hand for a thing, and issues its receipt. The client's id makes a retry the same sale.
 * Throws `refused` (already-paid: the cash goes back; suspended), `conflict` for the same id with other content.
 */
export async function takeCash(ctx: Ctx, input: TakeCash): Promise<Sale> {
  const id = saleIdOf(input.id)
  const sent = hashOf(input)
  const known = await readSale(ctx, id)
  if (known) return sameAgain(ctx, known, sent)
  if (ctx.site.state === 'suspended') throw suspended()
  const cash = { collector: ctx.actor.name, sent, ...(input.shift ? { shift: input.shift } : {}) }
  const sale: SaleRecord = { ...newSale(ctx, input, instant(ctx.clock)), id, by: (await personOf(ctx)) || ctx.actor.kind, cash }
  const booked = await bookSale(ctx, sale, { method: 'cash', valueDate: today(ctx.clock) })
  // Two with one id at the same moment: whoever was first is what stands.
  return sameAgain(ctx, booked, sent)
}

async function sameAgain(ctx: Ctx, known: SaleRecord, sent: string): Promise<Sale> {
  if (known.cash?.sent !== sent) throw otherSale()
  return showSale(await numbered(ctx, known))
}

function hashOf({ kind, subject, version, lines, shift }: TakeCash): string {
  const content = [kind, subject, version, lines.map(({ amountFen, fund, purpose, account }) => [amountFen, fund, purpose, account ?? null]), shift ?? null]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
