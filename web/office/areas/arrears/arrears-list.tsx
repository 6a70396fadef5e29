import { Link } from '@tanstack/react-router'
import type { ArrearsHousehold } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useArrearsWords } from './words.ts'

type Props = {
  readonly households: readonly ArrearsHousehold[]
  /** The community's name before a building's, where there are several. */
  readonly prefixOf: (building: string) => string
  readonly onCollect?: (unit: string) => void
}

export function ArrearsList({ households, prefixOf, onCollect }: Props) {
  const words = useArrearsWords()
  const { yuan, date } = useFormat()
  const columns = useColumns(prefixOf, onCollect)
  return (
    <DataTable
      caption={words.list}
      rows={households}
      rowKey={(household) => household.unit}
      columns={columns}
      phone={(household) => (
        <PhoneRow
          title={
            <Link to="/households/$unit" params={{ unit: household.unit }} className={rowLink}>
              {prefixOf(household.building)}
              {household.buildingName} {household.room} {household.name}
            </Link>
          }
          aside={yuan(household.openFen)}
          act={
            onCollect && (
              <Button aria-label={`${words.collect} ${household.buildingName} ${household.room}`} onClick={() => onCollect(household.unit)} className="min-h-11">
                {words.collect}
              </Button>
            )
          }
        >
          <p className="text-ink-2">
            {words.billCount(household.bills)} · {words.oldest} {date(household.oldestDue)}
          </p>
          {household.overdueFen > 0 && (
            <p className="text-bad">
              {words.overdue} {yuan(household.overdueFen)}
            </p>
          )}
          {household.creditFen > 0 && (
            <p>
              {words.credit} {yuan(household.creditFen)}
            </p>
          )}
        </PhoneRow>
      )}
    />
  )
}

function useColumns(prefixOf: Props['prefixOf'], onCollect: Props['onCollect']): Column<ArrearsHousehold>[] {
  const words = useArrearsWords()
  const { columns, yuanHead, actions } = useWords()
  const { amount, count } = useFormat()
  return [
    {
      key: 'room',
      head: columns.room,
      names: true,
      cell: (household) => (
        <Link to="/households/$unit" params={{ unit: household.unit }} className={rowLink}>
          {prefixOf(household.building)}
          {household.buildingName} {household.room}
        </Link>
      ),
    },
    { key: 'name', head: columns.name, cell: (household) => household.name, className: 'max-w-48 truncate' },
    { key: 'bills', head: words.bills, right: true, cell: (household) => count(household.bills) },
    { key: 'oldest', head: words.oldest, cell: (household) => household.oldestDue },
    { key: 'overdue', head: yuanHead(words.overdue), right: true, cell: (household) => <span className={household.overdueFen > 0 ? 'text-bad' : ''}>{amount(household.overdueFen)}</span> },
    { key: 'credit', head: yuanHead(words.credit), right: true, cell: (household) => (household.creditFen > 0 ? amount(household.creditFen) : '') },
    { key: 'open', head: words.amount, right: true, className: 'font-medium', cell: (household) => amount(household.openFen) },
    ...(onCollect
      ? [
          {
            key: 'act',
            head: actions,
            silent: true,
            right: true,
            className: 'py-1!',
            cell: (household: ArrearsHousehold) => (
              <button type="button" aria-label={`${words.collect} ${household.buildingName} ${household.room}`} onClick={() => onCollect(household.unit)} className={textLink()}>
                {words.collect}
              </button>
            ),
          },
        ]
      : []),
  ]
}
