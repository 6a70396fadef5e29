import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addMonths } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { PeriodPick, thisPeriod } from '../../parts/period-pick.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { type FoundHours, hoursOf, hoursQuery } from './queries.ts'
import { useAttendanceWords } from './words.ts'

/** What a month came to by post and community: hours, overtime, cover kept, cost. */
export function HoursScreen() {
  const words = useAttendanceWords()
  const { period } = useFormat()
  const [filters, change] = useFilters(['month'])
  const month = filters.month ?? addMonths(thisPeriod(), -1)
  const query = useQuery(hoursQuery(month))
  return (
    <Page title={words.hoursTitle(period(month as never))} lead={words.hoursLead} above={<Link to="/attendance" search={{ month }} className={textLink()}>{words.back}</Link>}>
      <FilterBar>
        <PeriodPick label={words.month} value={month} onChange={(value) => change({ month: value })} ahead={0} />
      </FilterBar>
      <Asked query={query} what={words.loading}>{(found) => (found.items.length > 0 ? <Found hours={found} /> : <Empty title={words.hoursEmpty}>{words.hoursEmptyNext}</Empty>)}</Asked>
    </Page>
  )
}

function Found({ hours: { items, communities, overtime } }: { readonly hours: FoundHours }) {
  const words = useAttendanceWords()
  const { yuan } = useFormat()
  type Post = FoundHours['items'][number]
  type Place = FoundHours['communities'][number]
  type Person = FoundHours['overtime'][number]
  const paid = items.some(({ payFen }) => payFen !== null)
  const extra = ({ at150, at200, at300 }: Post) => (at150 + at200 + at300 === 0 ? '' : words.overtimeOf(hoursOf(at150), hoursOf(at200), hoursOf(at300)))
  const columns: Column<Post>[] = [
    { key: 'post', head: words.post, names: true, cell: (post) => post.postName || words.noPost },
    { key: 'people', head: words.people, right: true, cell: (post) => post.people },
    { key: 'planned', head: words.plannedHours, right: true, cell: (post) => hoursOf(post.plannedMinutes) },
    { key: 'worked', head: words.workedHours, right: true, cell: (post) => hoursOf(post.workedMinutes) },
    { key: 'overtime', head: words.overtime, right: true, cell: extra },
    { key: 'kept', head: words.kept, right: true, cell: (post) => words.keptOf(post.kept, post.shifts) },
    { key: 'open', head: words.open, right: true, cell: (post) => post.open || '' },
    { key: 'late', head: words.late, right: true, cell: (post) => post.late || '' },
    ...(paid ? [{ key: 'cost', head: words.cost, right: true, cell: (post: Post) => yuan(post.payFen ?? 0) }] : []),
  ]
  return (
    <>
      <Section title={words.groups} bare>
        <DataTable
          caption={words.groups}
          rows={items}
          rowKey={(post) => post.post ?? ''}
          columns={columns}
          phone={(post) => (
            <PhoneRow title={post.postName || words.noPost} {...(post.payFen === null ? {} : { aside: yuan(post.payFen) })}>
              <p className="text-ink-2">{`${words.plannedHours} ${hoursOf(post.plannedMinutes)} · ${words.workedHours} ${hoursOf(post.workedMinutes)}`}</p>
              <p className="text-ink-2">{`${words.kept} ${words.keptOf(post.kept, post.shifts)}${post.open ? ` · ${words.open} ${post.open}` : ''}${extra(post) ? ` · ${extra(post)}` : ''}`}</p>
            </PhoneRow>
          )}
        />
      </Section>
      <Section title={words.byCommunity} bare>
        <DataTable<Place>
          caption={words.byCommunity}
          rows={communities}
          rowKey={(place) => place.community ?? ''}
          columns={[
            { key: 'name', head: words.community, names: true, cell: (place) => place.name || words.noCommunity },
            { key: 'worked', head: words.workedHours, right: true, cell: (place) => hoursOf(place.workedMinutes) },
            ...(paid ? [{ key: 'cost', head: words.cost, right: true, cell: (place: Place) => yuan(place.payFen ?? 0) }] : []),
          ]}
          phone={(place) => <PhoneRow title={place.name || words.noCommunity} aside={place.payFen === null ? hoursOf(place.workedMinutes) : yuan(place.payFen)}><p className="text-ink-2">{`${words.workedHours} ${hoursOf(place.workedMinutes)}`}</p></PhoneRow>}
        />
      </Section>
      <Section title={words.overtimeLimits} bare>
        {overtime.length === 0 ? (
          <p className="mt-2 text-ink-2">{words.noOvertime}</p>
        ) : (
          <DataTable<Person>
            caption={words.overtimeLimits}
            rows={overtime}
            rowKey={({ person }) => person}
            columns={[
              { key: 'person', head: words.person, names: true, cell: ({ personName }) => personName },
              { key: 'minutes', head: words.overtimeOfPerson, right: true, cell: ({ minutes, limitMinutes }) => <span className={minutes > limitMinutes ? 'font-bold text-bad' : ''}>{hoursOf(minutes)}</span> },
              { key: 'limit', head: words.limit, right: true, cell: ({ limitMinutes }) => hoursOf(limitMinutes) },
            ]}
            phone={({ personName, minutes, limitMinutes }) => <PhoneRow title={personName} aside={`${hoursOf(minutes)} / ${hoursOf(limitMinutes)}`} />}
          />
        )}
      </Section>
    </>
  )
}
