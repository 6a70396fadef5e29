import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { BillRow } from '../../../../functions/fees/bill-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { BillStatus } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { useCommunityPrefix } from '../../parts/place-picks.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import type { Collecting } from './bills-screen.tsx'
import { ChosenBills } from './chosen-bills.tsx'
import { useBillWords } from './words.ts'

type Props = { readonly bills: readonly BillRow[]; readonly onCollect: (collecting: Collecting) => void }

export function BillList({ bills, onCollect }: Props) {
  const words = useBillWords()
  const { period, day, amount, yuan } = useFormat()
  const prefixOf = useCommunityPrefix()
  const mayCollect = useMay()('recordCounterPayment')
  const columns = useColumns(mayCollect ? onCollect : undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  // Only what is on this page counts: a row that a filter hid is not chosen any more.
  const rows = bills.filter((bill) => chosen.has(bill.id))
  return (
    <>
      {rows.length > 0 && <ChosenBills bills={rows} onCollect={onCollect} onClear={() => setChosen(new Set())} />}
      <DataTable
        caption={words.list}
        rows={bills}
        rowKey={(bill) => bill.id}
        columns={columns}
        selection={{ chosen, toggle, toggleAll: (all) => setChosen(new Set(all ? bills.map((bill) => bill.id) : [])), nameOf: (bill) => bill.no }}
        phone={(bill) => (
          <PhoneRow
            title={
              <Link to="/bills/$bill" params={{ bill: bill.id }} className={rowLink}>
                {prefixOf(bill.community)}
                {bill.buildingName} {bill.room} {bill.name}
              </Link>
            }
            aside={yuan(bill.openFen)}
            act={mayCollect && bill.openFen > 0 ? <CollectButton bill={bill} onCollect={onCollect} /> : undefined}
          >
            <p className="text-ink-2">
              {period(bill.period)} · {amount(bill.amountFen)}
            </p>
            <p>
              <BillStatus status={bill.status} /> <span className="text-ink-2">{day(bill.dueDate)}</span>
            </p>
            {bill.creditFen > 0 && <p className="text-ink-2">{words.ofCredit(yuan(bill.creditFen))}</p>}
          </PhoneRow>
        )}
      />
    </>
  )
}

function CollectButton({ bill, onCollect }: { readonly bill: BillRow; readonly onCollect: Props['onCollect'] }) {
  const words = useBillWords()
  return (
    <Button aria-label={`${words.collect} ${bill.no}`} onClick={() => onCollect({ unit: bill.unit, bills: [bill.id] })} className="min-h-11">
      {words.collect}
    </Button>
  )
}

/** Where it stands, and what of it came out of the household's credit. */
function BillStanding({ bill }: { readonly bill: BillRow }) {
  const words = useBillWords()
  const { yuan } = useFormat()
  return (
    <>
      <BillStatus status={bill.status} />
      {bill.creditFen > 0 && <span className="block text-[0.8125rem] text-ink-2">{words.ofCredit(yuan(bill.creditFen))}</span>}
    </>
  )
}

function useColumns(onCollect: Props['onCollect'] | undefined): Column<BillRow>[] {
  const words = useBillWords()
  const { columns, yuanHead, actions } = useWords()
  const prefixOf = useCommunityPrefix()
  const { period, amount } = useFormat()
  return [
    {
      key: 'no',
      head: words.no,
      cell: (bill) => (
        <Link to="/bills/$bill" params={{ bill: bill.id }} className={rowLink}>
          {bill.no}
        </Link>
      ),
    },
    { key: 'room', head: columns.room, names: true, cell: (bill) => `${prefixOf(bill.community)}${bill.buildingName} ${bill.room}` },
    { key: 'name', head: columns.name, cell: (bill) => bill.name, className: 'max-w-40 truncate' },
    { key: 'period', head: columns.period, cell: (bill) => period(bill.period) },
    { key: 'due', head: columns.dueDate, cell: (bill) => bill.dueDate },
    { key: 'amount', head: yuanHead(columns.amount), right: true, cell: (bill) => amount(bill.amountFen) },
    { key: 'open', head: yuanHead(columns.open), right: true, className: 'font-medium', cell: (bill) => (bill.status === 'void' ? '—' : amount(bill.openFen)) },
    { key: 'status', head: columns.status, cell: (bill) => <BillStanding bill={bill} /> },
    ...(onCollect
      ? [
          {
            key: 'act',
            head: actions,
            silent: true,
            right: true,
            className: 'py-1!',
            cell: (bill: BillRow) =>
              bill.openFen > 0 && (
                <button type="button" aria-label={`${words.collect} ${bill.no}`} onClick={() => onCollect({ unit: bill.unit, bills: [bill.id] })} className={textLink()}>
                  {words.collect}
                </button>
              ),
          },
        ]
      : []),
  ]
}
