import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addMonths, type Period } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Alerts } from './alerts.tsx'
import { ClaimActs } from './claim-acts.tsx'
import { ClaimList } from './claim-list.tsx'
import { MonthGrid } from './month-grid.tsx'
import { alertsQuery, claimsQuery, previewQuery } from './queries.ts'
import { useSubsidyWords } from './words.ts'

const monthsShown = 6

/** Who may be claimed for, what was claimed, and whose subsidy ends. */
export function SubsidiesScreen() {
  const words = useSubsidyWords()
  const { period } = useFormat()
  const [filters, change] = useFilters(['from', 'to'])
  const to = (filters.to ?? addMonths(thisPeriod(), -1)) as Period
  const from = (filters.from ?? addMonths(to, 1 - monthsShown)) as Period
  const preview = useQuery(previewQuery({ from, to, ...useAfter() }))
  const claims = useQuery(claimsQuery)
  const alerts = useQuery(alertsQuery)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/subsidies/months" className={buttonClass('plain')}>{words.links.months}</Link>
          <Link to="/subsidies/schemes" className={buttonClass('plain')}>{words.links.schemes}</Link>
          <Link to="/subsidies/forecast" className={buttonClass('plain')}>{words.links.forecast}</Link>
        </>
      }
    >
      <FilterBar>
        <PeriodPick label={words.from} value={from} onChange={(month) => change({ from: month })} ahead={0} />
        <PeriodPick label={words.to} value={to} onChange={(month) => change({ to: month })} ahead={0} />
      </FilterBar>
      <AskedList query={preview} what={words.loading}>
        {(found) => (
          <>
            <ClaimActs preview={found} from={from} to={to} />
            <Section title={words.overview} bare>
              {found.items.length > 0 ? (
                <>
                  <MonthGrid preview={found} caption={`${words.overview} ${words.span(period(from), period(to))}`} />
                  <Pager count={found.items.length} next={found.next} />
                </>
              ) : (
                <Empty title={words.empty}>{words.emptyNext}</Empty>
              )}
            </Section>
          </>
        )}
      </AskedList>
      <Section title={words.alerts}>
        <AskedList query={alerts} what={words.loading}>{({ items }) => <Alerts alerts={items} />}</AskedList>
      </Section>
      <Section title={words.claims} bare>
        <AskedList query={claims} what={words.loading}>{({ items }) => (items.length > 0 ? <ClaimList claims={items} /> : <Empty title={words.noClaims}>{words.noClaimsNext}</Empty>)}</AskedList>
      </Section>
    </Page>
  )
}
