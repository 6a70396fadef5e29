import type { Ctx } from '../context.ts'
import { conflict, unknown } from '../faults.ts'
import type { RunId } from '../ids.ts'
import { changeRun, readRun, type RunHeader } from './run-items.ts'

/** Puts a draft away; nothing was billed by it. A run that is published or on its way cannot be abandoned. */
export async function abandonBillingRun(ctx: Ctx, id: RunId): Promise<RunHeader> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`run ${id}`)
  if (run.state === 'abandoned') return run
  if (run.state !== 'draft' || !(await changeRun(ctx, id, 'draft', { state: 'abandoned' }))) {
    throw conflict('run-begun', { zh: '账单已开始发布，不能放弃。更正请用调整单。', en: 'Publishing has begun, so this run cannot be abandoned. Correct bills by adjustment.' })
  }
  return { ...run, state: 'abandoned' }
}
