import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SkipReason } from '../../../../functions/reminders/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { type Chosen, type Preview, previewQuery } from './queries.ts'
import { SendDialog } from './send-dialog.tsx'
import { useReminderWords } from './words.ts'

/** Who would be reminded and who not, with the reason; the next fifty on demand. */
export function PreviewList({ chosen }: { readonly chosen: Chosen }) {
  const words = useReminderWords()
  const { count, yuan, marks } = useFormat()
  const [after, setAfter] = useState<string>()
  const [sending, setSending] = useState(false)
  const query = useQuery(previewQuery(chosen, after))
  return (
    <Section title={words.previewOf} bare>
      <AskedList query={query} what={words.loading}>
        {(found) =>
          found.households === 0 ? (
            <Empty title={words.nobody}>{words.nobodyNext}</Empty>
          ) : (
            <>
              <SummaryStrip
                label={words.previewOf}
                figures={[
                  { label: words.figures.send, value: words.households(count(found.send)), note: words.ofHouseholds(count(found.households)) },
                  { label: words.figures.total, value: yuan(found.totalFen) },
                  { label: words.figures.not, value: words.households(count(found.households - found.send)), note: reasonsOf(found, words.skips, count, marks.comma) },
                ]}
              />
              <div className="my-3 flex justify-end">
                {found.send > 0 && (
                  <Button kind="main" className="min-h-10" onClick={() => setSending(true)}>
                    {words.send(count(found.send))}
                  </Button>
                )}
              </div>
              <Rows found={found} />
              <More next={found.next} after={after} onPage={setAfter} />
              {sending && <SendDialog chosen={chosen} preview={found} onClose={() => setSending(false)} />}
            </>
          )
        }
      </AskedList>
    </Section>
  )
}

/** Why not, with how many of each: `最近已提醒 40、没有手机和邮箱 17`. */
const reasonsOf = ({ skipped }: Preview, names: Readonly<Record<SkipReason, string>>, count: (value: number) => string, comma: string): string =>
  Object.entries(skipped)
    .map(([reason, households]) => `${names[reason as SkipReason]} ${count(households ?? 0)}`)
    .join(comma)

function More({ next, after, onPage }: { readonly next: string | null; readonly after: string | undefined; readonly onPage: (after: string | undefined) => void }) {
  const { table } = useWords()
  if (next === null && after === undefined) return null
  return (
    <div className="mt-3 flex justify-end gap-3">
      {after !== undefined && <Button onClick={() => onPage(undefined)}>{table.first}</Button>}
      {next !== null && <Button onClick={() => onPage(next)}>{table.next}</Button>}
    </div>
  )
}

type Row = Preview['items'][number]

function Rows({ found }: { readonly found: Preview }) {
  const words = useReminderWords()
  const { yuan } = useFormat()
  const name = (row: Row) => (
    <Link to="/reminders/households/$unit" params={{ unit: row.unit }} className={rowLink}>
      {row.buildingName} {row.room} {row.name}
    </Link>
  )
  const columns: Column<Row>[] = [
    { key: 'household', head: words.household, names: true, wraps: true, cell: name },
    { key: 'open', head: words.open, right: true, cell: (row) => yuan(row.openFen) },
    { key: 'due', head: words.due, right: true, cell: (row) => (row.dueFen ? yuan(row.dueFen) : '—') },
    { key: 'verdict', head: words.verdict, cell: (row) => <Verdict row={row} /> },
  ]
  return (
    <DataTable
      caption={words.previewOf}
      rows={found.items}
      rowKey={(row) => row.unit}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={row.dueFen ? yuan(row.dueFen) : '—'}>
          <Verdict row={row} />
        </PhoneRow>
      )}
    />
  )
}

function Verdict({ row }: { readonly row: Row }) {
  const words = useReminderWords()
  if (row.skip) return <Status tone="off">{words.skips[row.skip]}</Status>
  return <Status tone="good">{row.channel === 'sms' ? words.viaSms : words.viaEmail}</Status>
}
