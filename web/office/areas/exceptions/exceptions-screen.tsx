import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ExceptionDialog } from './exception-dialog.tsx'
import { exceptionFilters, exceptionsQuery, type FoundException } from './queries.ts'
import { useExceptionWords } from './words.ts'

/** Whatever is unexplained, the most severe first. */
export function ExceptionsScreen() {
  const words = useExceptionWords()
  const [filters, change] = useFilters(exceptionFilters)
  const query = useQuery(exceptionsQuery({ ...filters, ...useAfter() }))
  const [open, setOpen] = useState<string>()
  const chosen = query.data?.items.find(({ id }) => id === open)
  const filtered = filters.reason !== undefined || filters.severity !== undefined || filters.state !== undefined
  return (
    <Page title={words.title} lead={words.lead}>
      <FilterBar>
        <Pick label={words.reason} value={filters.reason} onChange={(reason) => change({ reason })} all={words.allReasons} choices={choicesOf(words.reasons)} />
        <Pick label={words.severity} value={filters.severity} onChange={(severity) => change({ severity })} all={words.allSeverities} choices={choicesOf(words.severities)} />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.states.open} choices={[{ value: 'closed', label: words.states.closed }]} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next, open: count, overdue }) => (
          <>
            <SummaryStrip label={words.figures} figures={[{ label: words.open, value: count }, { label: words.overdue, value: overdue, bad: overdue > 0 }]} />
            {items.length > 0 ? (
              <>
                <Exceptions exceptions={items} onOpen={setOpen} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{filtered ? words.emptyFiltered : words.emptyNext}</Empty>
            )}
          </>
        )}
      </AskedList>
      {chosen && <ExceptionDialog exception={chosen} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Exceptions({ exceptions, onOpen }: { readonly exceptions: readonly FoundException[]; readonly onOpen: (id: string) => void }) {
  const words = useExceptionWords()
  const { lang } = useLanguage()
  const { yuan, date } = useFormat()
  const severity = (one: FoundException) => <Status tone={one.severity === 'high' ? 'bad' : one.severity === 'middle' ? 'part' : 'wait'}>{words.severities[one.severity]}</Status>
  const amount = ({ amountFen }: FoundException) => (amountFen === null ? '—' : yuan(amountFen))
  const due = (one: FoundException) => (one.due ? <span className={one.overdue ? 'font-bold text-bad' : undefined}>{date(one.due)}</span> : '—')
  const handle = (one: FoundException) => (
    <Button aria-label={`${words.handle} ${one.say[lang]}`} onClick={() => onOpen(one.id)}>
      {words.handle}
    </Button>
  )
  const columns: Column<FoundException>[] = [
    { key: 'severity', head: words.severity, cell: severity },
    { key: 'what', head: words.what, names: true, wraps: true, cell: (one) => one.say[lang] },
    { key: 'reason', head: words.reason, cell: (one) => words.reasons[one.reason] },
    { key: 'amount', head: words.amount, right: true, cell: amount },
    { key: 'age', head: words.age, right: true, cell: (one) => words.days(one.ageDays) },
    { key: 'assignee', head: words.assignee, cell: (one) => one.assignee ?? words.nobody },
    { key: 'due', head: words.due, cell: due },
    { key: 'handle', head: words.handle, silent: true, cell: handle },
  ]
  return (
    <DataTable
      caption={words.title}
      rows={exceptions}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(one) => (
        <PhoneRow title={one.say[lang]} aside={amount(one)}>
          {severity(one)}
          <p className="text-ink-2">
            {words.days(one.ageDays)} · {one.assignee ?? words.nobody} · {due(one)}
          </p>
          {handle(one)}
        </PhoneRow>
      )}
    />
  )
}
