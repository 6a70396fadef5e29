import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { type FoundShift, shiftsQuery } from './queries.ts'
import { useStayWords } from './words.ts'

/** The cash of every shift: what was expected, what was counted, who has it. */
export function ShiftsScreen() {
  const words = useStayWords()
  const shifts = useQuery(shiftsQuery(useAfter()))
  return (
    <Page title={words.shifts} lead={words.shiftsLead}>
      <AskedList query={shifts} what={words.shiftsLoading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <ShiftList shifts={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noShifts}>{words.noShiftsNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

function ShiftList({ shifts }: { readonly shifts: readonly FoundShift[] }) {
  const words = useStayWords()
  const { yuan, moment } = useFormat()
  const status = (shift: FoundShift) => {
    const state = shift.overdue ? 'overdue' : shift.state
    return <Status tone={shift.overdue ? 'bad' : shift.state === 'open' ? 'wait' : 'good'}>{words.shiftStates[state]}</Status>
  }
  const counted = ({ handed }: FoundShift) => (handed ? yuan(handed.countedFen) : '—')
  const difference = ({ handed }: FoundShift) => (handed ? <span className={handed.differenceFen === 0 ? undefined : 'font-bold text-bad'}>{yuan(handed.differenceFen)}</span> : '—')
  const columns: Column<FoundShift>[] = [
    { key: 'attendant', head: words.attendant, names: true, cell: (shift) => shift.attendant },
    { key: 'opened', head: words.opened, cell: (shift) => moment(shift.openedAt) },
    { key: 'expected', head: words.expected, right: true, cell: (shift) => yuan(shift.expectedFen) },
    { key: 'counted', head: words.counted, right: true, cell: counted },
    { key: 'difference', head: words.difference, right: true, cell: difference },
    { key: 'receiver', head: words.receiver, cell: (shift) => shift.handed?.receiver ?? '—' },
    { key: 'state', head: words.state, cell: status },
  ]
  return (
    <DataTable
      caption={words.shifts}
      rows={shifts}
      rowKey={(shift) => shift.id}
      columns={columns}
      phone={(shift) => (
        <PhoneRow title={shift.attendant}>
          <p>{moment(shift.openedAt)}</p>
          <p>
            {words.expected} {yuan(shift.expectedFen)} · {words.counted} {counted(shift)} · {words.difference} {difference(shift)}
          </p>
          {status(shift)}
        </PhoneRow>
      )}
    />
  )
}
