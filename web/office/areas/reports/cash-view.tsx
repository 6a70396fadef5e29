import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CashBook, CashEntry } from '../../../../functions/reports/model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { useWords } from '../../i18n/languages.ts'
import { AskedList } from '../../parts/asked-list.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { cashQuery } from './queries.ts'
import { SpanPicks, useSpan } from './report-bar.tsx'
import { useReportWords } from './words.ts'

/** The day book of cash, bank, or money on its way. */
export function CashView() {
  const { cash: words, views } = useReportWords()
  const span = useSpan()
  const account = span.account ?? '1001'
  const query = { ...span.query, account }
  const found = useQuery(cashQuery({ ...query, ...useAfter() }))
  return (
    <>
      <FilterBar>
        <Pick label={words.account} value={account} onChange={(chosen) => span.change({ account: chosen })} choices={choicesOf(words.accounts)} className="md:w-52" />
        <SpanPicks span={span} />
        <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl('/v1/reports/cash-book/export', { ...query, format })} />
      </FilterBar>
      <AskedList query={found} what={views.cash}>
        {(book) => (
          <>
            <Totals book={book} />
            {book.items.length > 0 ? (
              <>
                <Entries items={book.items} />
                <Pager count={book.items.length} next={book.next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )}
          </>
        )}
      </AskedList>
    </>
  )
}

function Totals({ book }: { readonly book: CashBook }) {
  const { cash: words } = useReportWords()
  const { yuan } = useFormat()
  return (
    <SummaryStrip
      label={words.figures}
      figures={[
        { label: words.opening, value: yuan(book.openingFen) },
        { label: words.in, value: yuan(book.inFen) },
        { label: words.out, value: yuan(book.outFen) },
        { label: words.closing, value: yuan(book.closingFen), note: words.entries(book.entries), bad: book.closingFen < 0 },
      ]}
    />
  )
}

/** Where a day ends, its sums stand below the balance. */
function Entries({ items }: { readonly items: readonly CashEntry[] }) {
  const { cash: words } = useReportWords()
  const common = useWords()
  const { amount, yuan, date } = useFormat()
  const day = ({ inFen, outFen }: { readonly inFen: number; readonly outFen: number }) => `${words.day} +${amount(inFen)} −${amount(outFen)}`
  return (
    <DataTable<CashEntry>
      caption={words.list}
      rows={items}
      rowKey={(item) => item.voucher}
      columns={[
        { key: 'date', head: words.date, cell: (item) => date(item.date) },
        {
          key: 'text',
          head: words.text,
          names: true,
          wraps: true,
          cell: (item) => (
            <Link to="/vouchers/$voucher" params={{ voucher: item.voucher }} className={rowLink}>
              {item.text}
            </Link>
          ),
        },
        { key: 'kind', head: words.kind, cell: (item) => item.kindName },
        { key: 'in', head: common.yuanHead(words.in), right: true, cell: (item) => (item.inFen ? amount(item.inFen) : '') },
        { key: 'out', head: common.yuanHead(words.out), right: true, cell: (item) => (item.outFen ? amount(item.outFen) : '') },
        {
          key: 'balance',
          head: common.yuanHead(words.balance),
          right: true,
          cell: (item) => (
            <>
              {item.dayEnd ? <b>{amount(item.balanceFen)}</b> : amount(item.balanceFen)}
              {item.dayEnd && <span className="block text-[0.8125rem] text-ink-2">{day(item.dayEnd)}</span>}
            </>
          ),
        },
      ]}
      phone={(item) => (
        <PhoneRow
          title={
            <Link to="/vouchers/$voucher" params={{ voucher: item.voucher }} className={rowLink}>
              {item.text}
            </Link>
          }
          aside={item.inFen ? `+${yuan(item.inFen)}` : `−${yuan(item.outFen)}`}
        >
          <p className="text-ink-2">
            {date(item.date)} · {item.kindName}
          </p>
          <p>
            {words.balance} {yuan(item.balanceFen)}
          </p>
          {item.dayEnd && <p className="text-[0.8125rem] text-ink-2">{day(item.dayEnd)}</p>}
        </PhoneRow>
      )}
    />
  )
}
