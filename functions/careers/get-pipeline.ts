import { addDays, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { cardsMax, type Pipeline, type PipelineQuery } from './model.ts'
import { daysIn, stageOf, stages } from './stage-rules.ts'

/** Those who left stand on the board for a year. */
const leftDays = 365

/** The board: everybody who is kept, by the furthest step they made. */
export async function getPipeline(ctx: Ctx, { community }: PipelineQuery): Promise<Pipeline> {
  const day = today(ctx.clock)
  const people = (await everyPerson(ctx)).filter(({ state, home }) => state === 'active' && (!community || home.community === community))
  const placed = people.map((person) => ({ person, ...stageOf(person.marks) }))
  return {
    columns: stages.map((stage) => {
      const here = placed.filter((one) => one.stage === stage && (stage !== 'left' || (one.since ?? day) >= addDays(day, -leftDays)))
      const order = stage === 'left' ? -1 : 1
      const sorted = here.toSorted((a, b) => order * compare(a.since ?? '', b.since ?? '') || compare(a.person.id, b.person.id))
      return { stage, count: here.length, items: sorted.slice(0, cardsMax).map(({ person: { id, name, home }, since }) => ({ person: id, name, community: home.community, since: since ?? null, days: daysIn(since, day) })) }
    }),
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
