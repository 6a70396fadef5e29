import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { publishedQuery, type Work, workQuery } from './queries.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { spanText } from './span-text.ts'
import { useDisclosureWords } from './words.ts'

/** What has to be opened to residents, what is, and the rule for it. */
export function DisclosuresScreen() {
  const words = useDisclosureWords()
  const query = useQuery(workQuery)
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked query={query} what={words.loading}>
        {(work) => (
          <>
            <Objections work={work} />
            <Due work={work} />
            <Published />
            <Rule work={work} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function SpanLink({ id }: { readonly id: string }) {
  const words = useDisclosureWords()
  return (
    <Link to="/disclosures/$span" params={{ span: id }} className={rowLink}>
      {spanText(id, words)}
    </Link>
  )
}

function Objections({ work }: { readonly work: Work }) {
  const words = useDisclosureWords()
  const { date } = useFormat()
  return work.objections.map(({ disclosure, open, answerBy, overdue }) => (
    <Notice key={disclosure} tone={overdue ? 'bad' : 'warn'}>
      <SpanLink id={disclosure} /> {words.openCount(open)} · {overdue ? words.overdue : words.answerBy(date(answerBy))}
    </Notice>
  ))
}

type DueRow = Work['due'][number]

function Due({ work }: { readonly work: Work }) {
  const words = useDisclosureWords()
  const { date } = useFormat()
  const state = ({ overdue, prepared }: DueRow) => (
    <span className="flex flex-wrap gap-x-3">
      {overdue && <Status tone="bad">{words.overdue}</Status>}
      <Status tone={prepared ? 'part' : 'wait'}>{prepared ? words.prepared : words.waiting}</Status>
    </span>
  )
  const columns: Column<DueRow>[] = [
    { key: 'span', head: words.span, names: true, cell: ({ id }) => <SpanLink id={id} /> },
    { key: 'due', head: words.dueOn, cell: ({ dueOn }) => date(dueOn) },
    { key: 'state', head: words.state, cell: state },
  ]
  return (
    <Section title={words.due} bare>
      {work.due.length > 0 ? (
        <DataTable
          caption={words.due}
          rows={work.due}
          rowKey={({ id }) => id}
          columns={columns}
          phone={(row) => (
            <PhoneRow title={<SpanLink id={row.id} />}>
              <p className="text-ink-2">{`${words.dueOn} ${date(row.dueOn)}`}</p>
              {state(row)}
            </PhoneRow>
          )}
        />
      ) : (
        <Empty title={work.settings ? words.dueEmpty : words.noSettings}>{work.settings ? words.dueEmptyNext : words.noSettingsNext}</Empty>
      )}
    </Section>
  )
}

function Published() {
  const words = useDisclosureWords()
  const { date } = useFormat()
  const query = useQuery(publishedQuery(useAfter()))
  return (
    <Section title={words.published} bare>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <DataTable
                caption={words.published}
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'span', head: words.span, names: true, cell: ({ id }) => <SpanLink id={id} /> },
                  { key: 'on', head: words.publishedOn, cell: ({ publishedOn }) => date(publishedOn) },
                  { key: 'version', head: words.version, cell: ({ version }) => words.versionOf(version) },
                  { key: 'until', head: words.objectionsUntil, cell: ({ objectionsUntil }) => date(objectionsUntil) },
                ]}
                phone={({ id, publishedOn, version, objectionsUntil }) => (
                  <PhoneRow title={<SpanLink id={id} />} aside={words.versionOf(version)}>
                    <p className="text-ink-2">{`${words.publishedOn} ${date(publishedOn)}`}</p>
                    <p className="text-ink-2">{`${words.objectionsUntil} ${date(objectionsUntil)}`}</p>
                  </PhoneRow>
                )}
              />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.publishedEmpty}>{words.publishedEmptyNext}</Empty>
          )
        }
      </AskedList>
    </Section>
  )
}

function Rule({ work: { settings } }: { readonly work: Work }) {
  const words = useDisclosureWords()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const change = may('changeDisclosureSettings') && (
    <Button className="min-h-10" onClick={() => setOpen(true)}>
      {settings ? words.change : words.set}
    </Button>
  )
  return (
    <Section title={words.settings} actions={change}>
      {settings ? (
        <Facts
          className="mt-3"
          facts={[
            [words.interval, words.intervals[settings.interval]],
            [words.from, settings.from],
            [words.dueDays, words.days(settings.dueDays)],
            [words.place, settings.place],
            [words.publicDays, words.days(settings.publicDays)],
            [words.objectionDays, words.days(settings.objectionDays)],
            [words.answerDays, words.days(settings.answerDays)],
            [words.source, settings.source],
          ]}
        />
      ) : (
        <p className="mt-2 text-ink-2">{words.noSettingsNext}</p>
      )}
      {open && <SettingsDialog settings={settings} onClose={() => setOpen(false)} />}
    </Section>
  )
}
