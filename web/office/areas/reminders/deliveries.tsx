import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Delivery, ReminderRun } from '../../../../functions/reminders/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useWords } from '../../i18n/languages.ts'
import { deliveryStates, deliveryTones } from './kinds.ts'
import { deliveriesQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

/** Each household of a run: what was sent and became of it, or why nothing was. */
export function Deliveries({ run }: { readonly run: ReminderRun }) {
  const words = useReminderWords()
  const { clear } = useWords()
  const [filters, change] = useFilters(['state'])
  const state = deliveryStates.find((one) => one === filters.state)
  const going = run.state === 'sending' || run.state === 'waiting'
  const query = useQuery(deliveriesQuery(run.id, { ...(state ? { state } : {}), ...useAfter() }, going))
  return (
    <Section title={words.deliveries} bare>
      <FilterBar>
        <Pick label={words.result} value={state} onChange={(wanted) => change({ state: wanted })} all={words.allResults} choices={choicesOf(words.deliveryStates)} />
      </FilterBar>
      <AskedList query={query} what={words.deliveriesLoading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <Rows deliveries={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : state ? (
            <Empty title={words.noneOfState}>
              <Button onClick={() => change({ state: undefined })}>{clear}</Button>
            </Empty>
          ) : (
            <Empty title={words.noDeliveries}>{words.noDeliveriesNext}</Empty>
          )
        }
      </AskedList>
    </Section>
  )
}

function Rows({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const words = useReminderWords()
  const { yuan, moment } = useFormat()
  const name = (delivery: Delivery) => (
    <Link to="/reminders/households/$unit" params={{ unit: delivery.unit }} className={rowLink}>
      {delivery.buildingName} {delivery.room}
    </Link>
  )
  const amount = ({ amountFen }: Delivery) => (amountFen > 0 ? yuan(amountFen) : '—')
  const channel = (delivery: Delivery) => (delivery.channel ? words.channels[delivery.channel] : '—')
  const columns: Column<Delivery>[] = [
    { key: 'household', head: words.household, names: true, cell: name },
    { key: 'state', head: words.result, wraps: true, cell: (delivery) => <Result delivery={delivery} /> },
    { key: 'channel', head: words.channel, cell: channel },
    { key: 'amount', head: words.amount, right: true, cell: amount },
    { key: 'when', head: words.when, cell: (delivery) => moment(delivery.at) },
  ]
  return (
    <DataTable
      caption={words.deliveries}
      rows={deliveries}
      rowKey={(delivery) => delivery.unit}
      columns={columns}
      phone={(delivery) => (
        <PhoneRow title={name(delivery)} aside={amount(delivery)}>
          <Result delivery={delivery} />
          {delivery.channel && (
            <p className="text-ink-2">
              {words.channels[delivery.channel]} · {moment(delivery.at)}
            </p>
          )}
        </PhoneRow>
      )}
    />
  )
}

function Result({ delivery: { state, skip, problem } }: { readonly delivery: Delivery }) {
  const words = useReminderWords()
  const { lang } = useLanguage()
  return (
    <>
      <Status tone={deliveryTones[state]}>{words.deliveryStates[state]}</Status>
      {(skip || problem) && <p className="text-[0.8125rem] text-ink-2">{skip ? words.skips[skip] : problem![lang]}</p>}
    </>
  )
}
