import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { Balances } from './balances.tsx'
import { Checks } from './checks.tsx'
import { ClosingActs } from './closing-acts.tsx'
import { ClosingState } from './closing-state.tsx'
import { History } from './history.tsx'
import { closingQuery, type FoundMonth } from './queries.ts'
import { useClosingWords } from './words.ts'

/** One month: what is left to do before it is closed, what the second person approves, and every close that it had. */
export function ClosingScreen() {
  const words = useClosingWords()
  const format = useFormat()
  const { period } = useParams({ from: '/closing/$period' })
  const query = useQuery(closingQuery(period))
  return (
    <Page
      title={words.one(format.period(period))}
      above={
        <Link to="/closing" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <ClosingState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.oneLoading}>
        {(month) => (
          <>
            <Standing month={month} />
            <ClosingActs month={month} />
            <Checks month={month} />
            {month.balances.length > 0 && <Balances month={month} />}
            {month.versions.length > 0 && <History month={month} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Standing({ month }: { readonly month: FoundMonth }) {
  const words = useClosingWords()
  if (month.reopening) return <Notice tone="warn">{words.reopening(month.reopening.by, month.reopening.reason)}</Notice>
  if (month.problem) return <Notice tone="bad">{words.stopped(month.problem)}</Notice>
  if (month.state === 'summing') return <Notice tone="warn">{words.summing}</Notice>
  if (month.state === 'waiting') return <Notice tone="warn">{month.may.approve ? words.waiting(month.startedBy ?? '') : words.waitSecond}</Notice>
  return month.checks.some(({ state }) => state === 'blocked') && month.state !== 'closed' ? <Notice tone="warn">{words.cannotStart}</Notice> : null
}
