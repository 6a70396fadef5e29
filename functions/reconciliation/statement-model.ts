import type { BusinessDate } from '../calendar.ts'
import type { Fen } from '../money.ts'

/** What a file of lines may be; told by its bytes, never by its name. */
export const statementFormats = ['camt053', 'mt940', 'ofx', 'table', 'alipay-trades', 'alipay-account', 'wechat-trades'] as const
export type StatementFormat = (typeof statementFormats)[number]

/** One movement on an account as the bank or provider tells it. Texts are cleaned, and never cut where they are references. */
export type StatementLine = {
  /** The day on which the bank booked it: what it is filed under. */
  readonly bookedOn: BusinessDate
  /** The day from which the money counts (M8); the same where the file names one day only. */
  readonly valueDate: BusinessDate
  /** `10:05:22` in Asia/Shanghai where the file tells it. */
  readonly time?: string
  /** What it did to the account: money in above 0, out below. Never 0. */
  readonly amountFen: Fen
  /** The account after this line, where the file tells it. */
  readonly balanceFen?: Fen
  /** The bank's own number of the movement; empty where it gives none. */
  readonly reference: string
  /** What the payer's or our side gave it to travel end to end: EndToEndId, EREF, an order number. */
  readonly endToEnd: string
  /** Every other number that the file carries for it, as `NAME:value`; none is lost. */
  readonly otherReferences: readonly string[]
  readonly counterparty: string
  readonly counterAccount: string
  readonly remark: string
  /** The bank's word or code for the kind of movement. */
  readonly kind: string
  /** In the file as the person's program counts, from 1: a row, or the number of the entry where the file has no rows. */
  readonly row: number
}

/** One account's lines from a balance to a balance. */
export type Statement = {
  readonly format: StatementFormat
  /** The names of a table's columns, which tell one bank's list from another's; empty for other formats. */
  readonly layout: string
  /** As the file names the account, without spaces; empty where it does not. */
  readonly account: string
  /** ISO 4217; empty where the file does not say, which is the account's own. */
  readonly currency: string
  readonly openingFen?: Fen
  readonly closingFen?: Fen
  readonly lines: readonly StatementLine[]
  /** In which row the closing balance stands, for words. */
  readonly closingRow?: number
}

/** More lines than a year of any organization here; a file above it is refused whole. */
export const statementLinesMax = 20_000
/** 100 million yuan: no line of these accounts is larger. */
export const amountMaxFen = 10_000_000_000
