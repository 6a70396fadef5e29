import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { refused, type Say, unknown } from '../faults.ts'
import { showStuck } from './list-stuck.ts'
import type { Resolved, ResolveStuck, StuckKind } from './model.ts'
import { isUnfinishedKind } from '../unfinished/model.ts'
import { readUnfinished } from '../unfinished/work-list.ts'
import { readerOf } from './readers.ts'
import type { Candidate, Thing } from './thing.ts'

/**
 * Does what helps about one stuck thing. Doing it again, or about a thing that has ended meanwhile, changes nothing and
 * answers how it stands. Throws `unknown` for what was never there, `refused` for a solution that does not fit it.
 */
export async function resolveStuck(ctx: Ctx, id: string, { action, reason = '' }: ResolveStuck, lang: keyof Say): Promise<Resolved> {
  const candidate = candidateOf(ctx, id)
  const thing = (await standing(ctx, candidate))?.thing
  if (!thing) return { left: null }
  if (thing.action !== action && !thing.others?.includes(action)) throw doesNotFit(thing.say)
  await readerOf(ctx, candidate.kind).solve(candidate, action, reason)
  const left = await standing(ctx, candidate)
  return { left: left?.thing ? ((await showStuck(ctx, left.candidate, lang)) ?? null) : null }
}

/** As the list would show it: what a person has dismissed is off the work list, whatever else is said of it. */
async function standing(ctx: Ctx, asked: Candidate): Promise<{ readonly candidate: Candidate; readonly thing: Thing | undefined } | undefined> {
  const { kind, id } = asked
  const listed = isUnfinishedKind(kind) ? await readUnfinished(ctx, kind, id) : asked
  const candidate = { ...asked, since: listed?.since ?? asked.since }
  const thing = await readerOf(ctx, kind).read(candidate)
  return listed && { candidate, thing }
}

function candidateOf(ctx: Ctx, id: string): Candidate {
  const cut = id.indexOf('~')
  if (cut < 1) throw unknown(`stuck ${id}`)
  return { kind: id.slice(0, cut) as StuckKind, id: id.slice(cut + 1), since: instant(ctx.clock) }
}

const doesNotFit = (say: Say) =>
  refused('does-not-fit', { zh: `这样处理不适用，没有改动。当前情况：${say.zh}`, en: `This does not help here; nothing was changed. As it stands: ${say.en}` })
