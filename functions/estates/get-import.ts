import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import { readChoice, readImport } from './import-items.ts'
import type { ImportPreview } from './import-model.ts'
import { previewImport } from './show-import.ts'

/** Throws unknown. */
export async function getImport(ctx: Ctx, id: ImportId, lang: keyof Say): Promise<ImportPreview> {
  const stored = await readImport(ctx, id)
  return previewImport(ctx, stored, await readChoice(ctx, stored), lang)
}
