import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import { readRows, type StoredImport } from './import-items.ts'
import type { JudgedRow } from './judge-rows.ts'

/** The judged rows in the order of the sheet, from `start` (0 = the first). Throws refused once they were dropped. */
export async function* rowsOfImport(ctx: Ctx, stored: StoredImport, startChunk = 0): AsyncGenerator<{ rows: JudgedRow[]; chunk: number }> {
  for (let chunk = startChunk; chunk < stored.chunks; chunk += 1) {
    const content = await readRows(ctx, stored, chunk)
    if (!content) throw rowsDropped()
    yield { rows: content.rows, chunk }
  }
}

export const rowsDropped = () =>
  refused('rows-dropped', {
    zh: '这次导入的明细已超过保存期限（90 天），已清除；住户资料不受影响。如需查看，请重新上传原文件。',
    en: 'The rows of this import were kept for 90 days and are gone now; the households are not affected. Upload the file again to see them.',
  })
