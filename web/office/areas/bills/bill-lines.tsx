import type { Bill, BillLine } from '../../../../functions/fees/bill-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import type { Format } from '../../../shared/i18n/format.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { useWords } from '../../i18n/languages.ts'
import { useBillWords } from './words.ts'
import type { Messages } from './zh.ts'

/** Each line with how its amount came about (M2). */
export function BillLines({ bill }: { readonly bill: Bill }) {
  const words = useBillWords()
  const { funds, columns: common } = useWords()
  const { lang } = useLanguage()
  const format = useFormat()
  const columns: Column<BillLine>[] = [
    { key: 'item', head: words.item, names: true, cell: (line) => line.name[lang] },
    { key: 'basis', head: words.basis, wraps: true, cell: (line) => basisOf(line, words, format) },
    { key: 'fund', head: words.fund, cell: (line) => funds[line.fund] },
    { key: 'amount', head: words.lineAmount, right: true, cell: (line) => format.amount(line.amountFen) },
  ]
  return (
    <DataTable
      caption={words.lines}
      rows={bill.lines}
      rowKey={(line) => line.item}
      columns={columns}
      foot={[common.total, '', '', format.amount(bill.amountFen)]}
      phone={(line) => (
        <PhoneRow title={line.name[lang]} aside={format.yuan(line.amountFen)}>
          <p className="text-ink-2">{basisOf(line, words, format)}</p>
          <p className="text-ink-2">{funds[line.fund]}</p>
        </PhoneRow>
      )}
    />
  )
}

function basisOf(line: BillLine, words: Messages, { price, area }: Format): string {
  const days = line.basis !== 'fixed' && line.days !== line.daysOfMonth ? words.days(line.days, line.daysOfMonth) : ''
  switch (line.basis) {
    case 'per-m2':
      return words.perM2(area(line.area ?? 0), price(line.price)) + days
    case 'per-household':
      return words.perHousehold(price(line.price)) + days
    case 'fixed':
      return words.fixed(price(line.price))
    case 'per-permit':
      return words.perPermit(line.car?.nth ?? 1, price(line.price), line.car?.months ?? 1) + days
    default:
      return line.basis satisfies never
  }
}
