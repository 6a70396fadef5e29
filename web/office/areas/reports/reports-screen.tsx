import { Link } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Loading } from '../../../shared/parts/states.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import type { Guarded } from '../../shell/access.ts'
import { useMay } from '../../shell/session.ts'
import { useReportWords } from './words.ts'
import type { Messages } from './zh.ts'

type View = { readonly name: keyof Messages['views']; readonly needs: Guarded; readonly Shown: ComponentType }

/** One route for all reports, so that the shell stays small; each is a chunk of its own. */
const views: readonly View[] = [
  { name: 'sheet', needs: 'getBalanceSheet', Shown: lazy(async () => ({ default: (await import('./sheet-view.tsx')).SheetView })) },
  { name: 'activity', needs: 'getBalanceSheet', Shown: lazy(async () => ({ default: (await import('./activity-view.tsx')).ActivityView })) },
  { name: 'income', needs: 'getBalanceSheet', Shown: lazy(async () => ({ default: (await import('./income-view.tsx')).IncomeView })) },
  { name: 'budget', needs: 'getBalanceSheet', Shown: lazy(async () => ({ default: (await import('./budget-view.tsx')).BudgetView })) },
  { name: 'cash', needs: 'getCashBook', Shown: lazy(async () => ({ default: (await import('./cash-view.tsx')).CashView })) },
  { name: 'ageing', needs: 'getCashBook', Shown: lazy(async () => ({ default: (await import('./ageing-view.tsx')).AgeingView })) },
  { name: 'collection', needs: 'getBalanceSheet', Shown: lazy(async () => ({ default: (await import('./collection-view.tsx')).CollectionView })) },
]

export function ReportsScreen() {
  const words = useReportWords()
  const may = useMay()
  const [{ view }] = useFilters(['view'])
  const open = views.filter(({ needs }) => may(needs))
  const chosen = open.find(({ name }) => name === view) ?? open[0]
  return (
    <Page title={words.title}>
      <nav aria-label={words.choose} className="mt-3 flex flex-wrap gap-x-5 border-b border-line-strong">
        {open.map(({ name }) => (
          <Link
            key={name}
            to="/reports"
            search={{ view: name }}
            aria-current={name === chosen?.name ? 'page' : undefined}
            className={classNames('-mb-px inline-flex min-h-11 items-center border-b-3', name === chosen?.name ? 'border-ink font-bold' : 'border-transparent text-ink-2 hover:text-ink')}
          >
            {words.views[name]}
          </Link>
        ))}
      </nav>
      {chosen && (
        <Suspense fallback={<Loading what={words.loading} />}>
          <chosen.Shown />
        </Suspense>
      )}
      <p className="mt-5 flex flex-wrap items-center gap-x-4 text-ink-2">
        {words.also}
        {may('getSourcesAndUses') && (
          <Link to="/sources-and-uses" className={textLink()}>
            {words.alsoSources}
          </Link>
        )}
        <Link to="/trial-balance" className={textLink()}>
          {words.alsoTrial}
        </Link>
      </p>
    </Page>
  )
}
