import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { conflict, unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { finishedWrite } from '../unfinished/work-list.ts'
import { readRun, type RunHeader, runWrite } from './run-items.ts'

/** Puts a draft away; nothing was billed by it. A run that is published or on its way cannot be abandoned. */
export async function abandonBillingRun(ctx: Ctx, id: RunId): Promise<RunHeader> {
  return recordChange(ctx, async () => {
    const run = await readRun(ctx, id)
    if (!run) throw unknown(`run ${id}`)
    if (run.state === 'abandoned') return { answer: run }
    if (run.state !== 'draft') throw begun()
    return { writes: [runWrite(ctx, id, 'draft', { state: 'abandoned' }), finishedWrite(ctx, 'draft', id)], act: 'billing-run.abandoned', subject: id, answer: { ...run, state: 'abandoned' as const } }
  }).catch((error: unknown) => {
    throw error instanceof ConditionFailed ? begun() : error
  })
}

const begun = () => conflict('run-begun', { zh: '账单已开始发布，不能放弃。更正请用调整单。', en: 'Publishing has begun, so this run cannot be abandoned. Correct bills by adjustment.' })
