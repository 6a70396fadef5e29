import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Delivery, ReminderRunView } from '../../../../functions/reminders/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { reminderQuery } from './queries.ts'
import { RunState } from './run-list.tsx'
import { useReminderWords } from './words.ts'

/** One run: how far it is, and what became of each message. */
export function ReminderScreen() {
  const words = useReminderWords()
  const { moment } = useFormat()
  const { reminder } = useParams({ from: '/reminders/$reminder' })
  const query = useQuery(reminderQuery(reminder, useAfter()))
  return (
    <Page
      title={query.data ? `${words.kinds[query.data.kind]} ${query.data.communityName} ${query.data.buildingName ?? ''}` : words.title}
      above={
        <Link to="/reminders" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { lead: `${query.data.createdBy} · ${moment(query.data.createdAt)}`, actions: <RunState run={query.data} /> } : {})}
    >
      <Asked query={query} what={words.runLoading}>
        {(found) => <Body run={found} />}
      </Asked>
    </Page>
  )
}

function Body({ run }: { readonly run: ReminderRunView }) {
  const words = useReminderWords()
  const { count } = useFormat()
  return (
    <>
      <SummaryStrip
        label={words.deliveries}
        figures={[
          { label: words.sent, value: count(run.sent) },
          { label: words.failed, value: count(run.failed), bad: run.failed > 0 },
          { label: words.skipped, value: count(run.skipped) },
        ]}
      />
      <Section title={words.deliveries} bare>
        {run.deliveries.length > 0 ? (
          <>
            <Deliveries deliveries={run.deliveries} />
            <Pager count={run.deliveries.length} next={run.next} />
          </>
        ) : (
          <Empty title={words.noDeliveries}>{words.noDeliveriesNext}</Empty>
        )}
      </Section>
    </>
  )
}

function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const words = useReminderWords()
  const { yuan, moment } = useFormat()
  const name = (delivery: Delivery) => (
    <Link to="/reminders/households/$unit" params={{ unit: delivery.unit }} className={rowLink}>
      {delivery.buildingName} {delivery.room}
    </Link>
  )
  const columns: Column<Delivery>[] = [
    { key: 'household', head: words.household, names: true, cell: name },
    { key: 'channel', head: words.channel, cell: (delivery) => words.channels[delivery.channel] },
    { key: 'amount', head: words.amount, right: true, cell: (delivery) => yuan(delivery.amountFen) },
    { key: 'state', head: words.result, wraps: true, cell: (delivery) => <DeliveryResult delivery={delivery} /> },
    { key: 'when', head: words.when, cell: (delivery) => moment(delivery.at) },
  ]
  return (
    <DataTable
      caption={words.deliveries}
      rows={deliveries}
      rowKey={(delivery) => delivery.unit}
      columns={columns}
      phone={(delivery) => (
        <PhoneRow title={name(delivery)} aside={yuan(delivery.amountFen)}>
          <DeliveryResult delivery={delivery} />
          <p className="text-ink-2">
            {words.channels[delivery.channel]} · {moment(delivery.at)}
          </p>
        </PhoneRow>
      )}
    />
  )
}

export const deliveryTones = { queued: 'part', sent: 'good', failed: 'bad', unknown: 'bad' } as const

function DeliveryResult({ delivery }: { readonly delivery: Delivery }) {
  const words = useReminderWords()
  const { lang } = useLanguage()
  return (
    <>
      <Status tone={deliveryTones[delivery.state]}>{words.deliveryStates[delivery.state]}</Status>
      {delivery.problem && <p className="text-[0.8125rem] text-ink-2">{delivery.problem[lang]}</p>}
    </>
  )
}
