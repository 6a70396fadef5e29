import type { BusinessDate, Period } from '../calendar.ts'

/** Who sends the paper: what stands at its head and where to turn. */
export type PaperSite = { readonly name: string; readonly logoText: string; readonly colour: string; readonly phone: string; readonly address: string }

export type PaperName = { readonly zh: string; readonly en: string }

/** Amounts in fen, area in 0.01 m2, price in 0.0001 yuan. */
export type PaperLine = {
  readonly name: PaperName
  readonly basis: 'per-m2' | 'per-household' | 'fixed' | 'per-permit'
  readonly area: number | null
  readonly price: number
  readonly days: number
  readonly daysOfMonth: number
  readonly amountFen: number
  /** Only per-permit: the household's nth car, and the months paid for. */
  readonly car?: { readonly nth: number; readonly months: number } | null
}

export type PaperBill = {
  readonly no: string
  readonly period: Period
  readonly communityName: string
  readonly buildingName: string
  readonly room: string
  /** As it shall stand on the paper: masked already, or whole. */
  readonly payer: string
  readonly area: number | null
  readonly issuedOn: BusinessDate
  readonly dueDate: BusinessDate
  readonly lines: readonly PaperLine[]
  readonly amountFen: number
  readonly openFen: number
  /** Of what is paid: out of what the household had paid ahead. */
  readonly creditFen: number
  /** Older bills of the household that are still open. */
  readonly earlier: { readonly bills: number; readonly fen: number }
  /** Where the code leads; null = nothing to pay, or no way to pay online. */
  readonly payUrl: string | null
}

/** What a household that moves out and the organization owe each other. Amounts in fen. */
export type PaperSettlement = {
  readonly communityName: string
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly movedOn: BusinessDate
  /** The day whose books it shows. */
  readonly madeOn: BusinessDate
  readonly open: readonly { readonly no: string; readonly period: Period; readonly dueDate: BusinessDate; readonly openFen: number }[]
  readonly openFen: number
  readonly creditFen: number
  /** Claimed back by a payer through the bank, and not decided. */
  readonly claimedFen: number
  /** Of the credit, what its payer claims back through the bank: not to be given back before that is decided. */
  readonly heldFen: number
  /** Approved refunds that have not left yet. */
  readonly refundsFen: number
  /** Since when `rows` are told, and what was owed before; below 0 = paid ahead. */
  readonly from: BusinessDate
  readonly openingFen: number
  readonly rows: readonly { readonly date: BusinessDate; readonly text: string; readonly no: string | null; readonly chargeFen: number; readonly paidFen: number; readonly balanceFen: number }[]
  readonly closingFen: number
}

/** For what: bills of a household, or a thing that was sold to somebody who need not be known. */
export type PaperReceipt = ReceiptFacts & (ReceiptOfBills | ReceiptOfSale)

type ReceiptOfBills = {
  readonly communityName: string
  readonly buildingName: string
  readonly room: string
  /** The household's payer. */
  readonly name: string
  /** Who handed the money over, if somebody else. */
  readonly payer: string | null
  readonly bills: readonly { readonly no: string; readonly period: Period; readonly amountFen: number; readonly leftFen: number }[]
  /** What went to the household's credit. */
  readonly creditFen: number
}

type ReceiptOfSale = {
  readonly title: PaperName
  /** In the payer's language, as when it was paid. */
  readonly lines: readonly { readonly text: string; readonly amountFen: number }[]
}

type ReceiptFacts = {
  /** `2026-000123`, of a sale `T2026-000123`. */
  readonly no: string
  readonly issuedOn: BusinessDate
  readonly amountFen: number
  readonly method: 'cash' | 'transfer' | 'alipay-code' | 'wechat-code' | 'card' | 'alipay' | 'wechat' | 'online'
  readonly valueDate: BusinessDate
  readonly reference: string | null
  /** Who took the money; null online. */
  readonly collector: string | null
  /** When the payment was reversed: printed across it. */
  readonly voidOn: BusinessDate | null
  /** Where anybody who holds the paper can check it; null = no line. */
  readonly verifyUrl: string | null
}

/** To be hung up at an exit or on a machine. */
/** A published span on paper: what everybody may see on its page. */
export type PaperNotice = {
  readonly title: string
  readonly scope: string
  readonly version: number
  readonly note: string
  readonly publishedOn: string
  readonly place: string
  readonly publicUntil: string
  readonly objectionsUntil: string
  readonly hash: string
  readonly url: string
  readonly funds: readonly { readonly name: string; readonly rows: readonly PaperNoticeRow[] }[]
  /** `312 户应交 … 已交 … 缴费率 …`; empty where fewer than five households were billed. */
  readonly fees: string
}
/** `strong`: a sum. `note`: the basis of a cost. */
export type PaperNoticeRow = { readonly name: string; readonly note: string; readonly fen: number; readonly beforeFen: number | null; readonly strong: boolean }
export type PaperSign = {
  readonly use: 'park' | 'machine'
  /** attendant: the code shows the price, and cash goes to whoever is on duty. */
  readonly pay: 'online' | 'attendant'
  readonly name: string
  readonly place: string
  /** Where the code leads. */
  readonly url: string
}
