import { monthsFromTo, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { ClaimId, PersonId, SchemeId } from '../ids.ts'
import { type Cell, judgeMonths } from './choose-rules.ts'
import { factsOf, gather, type Gathered, type Known } from './gather.ts'
import type { FactsRecord } from './items.ts'
import { monthsMax, type Preview, type PreviewQuery } from './model.ts'
import { tooManyMonths } from './words.ts'

export type Judged = Known & { readonly cells: readonly Cell[] }
export type Span = { readonly from: Period; readonly to: Period }
export type Judgement = Gathered & { readonly months: readonly Period[]; readonly judged: readonly Judged[]; readonly facts: ReadonlyMap<Period, ReadonlyMap<PersonId, FactsRecord>> }

/** Every person's months, each by the rules and as it stands. */
export async function judgeSpan(ctx: Ctx, { from, to }: Span, only?: readonly PersonId[]): Promise<Judgement> {
  const months = monthsFromTo(from, to, monthsMax + 1)
  if (months.length === 0 || months.length > monthsMax) throw tooManyMonths(monthsMax)
  const [gathered, facts] = await Promise.all([gather(ctx, { from, to }, only), factsOf(ctx, months)])
  const judged = gathered.people.map((known) => ({
    ...known,
    cells: judgeMonths(known.subject, months, { ...gathered, factsOf: (period) => facts.get(period)?.get(known.person.id), claimedOf: (period) => known.claimed.get(period) }),
  }))
  return { ...gathered, months, judged, facts }
}

/** Months by people, with the reason in each where nothing can be claimed; sums are over everybody, whatever the page. */
export async function previewClaims(ctx: Ctx, { from, to, person, limit, after }: PreviewQuery): Promise<Preview> {
  const { judged, schemes, months } = await judgeSpan(ctx, { from, to }, person ? [person] : undefined)
  const start = placeAfter(after, judged.length)
  return {
    months: [...months],
    schemes: schemes.map(({ id, name, kind }) => ({ id, name, kind, ...sumsOf(judged, id), byMonth: months.map((period) => ({ period, ...sumsOf(judged, id, period) })) })),
    items: judged.slice(start, start + limit).map(({ person: { id, name }, cells }) => ({
      person: id,
      personName: name,
      cells: cells.map(({ period, state, scheme, claim, amountFen, reasons }) => ({ period, state, scheme: scheme as SchemeId | null, claim: claim as ClaimId | null, amountFen, reasons: [...reasons] })),
    })),
    next: start + limit < judged.length ? String(start + limit) : null,
  }
}

function sumsOf(judged: readonly Judged[], scheme: SchemeId, period?: Period) {
  const found = judged.flatMap(({ person, cells }) => cells.flatMap((cell) => (cell.state === 'eligible' && cell.scheme === scheme && (!period || cell.period === period) ? [{ person: person.id, amountFen: cell.amountFen }] : [])))
  return { eligible: found.length, eligibleFen: found.reduce((sum, { amountFen }) => sum + amountFen, 0), people: new Set(found.map(({ person }) => person)).size }
}
