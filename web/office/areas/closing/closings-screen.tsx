import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClosingMonth } from '../../../../functions/closing/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { ClosingState } from './closing-state.tsx'
import { closingsQuery } from './queries.ts'
import { useClosingWords } from './words.ts'

type Row = Omit<ClosingMonth, 'period'> & { readonly period: string }

/** The months of the books, newest first. */
export function ClosingsScreen() {
  const words = useClosingWords()
  const { period } = useFormat()
  const query = useQuery(closingsQuery(useAfter()))
  return (
    <Page title={words.title} lead={words.lead}>
      <AskedList query={query} what={words.loading}>
        {({ items, next, due }) =>
          items.length > 0 ? (
            <>
              {due && (
                <Notice tone="warn">
                  <Link to="/closing/$period" params={{ period: due }} className="underline underline-offset-4">
                    {words.due(period(due))}
                  </Link>
                </Notice>
              )}
              <MonthList months={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function MonthList({ months }: { readonly months: readonly Row[] }) {
  const words = useClosingWords()
  const { period, count, moment } = useFormat()
  const name = (row: Row) => (
    <Link to="/closing/$period" params={{ period: row.period }} className={rowLink}>
      {period(row.period)}
    </Link>
  )
  const approved = (row: Row) => (row.approvedBy ? `${row.approvedBy}${row.approvedAt ? ` ${moment(row.approvedAt)}` : ''}` : '—')
  const columns: Column<Row>[] = [
    { key: 'month', head: words.month, names: true, cell: name },
    { key: 'state', head: words.state, cell: (row) => <ClosingState state={row.state} /> },
    { key: 'vouchers', head: words.vouchers, right: true, cell: (row) => (row.vouchers === null ? '—' : count(row.vouchers)) },
    { key: 'started', head: words.startedBy, cell: (row) => row.startedBy ?? '—' },
    { key: 'approved', head: words.approvedBy, cell: approved },
    { key: 'hash', head: words.hash, cell: (row) => (row.hash ? <code className="text-[0.8125rem] text-ink-2">{row.hash.slice(0, 12)}</code> : '—') },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={months}
      rowKey={(row) => row.period}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={<ClosingState state={row.state} />}>
          {row.approvedBy && <p className="text-ink-2">{approved(row)}</p>}
        </PhoneRow>
      )}
    />
  )
}
