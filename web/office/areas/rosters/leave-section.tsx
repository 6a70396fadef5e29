import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { type FoundLeaveSettings, leaveSettingsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Version = FoundLeaveSettings['shipped']

/** What the organization gives of each kind of leave, by the day from which it applies. Those that are over stay to be read: leave of then was judged by them. */
export function LeaveSection() {
  const words = useSetupWords()
  const may = useMay()('setLeaveSetting')
  const query = useQuery(leaveSettingsQuery)
  const [seen, setSeen] = useState<FoundLeaveSettings>()
  return (
    <Section title={words.leave.title} actions={may && query.data && <Button onClick={() => setSeen(query.data)}>{words.leave.enter}</Button>}>
      <p className="mt-1 text-ink-2">{words.leave.lead}</p>
      <Asked query={query} what={words.leave.title}>
        {(settings) => <Versions settings={settings} />}
      </Asked>
      {seen && <LeaveDialog settings={seen} onClose={() => setSeen(undefined)} />}
    </Section>
  )
}

function Versions({ settings: { items, shipped } }: { readonly settings: FoundLeaveSettings }) {
  const { leave: words } = useSetupWords()
  const { date } = useFormat()
  const day = today(systemClock)
  const latest = items.toReversed()
  // The last one that has begun; those above it are still to come.
  const now = latest.find(({ from }) => from <= day)
  const over = now ? latest.slice(latest.indexOf(now) + 1) : []
  return (
    <>
      {!now && (
        <>
          {items.length === 0 && <Notice tone="warn">{words.onlyExample}</Notice>}
          <One title={items.length === 0 ? words.example : words.exampleNow} version={shipped} />
        </>
      )}
      {latest.filter((one) => !over.includes(one)).map((one) => (
        <One key={one.from} title={one === now ? words.since(date(one.from)) : words.from(date(one.from))} version={one} />
      ))}
      {over.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-9 py-1.5 font-medium text-link underline underline-offset-4">{words.before(over.length)}</summary>
          {over.map((one) => (
            <One key={one.from} title={words.from(date(one.from))} version={one} />
          ))}
        </details>
      )}
    </>
  )
}

function One({ title, version: { kinds, source } }: { readonly title: string; readonly version: Version }) {
  const { leave: words } = useSetupWords()
  return (
    <div className="mt-3">
      <h3 className="font-medium">{title}</h3>
      <Facts className="mt-1 md:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)_minmax(7rem,auto)_minmax(0,1fr)]" facts={kinds.map(({ kind, daysMax, noticeDays }) => [words.kinds[kind], words.rule(daysMax, noticeDays)])} />
      <p className="mt-1 text-ink-2 [overflow-wrap:anywhere]">{words.sourceOf(source)}</p>
    </div>
  )
}
