import { type BusinessDate, firstDay, lastDay, monthsFromTo, today } from '../calendar.ts'
import { certificatesOf } from '../certificates/certificates-of.ts'
import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { invalid, type Say } from '../faults.ts'
import { everyHire, type HireRecord } from '../hires/hires-of.ts'
import { divideHalfUp } from '../money.ts'
import { getCourseMoney } from '../training/course-money.ts'
import { everyCourse } from '../training/read-course.ts'
import { trainingOf } from '../training/training-of.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { workforceSettings } from '../workforce/settings.ts'
import type { Outcomes, OutcomesQuery } from './model.ts'
import { type Breakdown, breakdowns, type Counts, countsOf, type Course, groupMin, keptOf, partakers, placementsOf, rowsBy, type Span } from './outcome-rules.ts'

/** Of a span: who was trained, certified and hired, who still works, what it cost. Groups of under five are not shown, and never told as a number. */
export async function getOutcomes(ctx: Ctx, { from, to }: OutcomesQuery, lang: keyof Say): Promise<Outcomes> {
  const months = monthsFromTo(from, to, monthsMax + 1)
  if (months.length === 0 || months.length > monthsMax) throw invalid('span', { zh: `起止月份须先后正确，最多 ${monthsMax} 个月。请重新选择。`, en: `The months must be in order, ${monthsMax} at most. Choose again.` })
  const span: Span = { from: firstDay(from), to: lastDay(to) }
  const day = today(ctx.clock)
  const asOf = span.to < day ? span.to : day
  const [people, money, names] = await Promise.all([coursesOf(ctx), costOf(ctx, span), namesOf(ctx, lang)])
  const enough = partakers(people, span) >= groupMin
  const placements = placementsOf(people, span)
  return {
    from,
    to,
    asOf,
    counts: enough ? countsOf(people, span) : null,
    placements: enough ? placements : null,
    kept: keptOf(people, span, asOf).map(({ months: after, of, atWork, movedOn }) => ({ months: after, shown: of >= groupMin ? { of, atWork, movedOn } : null })),
    cost: { ...money, perPlacementFen: enough && placements > 0 && money.costFen >= money.grantFen ? divideHalfUp([money.costFen - money.grantFen], placements) : null },
    rows: enough ? breakdowns.flatMap((by) => rowsBy(people, by, span).map(({ key, people: members, counts }) => ({ by, name: key === null ? others[lang] : names(by, key), people: members, ...counts }))) : [],
    months: months.map((period) => {
      const { trained, hired } = countsOf(people, { from: firstDay(period), to: lastDay(period) })
      return { period, trained: shown(trained), hired: shown(hired) }
    }),
  }
}

const monthsMax = 36
/** None is told; one to four are not. */
const shown = (count: Counts['hired']): number | null => (count === 0 || count >= groupMin ? count : null)
/** So many people are read at a time. */
const atOnce = 10

async function coursesOf(ctx: Ctx): Promise<Course[]> {
  const [people, hires] = await Promise.all([everyPerson(ctx), everyHire(ctx)])
  const of = new Map<string, HireRecord[]>()
  for (const hire of hires) of.set(hire.person, [...(of.get(hire.person) ?? []), hire])
  const courses: Course[] = []
  for (let at = 0; at < people.length; at += atOnce) courses.push(...(await Promise.all(people.slice(at, at + atOnce).map((person) => courseOf(ctx, person, of.get(person.id) ?? [])))))
  return courses
}

/** Who has no mark of training or certificates is not looked up: most of a long list are only registered. */
async function courseOf(ctx: Ctx, { id, marks, category, gender, home }: PersonRecord, hires: readonly HireRecord[]): Promise<Course> {
  const [taught, { held }] = await Promise.all([marks.training ? trainingOf(ctx, id) : [], marks.certified ? certificatesOf(ctx, id) : { held: [] }])
  return {
    registered: marks.registered ?? ('9999-12-31' as BusinessDate),
    taught,
    certified: held.flatMap(({ terms: [first] }) => (first ? [first.from] : [])),
    hires: hires.map(({ from, to, end }) => ({ from, to, reason: end?.reason ?? null })),
    groups: { category: category ?? '', gender: gender ?? '', community: home.community ?? '' },
  }
}

/** What courses cost and were granted in a span, by the days noted with them. */
async function costOf(ctx: Ctx, span: Span): Promise<{ costFen: number; grantFen: number }> {
  const courses = await everyCourse(ctx)
  const lines = (await Promise.all(courses.map(({ id }) => getCourseMoney(ctx, id)))).flatMap(({ items }) => items)
  const sum = (side: 'cost' | 'grant') => lines.filter((line) => line.side === side && line.stage === 'actual' && line.on >= span.from && line.on <= span.to).reduce((total, { amountFen }) => total + amountFen, 0)
  return { costFen: sum('cost'), grantFen: sum('grant') }
}

async function namesOf(ctx: Ctx, lang: keyof Say): Promise<(by: Breakdown, key: string) => string> {
  const [{ items: communities }, { categories }] = await Promise.all([listCommunities(ctx), workforceSettings(ctx)])
  return (by, key) => {
    if (key === '') return unknownNames[by][lang]
    if (by === 'gender') return genders[key as keyof typeof genders][lang]
    if (by === 'category') return categories.findLast(({ code }) => code === key)?.name[lang] ?? key
    return communities.find(({ id }) => id === key)?.name ?? unknownNames.community[lang]
  }
}

const others: Say = { zh: '其他（合并）', en: 'Others, together' }
const genders = { f: { zh: '女', en: 'Women' }, m: { zh: '男', en: 'Men' } } as const
const unknownNames: Readonly<Record<Breakdown, Say>> = {
  category: { zh: '未填类别', en: 'No category' },
  gender: { zh: '未填性别', en: 'Sex not stated' },
  community: { zh: '不住在本社小区', en: 'Lives elsewhere' },
}
