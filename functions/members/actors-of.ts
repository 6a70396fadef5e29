import type { Ctx } from '../context.ts'
import { allTokens } from './items.ts'

/** Everything that one person acts as: the member, and every token that the member made (`personOf`, the other way round). */
export async function actorsOf({ store }: Pick<Ctx, 'store'>, person: string): Promise<string[]> {
  return [person, ...(await allTokens(store)).flatMap(({ id, createdBy }) => (createdBy === person ? [id] : []))]
}
