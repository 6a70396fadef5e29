import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { FileList } from './file-list.tsx'
import { LearnedSection } from './learned-section.tsx'
import { accountsQuery, linesQuery, matchingQuery } from './queries.ts'
import { UploadStatement } from './upload-statement.tsx'
import { useStatementWords } from './words.ts'
import { Workbench } from './workbench.tsx'

/** An account: its statements are uploaded here, and stand here line by line. */
export function AccountScreen() {
  const words = useStatementWords()
  const keeps = useMay()('importStatement')
  const { account = '' } = useParams({ strict: false })
  const accounts = useQuery(accountsQuery)
  const { day, yuan } = useFormat()
  const found = accounts.data?.items.find(({ id }) => id === account)
  const lead = found && [words.kinds[found.kind], words.ending(found.ending), ...(found.latest ? [yuan(found.latest.balanceFen) + words.comma + words.asOf(day(found.latest.on))] : [])].join(' · ')
  return (
    <Page
      title={found?.name ?? words.account}
      lead={lead}
      above={
        <Link to="/statements" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      {keeps && <UploadStatement account={account} />}
      <Lines account={account} />
      <LearnedSection account={account} />
      <FileList account={account} />
    </Page>
  )
}

function Lines({ account }: { readonly account: string }) {
  const words = useStatementWords()
  const { period: month, yuan, count } = useFormat()
  const [{ period = thisPeriod(), direction }, change] = useFilters(['period', 'direction'])
  const asked = { period, ...(direction ? { direction } : {}), ...useAfter() }
  const lines = useQuery(linesQuery(account, asked))
  const { data: matching, isError: lost } = useQuery(matchingQuery(account, asked))
  const matchings = matching && new Map(matching.items.map((one) => [one.line, one]))
  const left = matching?.month.left.amountFen
  return (
    <Section title={words.monthTitle(month(period))} bare>
      <FilterBar>
        <PeriodPick label={words.month} value={period} onChange={(value) => change({ period: value })} />
        <Pick label={words.direction} value={direction} onChange={(value) => change({ direction: value })} all={words.bothWays} choices={choicesOf(words.directions)} />
      </FilterBar>
      <AskedList query={lines} what={words.linesLoading}>
        {({ month: sums, items, next }) => (
          <>
            <SummaryStrip
              label={words.figures}
              figures={[
                { label: words.lines, value: count(sums.lines) },
                { label: words.moneyIn, value: yuan(sums.inFen) },
                { label: words.moneyOut, value: yuan(-sums.outFen) },
                { label: words.unexplained, value: left === undefined ? '–' : yuan(left), note: matching ? words.unexplainedLines(matching.month.left.lines) : lost ? words.matchingLost : words.matchingNow },
              ]}
            />
            {items.length > 0 ? <Workbench account={account} period={period} lines={items} matchings={matchings} left={matching?.month.left} /> : <Empty title={words.noLines(month(period))}>{words.noLinesNext}</Empty>}
            {(items.length > 0 || next !== null) && <Pager count={items.length} next={next} />}
          </>
        )}
      </AskedList>
    </Section>
  )
}
