import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { TariffId } from '../ids.ts'
import { type LocalMinute, toLocalMinute } from '../tariffs/quote-model.ts'
import type { StayRecord } from './items.ts'
import type { Stay, StayDetail } from './model.ts'
import { type Price, priceStay } from './price-stay.ts'
import { paidFen, stateOf } from './stay-model.ts'

/** A stay as people see it now: the price of a car inside runs on. */
export async function showStay(ctx: Ctx, record: StayRecord): Promise<Stay> {
  const now = instant(ctx.clock)
  return shown(record, await priceStay(ctx, record, now), now)
}

/** With what its price is made of. */
export async function showStayDetail(ctx: Ctx, record: StayRecord): Promise<StayDetail> {
  const now = instant(ctx.clock)
  const price = await priceStay(ctx, record, now)
  return { ...shown(record, price, now), lines: showLines(price), payments: record.payments.map(({ at, amountFen, method, told = null }) => ({ at, amountFen, method, told })) }
}

export const showLines = (price: Pick<Price, 'lines'> | null): StayDetail['lines'] => (price?.lines ?? []).map((line) => ({ ...line, from: instantOf(line.from), to: instantOf(line.to) }))

function shown(record: StayRecord, price: Price | null, now: Instant): Stay {
  const { id, area, subject, class: name, standing, in: entry, out, exitUnseen, tariff, coupons, closed } = record
  const unclear = stateOf(record, record.feeFen) === 'unclear'
  return {
    id,
    area,
    plate: subject.kind === 'plate' ? subject.text : null,
    ticket: subject.kind === 'ticket' ? subject.text : null,
    class: name,
    standing,
    in: entry,
    out,
    state: stateOf(record, price?.feeFen ?? record.feeFen),
    exitUnseen,
    feeFen: unclear ? null : (price?.feeFen ?? null),
    paidFen: paidFen(record),
    dueFen: unclear ? null : (price?.dueFen ?? null),
    leaveUntil: leaveUntil(record, price, now),
    tariff: tariff as TariffId | null,
    coupons: coupons.map(({ at, name: title, bearer, discount, who }) => ({ at, name: title, bearer, discount, who })),
    closed: closed && { at: closed.at, who: closed.who, reason: closed.reason },
  }
}

/** Only while inside, paid, and not yet run out. */
export function leaveUntil(record: StayRecord, price: Price | null, now: Instant): Instant | null {
  const last = record.payments.at(-1)
  return record.present && last && price && price.dueFen === 0 && now <= last.until ? last.until : null
}

const instantOf = (minute: LocalMinute): Instant => new Date((minute - toLocalMinute(0)) * 60_000).toISOString() as Instant
