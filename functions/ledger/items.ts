import type { BusinessDate, Instant, Period } from '../calendar.ts'
import { assert } from '../faults.ts'
import type { CommunityId, TenantId, UnitId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { type IndexKey, type Key, keys } from '../storage/keys.ts'
import type { Item } from '../storage/writes.ts'
import { type AccountCode, accountOf, type Fund } from './chart.ts'
import { type Posting, type Voucher, type VoucherKind, voucherId, type VoucherPlace } from './model.ts'
import { type Purpose, purposeLetters } from './purposes.ts'

/** Who booked it and when, kept beside the voucher. */
export type Booked = { readonly at: Instant; readonly by: string }
export type BookedVoucher = Voucher & Booked

/** Short names, because every bill pays for every byte: a voucher of 4 lines stays under 1 KB, one write unit. */
export type VoucherItem = Key & {
  readonly k: VoucherKind
  readonly d: string
  readonly e: BusinessDate
  readonly v: BusinessDate
  readonly t: string
  readonly u?: UnitId
  readonly c?: CommunityId
  /** `1121 O 3000`, `4301 O -3000 <unit>` or `4301 CP -3000`: account, fund and purpose where it is not the usual one, fen (a credit is negative), unit where it differs. */
  readonly p: readonly string[]
  readonly at: Instant
  readonly by: string
}

const fundLetters: Readonly<Record<Fund, string>> = { OWNERS_COMMON: 'C', ORGANISATION: 'O', SUBSIDY_RESTRICTED: 'S', OVERHAUL_FUND: 'H' }
const fundOfLetter = new Map(Object.entries(fundLetters).map(([fund, letter]) => [letter, fund as Fund]))
const purposeOfLetter = new Map(Object.entries(purposeLetters).map(([purpose, letter]) => [letter, purpose as Purpose]))

export function toVoucherItem(tenant: TenantId, period: Period, voucher: Voucher, booked: Booked): Item {
  return {
    ...voucherKey(tenant, { ...voucher, period }),
    k: voucher.kind,
    d: voucher.document,
    e: voucher.entryDate,
    v: voucher.valueDate,
    t: voucher.text,
    ...(voucher.unit ? { u: voucher.unit } : {}),
    ...(voucher.community ? { c: voucher.community } : {}),
    p: voucher.postings.map(lineOf),
    ...booked,
    ...tillOf(tenant, voucher, booked),
  } satisfies VoucherItem
}

/** What touches cash is found again by whose hands it went through; payments, which are many and have their cost, in their own room (`paymentsInCash`). */
const tillOf = (tenant: TenantId, { id, kind, postings }: Voucher, { at, by }: Booked): IndexKey | undefined => (kind !== 'PAYMENT' && postings.some(({ account }) => account === '1001') ? keys.till(tenant, by, `${at}#${id}`) : undefined)

export function toVoucher(item: VoucherItem): BookedVoucher {
  return {
    id: voucherId(item.k, item.e, item.d),
    kind: item.k,
    document: item.d,
    entryDate: item.e,
    valueDate: item.v,
    text: item.t,
    ...(item.u ? { unit: item.u } : {}),
    ...(item.c ? { community: item.c } : {}),
    postings: item.p.map(postingOf),
    at: item.at,
    by: item.by,
  }
}

/**
 * Bills and payments fill a month; each has a room of its own within a shard. The rare kinds share one, so that reading a
 * month in order costs three streams a shard and not one for each kind.
 */
export const rooms = ['BILL', 'OTHER', 'PAYMENT'] as const
export type Room = (typeof rooms)[number]
export const roomOf = (kind: VoucherKind): Room => (kind === 'BILL' || kind === 'PAYMENT' ? kind : 'OTHER')

/** Where a voucher stands within its shard. In each room the order is by date, then kind, then document. */
export const sortKeyOf = ({ kind, entryDate, document }: Pick<VoucherPlace, 'kind' | 'entryDate' | 'document'>): string =>
  roomOf(kind) === kind ? `${kind}#${entryDate}#${document}` : `OTHER#${entryDate}#${kind}.${document}`

export const voucherKey = (tenant: TenantId, place: VoucherPlace): Key => keys.voucher(tenant, place.period, place.document, sortKeyOf(place))

const lineOf = (posting: Posting): string =>
  [posting.account, `${fundLetters[posting.fund]}${posting.purpose ? purposeLetters[posting.purpose] : ''}`, posting.debitFen ?? -posting.creditFen!, ...(posting.unit ? [posting.unit] : [])].join(' ')

function postingOf(line: string): Posting {
  const [account, letters = '', amount, unit] = line.split(' ')
  const fund = fundOfLetter.get(letters.slice(0, 1))
  const purpose = purposeOfLetter.get(letters.slice(1))
  const value = Number(amount)
  assert(account && accountOf(account) && fund && letters.length === (purpose ? 2 : 1) && Number.isSafeInteger(value) && value !== 0, `a stored posting that reads: ${line}`)
  const side = value > 0 ? { debitFen: value as Fen } : { creditFen: -value as Fen }
  return { account: account as AccountCode, fund, ...side, ...(unit ? { unit: unit as UnitId } : {}), ...(purpose ? { purpose } : {}) }
}

/** A closed month: the gate items are there and carry who and when. */
export type GateItem = Key & { readonly closedAt?: Instant; readonly closedBy?: string }
