import type { Ctx } from '../context.ts'
import { type Say, unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { placeAfter } from './page.ts'
import { readRefused, readRun } from './run-items.ts'
import type { ListRefused, RefusedUnit } from './run-model.ts'
import { refusalSay } from './words.ts'

/** Units that the preview gave no bill, in the order of buildings and rooms, each with its reason and what to do. */
export async function listRefused(ctx: Ctx, id: RunId, query: ListRefused, lang: keyof Say): Promise<{ items: RefusedUnit[]; next: string | null }> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`run ${id}`)
  const all = (await readRefused(ctx, run)).filter((unit) => !query.reason || unit.reason === query.reason)
  const from = placeAfter(query.after, all.length)
  const items = all.slice(from, from + query.limit).map((unit) => ({ ...unit, say: refusalSay[unit.reason][lang] }))
  return { items, next: from + items.length < all.length ? String(from + items.length) : null }
}
