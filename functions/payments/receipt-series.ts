import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert } from '../faults.ts'
import { backoff } from '../storage/backoff.ts'
import type { Store } from '../storage/store.ts'
import { numbersAtOnceMax, type NumbersGiven, readByNumber, readLastNumbers, receiptNo, type SeriesLetter, takeNumbers } from './receipt-items.ts'

/** What gets a number: something booked, which then carries it. */
export type Numbered<Id extends string> = { readonly id: Id; readonly booked?: { readonly entryDate: BusinessDate }; readonly receiptNo?: string }

export type SeriesOf<Id extends string, Doc extends Numbered<Id>> = {
  /** Before the year of every number: `T2026-000123`. */
  readonly letter: SeriesLetter
  /** As it stands now (consistent). */
  readonly read: (ctx: Ctx, id: Id) => Promise<Doc | undefined>
  /** Fixes the number on it, once: nothing when it carries one. */
  readonly attach: (ctx: Ctx, id: Id, no: string) => Promise<void>
}

export type ReceiptSeries<Id extends string, Doc extends Numbered<Id>> = {
  readonly number: (ctx: Ctx, document: Doc) => Promise<Doc>
  /** What carries number 123 of a year. */
  readonly find: (ctx: Ctx, year: number, number: number) => Promise<Id | undefined>
}

/** Two hundred processes at once still come through; reached only if the table refuses everything. */
const attemptsMax = 400

/**
 * A series of receipts: `number` gives something booked its number, without gaps per tenant and year of entry (M6), and
 * answers it with the number. Whoever comes again, or after a crash between the two writes, finds the same number:
 *
 * Numbers are taken in links of a chain, and nobody takes the next link before every number of the last one stands on its
 * document. So when ours has no number although the end of the chain was read before it, it is in that very link, or not in
 * the chain at all.
 */
export function receiptSeries<Id extends string, Doc extends Numbered<Id>>(series: SeriesOf<Id, Doc>): ReceiptSeries<Id, Doc> {
  /** Within one process receipts of a tenant and year stand in line, and whoever waits shares a link: a lost race costs a write unit, and each link a turn. */
  const waiting = new WeakMap<Store, Map<number, Line<Id, Doc>>>()
  return {
    number: (ctx, document) => {
      assert(document.booked, `something booked: ${document.id}`)
      const year = Number(document.booked.entryDate.slice(0, 4))
      return new Promise((resolve, reject) => {
        const lines = waiting.get(ctx.store) ?? new Map<number, Line<Id, Doc>>()
        waiting.set(ctx.store, lines)
        const line = lines.get(year) ?? { waiting: [], working: false }
        lines.set(year, line)
        line.waiting.push({ ctx, id: document.id, resolve, reject })
        if (!line.working) void work(series, year, line)
      })
    },
    find: async (ctx, year, number) => (await readByNumber(ctx, { letter: series.letter, year }, number)) as Id | undefined,
  }
}

type Waiting<Id, Doc> = { readonly ctx: Ctx; readonly id: Id; readonly resolve: (document: Doc) => void; readonly reject: (error: unknown) => void }
type Line<Id, Doc> = { waiting: Waiting<Id, Doc>[]; working: boolean }

async function work<Id extends string, Doc extends Numbered<Id>>(series: SeriesOf<Id, Doc>, year: number, line: Line<Id, Doc>): Promise<void> {
  line.working = true
  while (line.waiting.length) {
    const turn = line.waiting.splice(0, numbersAtOnceMax)
    try {
      const numbered = await number(turn[0]!.ctx, series, year, [...new Set(turn.map(({ id }) => id))])
      for (const { id, resolve } of turn) resolve(numbered.get(id)!)
    } catch (error) {
      for (const { reject } of turn) reject(error)
    }
  }
  line.working = false
}

async function number<Id extends string, Doc extends Numbered<Id>>(ctx: Ctx, series: SeriesOf<Id, Doc>, year: number, ids: readonly Id[]): Promise<ReadonlyMap<Id, Doc>> {
  const chain = { letter: series.letter, year }
  const noOf = ({ first, documents }: NumbersGiven, id: Id): string => receiptNo(chain, first + documents.indexOf(id))
  /** Writes the numbers of a link on its documents, but for those that are known to carry theirs. */
  const attach = (link: NumbersGiven, known: readonly Doc[]) => Promise.all(link.documents.map((id, at) => known[at]?.receiptNo ?? series.attach(ctx, id as Id, noOf(link, id as Id))))
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (attempt) await backoff(Math.min(attempt, 4))
    const last = await readLastNumbers(ctx, chain)
    const [ours, holders] = await Promise.all([Promise.all(ids.map((id) => readBooked(ctx, series, id))), Promise.all((last?.documents ?? []).map((id) => readBooked(ctx, series, id as Id)))])
    // Should whoever took the last link have died before writing its numbers on the documents, we do it.
    if (last) await attach(last, holders)
    const without = ours.filter((one) => !one.receiptNo && !last?.documents.includes(one.id)).map(({ id }) => id)
    const next: NumbersGiven = { first: last ? last.first + last.documents.length : 1, documents: without }
    if (without.length > 0) {
      if (!(await takeNumbers(ctx, chain, next, instant(ctx.clock)))) continue
      await attach(next, [])
    }
    const linkOf = (id: Id): NumbersGiven => (last?.documents.includes(id) ? last : next)
    return new Map(ours.map((one) => [one.id, { ...one, receiptNo: one.receiptNo ?? noOf(linkOf(one.id), one.id) }]))
  }
  throw new Error(`no receipt numbers for ${ids.join(', ')} after ${attemptsMax} tries`)
}

async function readBooked<Id extends string, Doc extends Numbered<Id>>(ctx: Ctx, { read }: SeriesOf<Id, Doc>, id: Id): Promise<Doc> {
  const document = await read(ctx, id)
  assert(document?.booked, `what was booked stays so: ${id}`)
  return document
}
