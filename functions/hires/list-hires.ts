import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { placeAfter } from '../fees/page.ts'
import type { HireId } from '../ids.ts'
import { everyPost } from '../posts/read-post.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { allHires, allWages, hiresOfPerson, readHire } from './items.ts'
import type { Hire, HirePage, ListHires } from './model.ts'
import { endsSoon, showHire, showHireRow } from './show-hire.ts'

/** Those at work first, by their end; then those that are over, the latest first. */
export async function listHires(ctx: Ctx, { person, state, kind, todo, limit, after }: ListHires): Promise<HirePage> {
  const [hires, people, posts, wages] = await Promise.all([person ? hiresOfPerson(ctx, person) : allHires(ctx), everyPerson(ctx), everyPost(ctx), allWages(ctx)])
  const [personOf, postOf] = [new Map(people.map((one) => [one.id, one])), new Map(posts.map((one) => [one.id, one]))]
  const day = today(ctx.clock)
  const rows = hires.map((hire) => showHireRow(hire, { person: personOf.get(hire.person) ?? { name: '', born: null }, post: postOf.get(hire.post) ?? { name: '', welfare: null }, wages, day }))
  const wanted = rows
    .filter((row) => (!state || row.state === state) && (!kind || row.kind === kind) && (!todo || row.missing > 0 || row.toDo > 0 || row.warnings.length > 0 || endsSoon(row)))
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || (isOver(a) ? -1 : 1) * compare(a.to ?? '9999-12-31', b.to ?? '9999-12-31') || compare(a.id, b.id))
  const start = placeAfter(after, wanted.length)
  return { items: wanted.slice(start, start + limit), next: start + limit < wanted.length ? String(start + limit) : null }
}

export const getHire = async (ctx: Ctx, hire: HireId): Promise<Hire> => showHire(ctx, await readHire(ctx, hire))

const isOver = ({ state }: { readonly state: string }): boolean => state === 'ended' || state === 'expired'
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
