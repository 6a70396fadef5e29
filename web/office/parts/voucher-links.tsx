import { Link } from '@tanstack/react-router'
import { rowLink } from './text-link.ts'

/** Links to the vouchers of a document, `PAYMENT 2026-12-01`, one a line. */
export function VoucherLinks({ vouchers }: { readonly vouchers: readonly string[] }) {
  return (
    <span className="grid gap-1">
      {vouchers.map((voucher) => (
        <Link key={voucher} to="/vouchers/$voucher" params={{ voucher }} className={rowLink}>
          {voucher.split('.').slice(0, 2).join(' ')}
        </Link>
      ))}
    </span>
  )
}
