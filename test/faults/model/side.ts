import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { lastDay, type Period } from '../../../functions/calendar.ts'
import type { Site } from '../../../functions/context.ts'
import type { TenantId } from '../../../functions/ids.ts'
import { type BookedVoucher, toVoucher, type VoucherItem } from '../../../functions/ledger/items.ts'
import { ownedBy } from '../../../functions/storage/keys.ts'
import type { House } from '../../ledger/street.ts'
import { accounts, type Collecting } from '../../payments/collecting.ts'
import { billed, type Book, creditUsed, newBook, paid, refundCameBack, refundKept, refunded, refundWentOut, reversed, type WantedPayment, type WantedRefund, type WantedUse } from './reference-ledger.ts'

/** What was asked for, under the id that it would be booked by. */
type Wanted = { readonly payments: Map<string, WantedPayment>; readonly refunds: Map<string, WantedRefund>; readonly uses: Map<string, WantedUse> }

/** One organization as the model sees it: its houses, the reference ledger, and what people asked for. */
export type Side = {
  readonly tenant: TenantId
  readonly site: Site
  readonly account: string
  readonly community: string
  readonly houses: readonly House[]
  readonly book: Book
  readonly wanted: Wanted
  /** The next month to bill, and months whose bills were published. */
  month: Period
  readonly published: Set<Period>
  /** Reads which vouchers a transaction has just booked, in the order of their booking, and tells the reference ledger. */
  readonly see: (writes: readonly object[]) => void
  /** Facts that were booked and must not have been. */
  readonly wrong: string[]
  /** How often a household's account changed. */
  readonly changes: Map<string, number>
  readonly watches: Set<Watch>
}

/** Looks at the reference ledger from now on after every fact; `reason` is the first answer. */
export type Watch = { readonly whyNot: () => string | undefined; reason: string | undefined }

/** Money at the counter before the eight sit down, so that there is something to refund, reverse and use: more than one bill needs. */
export const before = [
  { house: 0, bill: '2026-10', fen: 3500 },
  { house: 1, bill: '2026-10', fen: 2400 },
] as const
export const beforeId = (house: number): string => `before${String(house).padStart(6, '0')}`

export function sideOf({ tenant: ours, stranger, street, strangeStreet }: Collecting, which: 0 | 1): Side {
  const tenant = [ours, stranger][which]!
  const { community, houses } = [street, strangeStreet][which]!
  const { site } = tenant.ctx()
  const book = newBook()
  const wanted: Wanted = { payments: new Map(), refunds: new Map(), uses: new Map() }
  const wrong: string[] = []
  const changes = new Map<string, number>()
  const watches = new Set<Watch>()
  const bill = (unit: string, period: Period, number: string) => billed(book, { id: `${unit}-${period}-${number}`, unit, due: lastDay(period), fen: monthlyFen(houses.findIndex(({ id }) => id === unit)) })
  const published = new Set((which === 0 ? ['2026-08', '2026-09', '2026-10', '2026-11'] : ['2026-10']) as Period[])
  for (const period of published) for (const { id } of houses) bill(id, period, '1')
  for (const { house, bill: period, fen } of before) {
    const unit = houses[house]!.id
    paid(book, `${unit}-${beforeId(house)}`, { unit, fen, bills: [`${unit}-${period}-1`], online: false })
  }

  function apply({ kind, document, by, unit }: BookedVoucher): void {
    const [id] = document.split('.') as [string]
    switch (kind) {
      case 'BILL':
        return bill(document.slice(0, 12), document.slice(13, 20) as Period, document.slice(21))
      case 'PAYMENT':
        return paid(book, document, asked(wanted.payments, document))
      case 'REFUND':
        return refunded(book, document, asked(wanted.refunds, document))
      case 'REFUNDPAID':
        return refundWentOut(book, id)
      case 'REFUNDBACK':
        return refundCameBack(book, id)
      case 'REFUNDKEPT':
        return refundKept(book, document)
      case 'REVERSAL':
        return reversed(book, document)
      case 'CREDIT':
        // The rule on publishing uses as much as there is; a person what the person asked for.
        return creditUsed(book, document, by === 'billing' ? { unit: unit!, fen: Infinity } : asked(wanted.uses, `${document} ${by}`))
      default:
        throw new Error(`a voucher that nobody asked for: ${kind} ${document}`)
    }
  }
  return {
    tenant: tenant.id, site, account: accounts[which], community, houses, book, wanted, month: '2026-12' as Period, published, wrong, changes, watches,
    see: (writes) => {
      for (const voucher of vouchersIn(writes, tenant.id)) {
        try {
          apply(voucher)
        } catch (error) {
          wrong.push(String(error))
        }
        if (voucher.unit) changes.set(voucher.unit, (changes.get(voucher.unit) ?? 0) + 1)
      }
      for (const watch of watches) watch.reason ??= watch.whyNot()
    },
  }
}

/** 67.00, 100.33 or 133.66 m2 at 0.15 yuan, half up, and 3.03 yuan for the lighting. */
const monthlyFen = (house: number): number => Math.floor((2 * (6700 + (house % 3) * 3333) * 1500 + 10_000) / 20_000) + 303

function asked<T>(wanted: ReadonlyMap<string, T>, id: string): T {
  const found = wanted.get(id)
  if (!found) throw new Error(`booked, and nobody asked for it: ${id}`)
  return found
}

function vouchersIn(writes: readonly object[], tenant: TenantId): BookedVoucher[] {
  return (writes as readonly TransactWriteItem[]).flatMap(({ Put }) => {
    const pk = Put?.Item?.['pk']?.S ?? ''
    return pk.includes('#J#') && ownedBy(tenant, pk) ? [toVoucher(unmarshall(Put!.Item!) as VoucherItem)] : []
  })
}
