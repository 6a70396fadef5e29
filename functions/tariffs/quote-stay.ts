import { dateOfInstant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { TariffId } from '../ids.ts'
import { readTariff } from './items.ts'
import type { Quote, QuoteStay } from './model.ts'
import { type LocalMinute, quoteLines, readyTariff, toLocalMinute } from './quote-model.ts'
import { versionOn } from './tariff.ts'

/** What a stay costs by the version that was in force when it began, or by a version that is named. */
export async function quoteStay(ctx: Ctx, { coupons, ...input }: QuoteStay): Promise<Quote> {
  const tariff = await readTariff(ctx, input.tariff as TariffId)
  if (!tariff) throw unknown(`tariff ${input.tariff}`)
  const version = input.version === undefined ? versionOn(tariff, dateOfInstant(input.in)) : tariff.versions.find((one) => one.version === input.version)
  if (!version) throw unknown(`version ${input.version} of tariff ${input.tariff}`)
  const times = { in: toLocalMinute(input.in), out: toLocalMinute(input.out) }
  const { totalFen, lines } = quoteLines(readyTariff(version.rule), { ...times, class: input.class, ...(coupons ? { coupons } : {}) })
  return { tariff: tariff.id, version: version.version, minutes: times.out - times.in, totalFen, lines: lines.map((line) => ({ ...line, from: instantOf(line.from), to: instantOf(line.to) })) }
}

const instantOf = (minute: LocalMinute): Instant => new Date((minute - toLocalMinute(0)) * 60_000).toISOString() as Instant
