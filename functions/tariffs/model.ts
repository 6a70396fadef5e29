import * as z from 'zod'
import type { Instant } from '../calendar.ts'
import { branded, DateText } from '../date-text.ts'
import type { TariffId } from '../ids.ts'
import { quoteLineKinds, vehicleClasses } from './quote-model.ts'

export const tariffId = branded<TariffId>(z.string().regex(/^[a-z0-9]{12}$/))
export const instantText = branded<Instant>(z.iso.datetime({ offset: true }).meta({ examples: ['2026-12-01T02:00:00.000Z'] }))
export const VehicleClassName = z.enum(vehicleClasses)

/** At most 10,000 yuan. */
const Amount = z.int().min(0).max(1_000_000)
const MinuteOfDay = z.int().min(0).max(1439)

export const AmountsOf = z.object({ firstFen: Amount, stepFen: Amount, nightFen: Amount, capFen: Amount.nullable() })
export const ClassPricesOf = z.object({ class: VehicleClassName, usual: AmountsOf, holiday: AmountsOf.nullable() })

/** Shapes of quote-model.ts, where the meaning of each field stands. */
export const Rule = z.object({
  free: z.object({ minutes: z.int().min(0).max(1440), how: z.enum(['once', 'off']) }),
  firstMinutes: z.int().min(0).max(1440),
  stepMinutes: z.int().min(1).max(1440),
  night: z
    .object({ from: MinuteOfDay, to: MinuteOfDay })
    .refine((night) => night.from !== night.to, 'from = to')
    .nullable(),
  capPer: z.enum(['calendar-day', 'rolling-24h']),
  restarts: z.boolean(),
  leaveMinutes: z.int().min(0).max(120).default(15),
  classes: z
    .array(ClassPricesOf)
    .min(1)
    .max(vehicleClasses.length)
    .refine((classes) => classes.some((one) => one.class === 'small'), 'small')
    .refine((classes) => new Set(classes.map((one) => one.class)).size === classes.length, 'class'),
  holidays: z.array(DateText).max(120),
})

/** One dated version; never changed once stored. In force for stays that begin on or after its date, until the next version's. */
export const TariffVersion = z.object({ version: z.int().min(1), from: DateText, document: z.string(), rule: Rule })
export type TariffVersion = z.infer<typeof TariffVersion>

export const Tariff = z
  .object({ id: tariffId, name: z.string(), current: TariffVersion, versions: z.array(TariffVersion) })
  .meta({ id: 'Tariff' })
export type Tariff = z.infer<typeof Tariff>
export const TariffList = z.object({ items: z.array(Tariff) })

/** The decision or price document that the tariff rests on. */
const Document = z.string().trim().min(1).max(80)

export const CreateTariff = z.object({
  /** Made by the client, so that a retry cannot make a second tariff. */
  id: tariffId.optional(),
  name: z.string().trim().min(1).max(40),
  from: DateText,
  document: Document,
  rule: Rule,
})
export type CreateTariff = z.output<typeof CreateTariff>

export const ChangeTariff = z.object({ from: DateText, document: Document, rule: Rule })
export type ChangeTariff = z.output<typeof ChangeTariff>

export const TariffPath = z.object({ tariff: tariffId })

export const CouponOf = z.discriminatedUnion('kind', [z.object({ kind: z.literal('minutes'), minutes: z.int().min(1).max(10_080) }), z.object({ kind: z.literal('fen'), fen: z.int().min(1).max(1_000_000) })])

export const QuoteStay = z.object({
  tariff: tariffId,
  /** The version in force on the day of entry when left out. */
  version: z.int().min(1).optional(),
  in: instantText,
  out: instantText,
  class: VehicleClassName.default('small'),
  coupons: z.array(CouponOf).max(10).optional(),
})
export type QuoteStay = z.output<typeof QuoteStay>

/** Instants are on the minute: seconds do not count. */
export const QuoteLineOf = z.object({ kind: z.enum(quoteLineKinds), from: instantText, to: instantText, count: z.int(), amountFen: z.int() })
export const Quote = z.object({ tariff: tariffId, version: z.int(), minutes: z.int(), totalFen: z.int(), lines: z.array(QuoteLineOf) }).meta({ id: 'ParkingQuote' })
export type Quote = z.infer<typeof Quote>
