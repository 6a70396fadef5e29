import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { Occupancy } from './occupancy.tsx'
import { areasQuery, type FoundStay, occupancyQuery, staysQuery } from './queries.ts'
import { useStayWords } from './words.ts'

export const stayTones = { present: 'wait', unclear: 'part', owing: 'bad', done: 'good' } as const satisfies Record<FoundStay['state'], Tone>

/** An area on a day: how full it is, and the cars that came. */
export function StaysScreen() {
  const words = useStayWords()
  const may = useMay()
  const [{ area: wanted, date, state }, change] = useFilters(['area', 'date', 'state'])
  const areas = useQuery(areasQuery)
  const area = wanted ?? areas.data?.items[0]?.id
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        may('getParkingIncome') && (
          <Link to="/parking-income" className={buttonClass('plain', 'min-h-10')}>
            {words.income}
          </Link>
        )
      }
    >
      <Asked query={areas} what={words.loading}>
        {({ items }) =>
          area === undefined ? (
            <Empty title={words.noArea}>{words.noAreaNext}</Empty>
          ) : (
            <>
              <FilterBar>
                {items.length > 1 && <Pick label={words.area} value={area} onChange={(one) => change({ area: one })} choices={items.map(({ id, name }) => ({ value: id, label: name }))} className="self-end" />}
                <DatePick label={words.date} value={date} onChange={(one) => change({ date: one })} />
                <Pick label={words.state} value={state} onChange={(one) => change({ state: one })} all={words.allStates} choices={choicesOf(words.states)} className="self-end" />
              </FilterBar>
              <StaysOf area={area} {...(date ? { date } : {})} {...(state ? { state } : {})} />
            </>
          )
        }
      </Asked>
    </Page>
  )
}

function StaysOf(props: { readonly area: string; readonly date?: string; readonly state?: string }) {
  const words = useStayWords()
  const { area, date } = props
  const occupancy = useQuery(occupancyQuery({ area, ...(date ? { date } : {}) }))
  const stays = useQuery(staysQuery({ ...props, ...useAfter() }))
  return (
    <>
      <Asked query={occupancy} what={words.figures}>
        {(found) => <Occupancy found={found} />}
      </Asked>
      <AskedList query={stays} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 || next ? (
            <>
              <StayList stays={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </>
  )
}

function StayList({ stays }: { readonly stays: readonly FoundStay[] }) {
  const words = useStayWords()
  const { yuan, moment } = useFormat()
  const name = (stay: FoundStay) => (
    <Link to="/stays/$stay" params={{ stay: stay.id }} className={rowLink}>
      {stay.plate ?? words.ticket(stay.ticket ?? '')}
    </Link>
  )
  const at = (instant: string | null) => (instant ? moment(instant) : words.unknown)
  const status = (stay: FoundStay) => <Status tone={stayTones[stay.state]}>{words.states[stay.state]}</Status>
  const fee = (stay: FoundStay) => (stay.feeFen === null ? words.unknown : yuan(stay.feeFen))
  const columns: Column<FoundStay>[] = [
    { key: 'plate', head: words.plate, names: true, cell: name },
    { key: 'in', head: words.in, cell: (stay) => at(stay.in) },
    { key: 'out', head: words.out, cell: (stay) => (stay.state === 'present' ? '—' : at(stay.out)) },
    { key: 'fee', head: words.fee, right: true, cell: fee },
    { key: 'paid', head: words.paid, right: true, cell: (stay) => yuan(stay.paidFen) },
    { key: 'state', head: words.state, cell: status },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={stays}
      rowKey={(stay) => stay.id}
      columns={columns}
      phone={(stay) => (
        <PhoneRow title={name(stay)}>
          <p>
            {at(stay.in)} – {stay.state === 'present' ? '' : at(stay.out)}
          </p>
          <p>
            {words.fee} {fee(stay)} · {words.paid} {yuan(stay.paidFen)}
          </p>
          {status(stay)}
        </PhoneRow>
      )}
    />
  )
}
