import { Link } from '@tanstack/react-router'
import { voucherKindNames } from '../../../functions/ledger/kinds-model.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { rowLink } from './text-link.ts'

/** Links to the vouchers of a document, 收款 12月1日, one a line. */
export function VoucherLinks({ vouchers }: { readonly vouchers: readonly string[] }) {
  const { lang } = useLanguage()
  const { date } = useFormat()
  const textOf = (voucher: string): string => {
    const [kind, on] = voucher.split('.') as [keyof typeof voucherKindNames, string]
    return `${voucherKindNames[kind]?.[lang] ?? kind} ${date(on)}`
  }
  return (
    <span className="grid gap-1">
      {vouchers.map((voucher) => (
        <Link key={voucher} to="/vouchers/$voucher" params={{ voucher }} className={rowLink}>
          {textOf(voucher)}
        </Link>
      ))}
    </span>
  )
}
