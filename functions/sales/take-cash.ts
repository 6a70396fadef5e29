import { createHash } from 'node:crypto'
import { type Instant, instant, today } from '../calendar.ts'
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
  /** When it was taken, where that is told later. */
  readonly at?: Instant
  /** Why another sum than the price was taken. */
  readonly told?: string
  /** What makes it the same cash, where its lines follow from more than what was sent. */
  readonly same?: readonly (string | number)[]
}

/**
 * Books cash in an attendant's hand for a thing, and issues its receipt. The client's id makes a retry the same sale.
 * Throws `refused` (already-paid: the cash goes back; suspended), `conflict` for the same id with other content.
 */
export async function takeCash(ctx: Ctx, input: TakeCash): Promise<Sale> {
  const id = saleIdOf(input.id)
  const sent = input.same ? hashOf(input.same) : contentOf(input)
  const known = await readSale(ctx, id)
  if (known) return sameAgain(ctx, known, sent)
  if (ctx.site.state === 'suspended') throw suspended()
  const { shift, at, told } = input
  const cash = { collector: ctx.actor.name, sent, ...(shift ? { shift } : {}), ...(at ? { at } : {}), ...(told ? { told } : {}) }
  const sale: SaleRecord = { ...newSale(ctx, input, instant(ctx.clock)), id, by: (await personOf(ctx)) || ctx.actor.kind, cash }
  const booked = await bookSale(ctx, sale, { method: 'cash', valueDate: today(ctx.clock) })
  // Two with one id at the same moment: whoever was first is what stands.
  return sameAgain(ctx, booked, sent)
}

/** The sale that this cash became before, if it did: asked before anything is priced anew. Throws `conflict` as above. */
export async function cashTaken(ctx: Ctx, { id, same }: { readonly id: string; readonly same: readonly (string | number)[] }): Promise<Sale | undefined> {
  const known = await readSale(ctx, saleIdOf(id))
  return known?.booked && sameAgain(ctx, known, hashOf(same))
}

async function sameAgain(ctx: Ctx, known: SaleRecord, sent: string): Promise<Sale> {
  if (known.cash?.sent !== sent) throw otherSale()
  return showSale(await numbered(ctx, known))
}

const contentOf = ({ kind, subject, version, lines, shift }: TakeCash): string =>
  hashOf([kind, subject, version, lines.map(({ amountFen, fund, purpose, account }) => [amountFen, fund, purpose, account ?? null]), shift ?? null])

const hashOf = (content: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
