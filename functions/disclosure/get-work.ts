import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { allObjections, readDraft, readHead, readHeads, readSettings } from './items.ts'
import type { DisclosureId, DisclosureWork } from './model.ts'
import { spansOf } from './settings.ts'

/** Published spans whose objections are looked through for what waits; older ones are long over. */
const headsMax = 50

/** What waits for somebody: spans to publish, with those that are overdue (D2), and objections to answer. */
export async function getDisclosureWork(ctx: Ctx): Promise<DisclosureWork> {
  const editions = await readSettings(ctx)
  const spans = spansOf(ctx, editions)
  const due = await Promise.all(
    spans.map(async ({ id, from, to, dueOn, overdue }) => {
      const [head, draft] = await Promise.all([readHead(ctx, id as DisclosureId), readDraft(ctx, id as DisclosureId)])
      return head ? [] : [{ id, from, to, dueOn: dueOn as DisclosureWork['due'][number]['dueOn'], overdue, prepared: draft !== undefined }]
    }),
  )
  return { settings: editions.at(-1) ?? null, due: due.flat(), objections: await openObjections(ctx) }
}

async function openObjections(ctx: Ctx): Promise<DisclosureWork['objections']> {
  const { items } = await readHeads(ctx, headsMax)
  const day = today(ctx.clock)
  const found = await Promise.all(
    items.filter(({ unanswered }) => unanswered > 0).map(async ({ id }) => {
      const waiting = (await allObjections(ctx, id)).filter(({ answer }) => !answer).map(({ answerBy }) => answerBy)
      const answerBy = waiting.toSorted()[0]
      return answerBy === undefined ? [] : [{ disclosure: id, open: waiting.length, answerBy, overdue: answerBy < day }]
    }),
  )
  return found.flat()
}
