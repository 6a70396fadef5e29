import * as z from 'zod'
import type { BusinessDate, Instant } from '../calendar.ts'
import { branded, DateText, PeriodText } from '../date-text.ts'
import type { SaleId } from '../ids.ts'
import { type AccountCode, type Fund, funds } from '../ledger/chart.ts'
import { purposeNames, type Source } from '../ledger/purposes.ts'
import { type Fen, sum } from '../money.ts'
import { methods } from '../payments/model.ts'

export const saleId = branded<SaleId>(z.string().regex(/^sale-[a-z0-9]{12}$/))

/** What is sold: a stay of a car, a booking of a room, a session of a machine. */
export const saleKinds = ['booking', 'session', 'stay'] as const
export type SaleKind = (typeof saleKinds)[number]

/** Income of a service, or a deposit, which is owed from the first day on. */
export const lineAccounts = ['4301', '2209'] as const
export type LineAccount = Extract<AccountCode, (typeof lineAccounts)[number]>

/** A part of the price. `text` in the payer's language: it stands on the provider's page and on the receipt. */
export type SaleLine = { readonly text: string; readonly amountFen: Fen; readonly fund: Fund; readonly purpose: Source; /** Income when left out. */ readonly account?: LineAccount }

/** A stay has three lines at most, a booking two. */
export const linesMax = 6

export const amountOf = (lines: readonly Pick<SaleLine, 'amountFen'>[]): Fen => sum(lines.map((line) => line.amountFen))

const lineShape = z.object({ text: z.string(), amountFen: z.int(), fund: z.enum(funds), purpose: z.enum(Object.keys(purposeNames) as [Source, ...Source[]]), account: z.enum(lineAccounts) })
const Title = z.object({ zh: z.string(), en: z.string() })

/** What whoever opens a thing answers: where to pay, or where it stands. */
export const OpenedSale = z
  .object({
    sale: saleId,
    /** The provider's page to pay on. */
    url: z.string(),
    /** Our page that says what became of it; whoever holds this address sees it. */
    landing: z.string(),
    amountFen: z.int(),
    expiresAt: z.string(),
    /** True when this very sale had a page open already and this is it. */
    reused: z.boolean(),
  })
  .meta({ id: 'OpenedSale' })
export type OpenedSale = z.infer<typeof OpenedSale>

/** unwanted: the money came, the thing was paid or gone by then, and it is on its way back. */
export const landingStates = ['pending', 'processing', 'paid', 'unwanted', 'failed', 'expired'] as const
export type LandingState = (typeof landingStates)[number]

export const SaleLanding = z
  .object({
    id: saleId,
    kind: z.enum(saleKinds),
    state: z.enum(landingStates),
    /** Whether money moved; unknown while the provider does not say. */
    moneyMoved: z.enum(['yes', 'no', 'unknown']),
    title: Title,
    lines: z.array(z.object({ text: z.string(), amountFen: z.int() })),
    amountFen: z.int(),
    /** The page to go on paying on, while pending. */
    url: z.string().nullable(),
    /** Page of the thing itself, a path on this host; null when it has none. */
    backPath: z.string().nullable(),
    paidOn: z.string().nullable(),
    receiptNo: z.string().nullable(),
    /** Who issued the receipt, once paid. */
    issuer: z.object({ name: z.string(), address: z.string(), phone: z.string() }).nullable(),
    /** Gone back or on its way, by a rule or by two people. */
    refundedFen: z.int(),
    /** Of a deposit, and why. */
    kept: z.object({ amountFen: z.int(), reason: z.string() }).nullable(),
    /** Until when what was paid for holds: a car has to be out by then. Null where there is no such time. */
    holdsUntil: z.string().nullable(),
  })
  .meta({ id: 'SaleLanding' })
export type SaleLanding = z.infer<typeof SaleLanding>

export const SalePath = z.object({ sale: saleId })
export const LandingQuery = z.object({ /** The secret of the landing page's address. */ key: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })

const row = {
  id: saleId,
  kind: z.enum(saleKinds),
  subject: z.string(),
  title: Title,
  method: z.enum(methods),
  amountFen: z.int(),
  valueDate: DateText,
  entryDate: DateText,
  bookedAt: z.string(),
  /** Null for the moment between booking and numbering. */
  receiptNo: z.string().nullable(),
  /** Who took the cash; null online. */
  collector: z.string().nullable(),
  /** False: the thing no longer wanted the money, which went back. */
  wanted: z.boolean(),
  refundedFen: z.int(),
  /** Of a deposit, by two people: income, and gone for refunds. */
  keptFen: z.int(),
}
export const SaleRow = z.object(row).meta({ id: 'SaleRow' })
export type SaleRow = z.infer<typeof SaleRow>
export const SalePage = z.object({ items: z.array(SaleRow), next: z.string().nullable() })
export type SalePage = z.infer<typeof SalePage>

export const Sale = z.object({ ...row, lines: z.array(lineShape), shift: z.string().nullable(), voucher: z.string(), channelOrder: z.string().nullable(), channelPayment: z.string().nullable() }).meta({ id: 'Sale' })
export type Sale = z.infer<typeof Sale>

const filters = {
  /** Month of the journal; the current one when left out. */
  period: PeriodText.optional(),
  kind: z.enum(saleKinds).optional(),
  method: z.enum(methods).optional(),
  /** Part of a title or of the collector's name, or a receipt number. */
  search: z.string().trim().max(40).optional(),
}
export const ListSales = z.object({ ...filters, limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() })
export type ListSales = z.output<typeof ListSales>
export const ExportSales = z.object({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type SaleFilter = Omit<ListSales, 'limit' | 'after'>

/** What a thing is told of the sale that pays it. */
export type PaidSale = {
  readonly id: SaleId
  readonly kind: SaleKind
  readonly subject: string
  readonly amountFen: Fen
  readonly lines: readonly SaleLine[]
  readonly method: (typeof methods)[number]
  /** When the money moved. */
  readonly paidOn: BusinessDate
  readonly at: Instant
  /** The shift that took it in cash. */
  readonly shift?: string
  /** Why cash of another sum than the price was taken. */
  readonly told?: string
}
