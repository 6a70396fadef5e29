import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { purposeNames, uses } from '../../../../functions/ledger/purposes.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PeriodPick } from '../../parts/period-pick.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { ExpenseList } from './expense-list.tsx'
import { expenseFilters, expensesQuery, supplierChoicesQuery } from './queries.ts'
import { useExpenseWords } from './words.ts'

/** What waits, or what a month spent. */
export function ExpensesScreen() {
  const words = useExpenseWords()
  const { lang } = useLanguage()
  const { period } = useFormat()
  const may = useMay()
  const [filters, change] = useFilters(expenseFilters)
  const suppliers = useQuery(supplierChoicesQuery)
  const query = useQuery(expensesQuery({ ...filters, ...useAfter() }))
  const caption = filters.period ? words.list(period(filters.period)) : words.waiting
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/expenses/suppliers" className={buttonClass('plain')}>
            {words.suppliers}
          </Link>
          {may('createExpense') && (
            <Link to="/expenses/new" className={buttonClass('main')}>
              {words.create}
            </Link>
          )}
        </>
      }
    >
      <FilterBar>
        <PeriodPick label={words.month} value={filters.period} onChange={(month) => change({ period: month })} all={words.allMonths} ahead={0} />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.states)} />
        <Pick label={words.purpose} value={filters.purpose} onChange={(purpose) => change({ purpose })} all={words.allPurposes} choices={uses.map((value) => ({ value, label: purposeNames[value][lang] }))} />
        <Pick label={words.supplier} value={filters.supplier} onChange={(supplier) => change({ supplier })} all={words.allSuppliers} choices={suppliers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
      </FilterBar>
      <Section title={caption} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <ExpenseList caption={caption} expenses={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
