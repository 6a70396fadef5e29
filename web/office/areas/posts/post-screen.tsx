import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { useKindNames } from '../certificates/kind-names.ts'
import { placesQuery } from '../people/queries.ts'
import { ClockCode } from './clock-code.tsx'
import { MatchList } from './match-list.tsx'
import { type FoundPost, matchesQuery, postQuery } from './queries.ts'
import { usePostWords } from './words.ts'

export function PostScreen() {
  const words = usePostWords()
  const may = useMay()
  const { post } = useParams({ strict: false })
  const query = useQuery(postQuery(post!))
  return (
    <Page
      title={query.data?.name ?? words.title}
      above={<Link to="/posts" className={textLink()}>{words.back}</Link>}
      {...(may('registerSeeker') ? { actions: <Link to="/posts/$post/change" params={{ post: post! }} className={buttonClass('plain')}>{words.change}</Link> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <PostFacts post={found} />
            {may('getClockCode') && <ClockCode post={found.id} />}
            {may('matchPeople') && <Matches post={found} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

const PostFacts = ({ post }: { readonly post: FoundPost }) => <Facts facts={useFactsOf(post)} className="mt-3 border border-line bg-paper p-4" />

function useFactsOf(post: FoundPost): Fact[] {
  const words = usePostWords()
  const { lang } = useLanguage()
  const { yuan, date } = useFormat()
  const places = useQuery(placesQuery)
  const nameOf = useKindNames()
  const { requirements, pay, welfare, hours } = post
  const asked = [...requirements.certificates.map(nameOf), ...requirements.training.map(({ topic, hours: count }) => words.trainingHours(topic, count)), ...requirements.limits.map((demand) => words.demandNames[demand])]
  return [
    [words.kind, postKindNames[post.kind][lang]],
    [words.place, [places.data?.communities.find(({ id }) => id === post.community)?.name ?? words.noCommunity, post.place].filter(Boolean).join(' ')],
    [words.pay, 'monthlyFen' in pay ? words.perMonth(yuan(pay.monthlyFen)) : words.perHour(yuan(pay.hourlyFen))],
    [words.headcount, post.headcount],
    [words.hours, [hours ? `${hours.from}–${hours.to}` : words.byShift, ...(post.hoursPerWeek ? [`${words.hoursPerWeek} ${post.hoursPerWeek}`] : [])].join(' · ')],
    [words.requirements, asked.join(lang === 'zh' ? '、' : ', ') || words.nothing],
    [words.welfare, welfare ? `${welfare.approvalNo} · ${date(welfare.from)} – ${date(welfare.to)}` : words.notWelfare],
    [words.from, `${date(post.from)}${post.to ? ` – ${date(post.to)}` : ''}`],
  ]
}

function Matches({ post }: { readonly post: FoundPost }) {
  const words = usePostWords()
  const [{ state }, change] = useFilters(['state'])
  const query = useQuery(matchesQuery(post.id, { ...(state ? { fit: state } : {}), ...useAfter() }))
  return (
    <Section title={words.people} bare>
      <AskedList query={query} what={words.peopleLoading}>
        {({ items, next, counts, open }) => (
          <>
            <p className="mt-1">
              {words.vacant(open, post.headcount)} · {choicesOf(words.fits).map(({ value, label }) => `${label} ${counts[value as keyof typeof counts]}`).join(' · ')}
            </p>
            <FilterBar>
              <Pick label={words.result} value={state} onChange={(value) => change({ state: value })} all={words.allFits} choices={choicesOf(words.fits)} />
            </FilterBar>
            {items.length > 0 ? (
              <>
                <MatchList caption={words.people} matches={items.map(({ person, ...match }) => ({ ...match, id: person, to: 'person' as const }))} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.peopleEmpty} />
            )}
          </>
        )}
      </AskedList>
    </Section>
  )
}
