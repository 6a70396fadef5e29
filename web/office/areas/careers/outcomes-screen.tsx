import { useQuery } from '@tanstack/react-query'
import { addMonths } from '../../../../functions/calendar.ts'
import { hoursText } from '../../../../functions/careers/outcome-rules.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { BarTable } from '../../parts/bar-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { GroupsSection } from './groups-section.tsx'
import { type FoundOutcomes, outcomesQuery } from './queries.ts'
import { useCareerWords } from './words.ts'

/** A year by default: what a street asks for. */
const usualMonths = 12

export function OutcomesScreen() {
  const words = useCareerWords()
  const [{ from: chosen, to = thisPeriod() }, change] = useFilters(['from', 'to'])
  const from = chosen ?? addMonths(to as never, 1 - usualMonths)
  const query = useQuery(outcomesQuery({ from, to }))
  return (
    <Page title={words.outcomes} lead={words.outcomesLead}>
      <FilterBar>
        <PeriodPick label={words.from} value={from} onChange={(value) => change({ from: value, ...(value && value > to ? { to: value } : {}) })} ahead={0} />
        <PeriodPick label={words.to} value={to} onChange={(value) => change({ to: value, from: value && value < from ? value : from })} ahead={0} />
        <ExportMenu formats={['xlsx', 'pdf', 'csv']} addressOf={(format) => fileUrl('/v1/outcomes/export', { from, to, format })} />
      </FilterBar>
      <AskedList query={query} what={words.outcomes}>
        {(found) => (found.counts === null ? <Notice tone="warn">{words.tooFewLead}</Notice> : <Found outcomes={found} counts={found.counts} />)}
      </AskedList>
    </Page>
  )
}

function Found({ outcomes, counts }: { readonly outcomes: FoundOutcomes; readonly counts: NonNullable<FoundOutcomes['counts']> }) {
  const words = useCareerWords()
  const { yuan, date } = useFormat()
  const { cost, placements, kept, asOf } = outcomes
  return (
    <>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.trained, value: counts.trained, note: `${words.hours} ${hoursText(counts.trainingMinutes)}` },
          { label: words.certified, value: counts.certified },
          { label: words.hired, value: counts.hired, note: `${words.placements} ${placements}` },
          { label: words.movedOn, value: counts.movedOn },
        ]}
      />
      <p className="mt-2 text-[0.8125rem] text-ink-2">{words.asOf(date(asOf))}</p>
      <div className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <Section title={words.kept}>
          <p className="mt-1 text-[0.8125rem] text-ink-2">{words.keptLead}</p>
          <BarTable
            caption={words.kept}
            heads={[words.month, words.kept]}
            format={(share) => (share < 0 ? words.hidden : `${share}%`)}
            rows={kept.map(({ months, shown }) => ({
              key: String(months),
              name: words.after(months),
              // Below 0: not shown.
              fen: shown ? Math.floor((100 * shown.atWork) / shown.of) : -1,
              ...(shown ? { note: [words.keptOf(shown.atWork, shown.of), ...(shown.movedOn > 0 ? [words.keptMoved(shown.movedOn)] : [])].join(' · ') } : {}),
            }))}
          />
          <dl className="mt-4 flex flex-wrap justify-between gap-x-4 border-t border-line pt-3">
            <dt className="text-ink-2">{words.cost}</dt>
            <dd className="text-right font-bold">
              {cost.perPlacementFen === null ? words.noCost : yuan(cost.perPlacementFen)}
              <span className="block text-[0.8125rem] font-normal text-ink-2">{words.costNote(yuan(cost.costFen), yuan(cost.grantFen))}</span>
            </dd>
          </dl>
        </Section>
        <MonthsSection months={outcomes.months} />
      </div>
      <GroupsSection rows={outcomes.rows} />
    </>
  )
}

function MonthsSection({ months }: { readonly months: FoundOutcomes['months'] }) {
  const words = useCareerWords()
  const { period } = useFormat()
  const shown = (count: number | null) => count ?? words.hidden
  return (
    <Section title={words.byMonth}>
      <table className="mt-2 w-full">
        <caption className="sr-only">{words.byMonth}</caption>
        <thead>
          <tr className="border-b border-line-strong text-[0.8125rem] text-ink-2">
            <th scope="col" className="py-1.5 text-left font-medium">
              {words.month}
            </th>
            <th scope="col" className="text-right font-medium">
              {words.trained}
            </th>
            <th scope="col" className="text-right font-medium">
              {words.hired}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.period} className="border-b border-line">
              <th scope="row" className="py-1.5 text-left font-normal">
                {period(month.period)}
              </th>
              <td className="text-right">{shown(month.trained)}</td>
              <td className="text-right">{shown(month.hired)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
