import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { useWords } from '../../i18n/languages.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import type { FoundIncome } from './queries.ts'
import { useStayWords } from './words.ts'

type CouponRow = FoundIncome['coupons'][number]

/** What coupons took off in a month, by batch and by whoever bears it. */
export function CouponRows({ income: { coupons, couponsFen } }: { readonly income: FoundIncome }) {
  const words = useStayWords()
  const { yuanHead } = useWords()
  const { amount, yuan, count } = useFormat()
  const title = (row: CouponRow) => (
    <Link to="/coupons/$batch" params={{ batch: row.batch }} className={rowLink}>
      {row.name}
    </Link>
  )
  const columns: Column<CouponRow>[] = [
    { key: 'name', head: words.coupons, names: true, wraps: true, cell: title },
    { key: 'bearer', head: words.bearer, wraps: true, cell: (row) => row.bearer },
    { key: 'used', head: words.couponCount, right: true, cell: (row) => count(row.used) },
    { key: 'forgone', head: yuanHead(words.forgone), right: true, cell: (row) => amount(row.forgoneFen) },
  ]
  return (
    <>
      <p className="mt-3 max-w-3xl text-ink-2">{words.couponsNote}</p>
      <DataTable
        caption={words.byCoupon}
        rows={coupons}
        rowKey={(row) => row.batch}
        columns={columns}
        foot={[words.total, '', count(coupons.reduce((sum, { used }) => sum + used, 0)), amount(couponsFen)]}
        phone={(row) => (
          <PhoneRow title={title(row)} aside={yuan(row.forgoneFen)}>
            <p className="text-ink-2">
              {row.bearer} · {words.sheets(row.used)}
            </p>
          </PhoneRow>
        )}
      />
    </>
  )
}
