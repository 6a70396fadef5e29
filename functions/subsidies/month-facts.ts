import { instant, type Period, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { gather } from './gather.ts'
import { factsOfMonth, factsWrites } from './items.ts'
import type { FactsInput, FactsPage, FactsWritten, PageQuery, RecordFacts } from './model.ts'
import { monthToCome } from './words.ts'

/** Whoever worked in a month, with what is on record of it, empty where nothing is. */
export async function listMonthFacts(ctx: Ctx, month: Period, { limit, after }: PageQuery): Promise<FactsPage> {
  const [{ people }, facts] = await Promise.all([gather(ctx, { from: month, to: month }), factsOfMonth(ctx, month)])
  const start = placeAfter(after, people.length)
  const items = people.slice(start, start + limit).map(({ person, claimed }) => {
    const { wageFen, wagePaidOn, employerFen, insurancePaidOn, attendanceDays, source, at, by } = facts.get(person.id) ?? nothing
    return { person: person.id, personName: person.name, wageFen, wagePaidOn, employerFen, insurancePaidOn, attendanceDays, source, at, by, claimed: claimed.has(month) }
  })
  return { items, next: start + limit < people.length ? String(start + limit) : null }
}

const nothing = { wageFen: 0, wagePaidOn: null, employerFen: 0, insurancePaidOn: null, attendanceDays: 0, source: null, at: null, by: null }

/** Each row by itself: recorded, the same as before, or refused with its reason; a claimed month stays as it was claimed. */
export async function recordMonthFacts(ctx: Ctx, month: Period, { rows }: RecordFacts): Promise<FactsWritten> {
  return writeFacts(ctx, month, { rows: rows.map((facts, at) => ({ row: at + 1, facts })), source: 'entered' })
}

type Numbered = { readonly row: number; readonly facts: FactsInput }

export async function writeFacts(ctx: Ctx, month: Period, { rows, source }: { readonly rows: readonly Numbered[]; readonly source: 'entered' | 'import' | 'roster' }): Promise<FactsWritten> {
  if (month > periodOfDate(today(ctx.clock))) throw monthToCome()
  const [{ people }, before] = await Promise.all([gather(ctx, { from: month, to: month }, rows.map(({ facts }) => facts.person)), factsOfMonth(ctx, month)])
  const there = new Set<PersonId>(people.map(({ person }) => person.id))
  const answer = { recorded: 0, unchanged: 0, refused: [] as FactsWritten['refused'] }
  const refuse = (row: number, say: Say) => answer.refused.push({ row, say })
  for (const { row, facts } of rows) {
    const known = before.get(facts.person)
    const why = objectionTo(ctx, facts, there.has(facts.person))
    if (why) refuse(row, why)
    else if (known && fields.every((field) => known[field] === facts[field])) answer.unchanged += 1
    else if (await held(ctx.store.transact(factsWrites(ctx, month, { ...facts, source, at: instant(ctx.clock), by: ctx.actor.name })))) answer.recorded += 1
    else refuse(row, claimedAlready)
  }
  return answer
}

const fields = ['wageFen', 'wagePaidOn', 'employerFen', 'insurancePaidOn', 'attendanceDays'] as const

const claimedAlready: Say = { zh: '这个月已申报，登记的情况不能再改', en: 'This month is claimed, so what is on record of it stands' }

function objectionTo(ctx: Ctx, { wageFen, wagePaidOn, employerFen, insurancePaidOn }: FactsInput, works: boolean): Say | undefined {
  const now = today(ctx.clock)
  if (!works) return { zh: '此人这个月没有合同', en: 'This person has no contract in that month' }
  if ((wagePaidOn !== null && wagePaidOn > now) || (insurancePaidOn !== null && insurancePaidOn > now)) return { zh: '发放或缴费日期还没有到', en: 'A day of payment is still to come' }
  if ((wagePaidOn !== null) !== wageFen > 0) return { zh: '工资金额和发放日期要一起填', en: 'A wage and the day on which it was paid go together' }
  if ((insurancePaidOn !== null) !== employerFen > 0) return { zh: '单位缴费金额和缴费日期要一起填', en: 'Contributions and the day on which they were paid go together' }
  return undefined
}

/** What is on record of a month, by person, for whoever adds to it. */
export const monthFactsOf = async (ctx: Pick<Ctx, 'store'>, month: Period): Promise<ReadonlyMap<PersonId, FactsInput>> => factsOfMonth(ctx, month)
