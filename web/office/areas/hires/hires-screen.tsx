import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { type FoundRow, hireFilters, hiresQuery } from './queries.ts'
import { useHireWords } from './words.ts'

const tones = { coming: 'wait', active: 'good', expired: 'bad', ended: 'off' } as const satisfies Record<FoundRow['state'], Tone>
export const HireState = ({ state }: Pick<FoundRow, 'state'>) => <Status tone={tones[state]}>{useHireWords().states[state]}</Status>

/** Who works here and what is to be done about it. */
export function HiresScreen() {
  const words = useHireWords()
  const may = useMay()
  const [filters, change] = useFilters(hireFilters)
  const query = useQuery(hiresQuery({ ...filters, ...useAfter() }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      {...(may('hire') ? { actions: <Link to="/hires/new" className={buttonClass('main')}>{words.create}</Link> } : {})}
    >
      <FilterBar>
        <Pick label={words.only} value={filters.todo} onChange={(todo) => change({ todo })} all={words.everything} choices={[{ value: 'yes', label: words.onlyTodo }]} />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.states)} />
        <Pick label={words.kind} value={filters.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={choicesOf(words.kinds)} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <HireList hires={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </Page>
  )
}

export function HireList({ hires }: { readonly hires: readonly FoundRow[] }) {
  const words = useHireWords()
  const { yuan, date, marks } = useFormat()
  const name = (row: FoundRow) => (
    <Link to="/hires/$hire" params={{ hire: row.id }} className={rowLink}>
      {row.personName || row.no || row.id}
    </Link>
  )
  const term = (row: FoundRow) => words.to(date(row.from), row.to && date(row.to))
  const pay = (row: FoundRow) => words.payOf(yuan(row.pay.amountFen), words.per[row.pay.per])
  const columns: Column<FoundRow>[] = [
    { key: 'person', head: words.person, names: true, cell: name },
    { key: 'post', head: words.post, wraps: true, cell: (row) => row.postName },
    { key: 'kind', head: words.kind, cell: (row) => words.kinds[row.kind] },
    { key: 'term', head: words.term, cell: term },
    { key: 'pay', head: words.pay, right: true, cell: pay },
    { key: 'todo', head: words.todo, wraps: true, cell: (row) => todoOf(words, row).join(marks.comma) || words.nothing },
    { key: 'state', head: words.state, cell: (row) => <HireState state={row.state} /> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={hires}
      rowKey={(row) => row.id}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={pay(row)}>
          <p className="text-ink-2">{[row.postName, words.kinds[row.kind]].join(' · ')}</p>
          <p className="text-ink-2">{term(row)}</p>
          <p>{todoOf(words, row).join(marks.comma)}</p>
          <HireState state={row.state} />
        </PhoneRow>
      )}
    />
  )
}

type Words = ReturnType<typeof useHireWords>
const endsSoonDays = 30

/** Papers, steps of leaving, an end that is near, and what to look at. */
function todoOf(words: Words, { missing, toDo, warnings, daysLeft, state }: FoundRow): string[] {
  return [
    ...(missing ? [words.missing(missing)] : []),
    ...(toDo ? [words.steps(toDo)] : []),
    ...(state === 'active' && daysLeft !== null && daysLeft <= endsSoonDays ? [words.ends(daysLeft)] : []),
    ...warnings.map((warning) => words.warnings[warning]),
  ]
}
