import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addMonths } from '../../../../functions/calendar.ts'
import type { FactsWritten } from '../../../../functions/subsidies/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { sendFile } from '../../parts/send-file.ts'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { FactsDialog } from './facts-dialog.tsx'
import { afterSubsidy, factsQuery, type FoundFacts } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** What was paid and worked in a month: what a claim asks for. */
export function MonthsScreen() {
  const words = useSubsidyWords()
  const may = useMay()
  const [filters, change] = useFilters(['month'])
  const month = filters.month ?? addMonths(thisPeriod(), -1)
  const query = useQuery(factsQuery(month, useAfter()))
  return (
    <Page title={words.monthsTitle} lead={words.monthsLead} above={<Link to="/subsidies" className={textLink()}>{words.back}</Link>}>
      <FilterBar>
        <PeriodPick label={words.month} value={month} onChange={(value) => change({ month: value })} ahead={0} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <FactsList rows={items} month={month} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
      {may('createClaim') && <ImportFacts />}
    </Page>
  )
}

function FactsList({ rows, month }: { readonly rows: readonly FoundFacts[]; readonly month: string }) {
  const words = useSubsidyWords()
  const { yuan, date } = useFormat()
  const keeps = useMay()('createClaim')
  const [chosen, setChosen] = useState<FoundFacts>()
  const state = (row: FoundFacts) => (row.claimed ? <Status tone="good">{words.claimedMonth}</Status> : row.source === null ? <Status tone="wait">{words.notEntered}</Status> : null)
  const act = (row: FoundFacts) =>
    keeps && !row.claimed ? (
      <Button onClick={() => setChosen(row)} aria-label={`${words.enter} ${row.personName}`}>
        {words.enter}
      </Button>
    ) : null
  const columns: Column<FoundFacts>[] = [
    { key: 'person', head: words.person, names: true, cell: (row) => row.personName },
    { key: 'wage', head: words.wage, right: true, cell: (row) => yuan(row.wageFen) },
    { key: 'wageOn', head: words.wageOn, cell: (row) => row.wagePaidOn && date(row.wagePaidOn) },
    { key: 'employer', head: words.employer, right: true, cell: (row) => yuan(row.employerFen) },
    { key: 'insuranceOn', head: words.insuranceOn, cell: (row) => row.insurancePaidOn && date(row.insurancePaidOn) },
    { key: 'days', head: words.days, right: true, cell: (row) => row.attendanceDays },
    { key: 'state', head: words.state, cell: state },
    ...(keeps ? [{ key: 'act', head: words.enter, silent: true, cell: act }] : []),
  ]
  return (
    <>
      <DataTable
        caption={words.monthsTitle}
        rows={rows}
        rowKey={(row) => row.person}
        columns={columns}
        phone={(row) => (
          <PhoneRow title={row.personName} aside={yuan(row.wageFen)}>
            <p className="text-ink-2">{`${words.employer} ${yuan(row.employerFen)} · ${words.days} ${row.attendanceDays}`}</p>
            {state(row)} {act(row)}
          </PhoneRow>
        )}
      />
      {chosen && <FactsDialog row={chosen} month={month} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function ImportFacts() {
  const words = useSubsidyWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const [done, setDone] = useState<FactsWritten>()
  const send = async (files: readonly File[]) => {
    if (!files[0]) return
    setBusy(words.importing)
    setFailure(undefined)
    setDone(undefined)
    await sendFile<FactsWritten>('/v1/subsidies/months', files[0]).then(setDone).catch(setFailure)
    await afterSubsidy(client)
    setBusy(undefined)
  }
  return (
    <div className="mt-5 max-w-2xl">
      <FileDrop words={words.drop} accept=".csv,.xlsx" busy={busy} onFiles={(files) => void send(files)} />
      <Failure error={failure} />
      {done && (
        <Notice tone={done.refused.length ? 'warn' : 'good'}>
          <p>{words.imported(done.recorded, done.unchanged)}</p>
          {done.refused.slice(0, 50).map(({ row, say }) => (
            <p key={row}>{words.refusedRow(row, say[lang])}</p>
          ))}
        </Notice>
      )}
    </div>
  )
}
