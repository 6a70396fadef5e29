import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import { jobStopped } from '../jobs/job-stopped.ts'
import { subjectOf } from './apply-import.ts'
import { readChoice, readImport } from './import-items.ts'
import type { ImportPreview } from './import-model.ts'
import { previewImport } from './show-import.ts'

/** Throws unknown. */
export async function getImport(ctx: Ctx, id: ImportId, lang: keyof Say): Promise<ImportPreview> {
  const read = await readImport(ctx, id)
  const stopped = read.state === 'applying' && (await jobStopped(ctx, 'import', subjectOf(read)))
  const stored = stopped ? ({ ...read, state: 'failed' } as const) : read
  return previewImport(ctx, stored, await readChoice(ctx, stored), lang)
}

/** The import whose job gave up on `subject`, by itself or by a fault; undefined when it has been judged or applied anew since. */
export async function stoppedImport(ctx: Ctx, subject: string, lang: keyof Say): Promise<ImportPreview | undefined> {
  const id = subject.slice(0, subject.indexOf('.')) as ImportId
  const stored = await readImport(ctx, id)
  return (stored.state === 'applying' || stored.state === 'failed') && subjectOf(stored) === subject ? getImport(ctx, id, lang) : undefined
}
