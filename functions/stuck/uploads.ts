import type { Ctx } from '../context.ts'
import { getImport } from '../estates/get-import.ts'
import { importId, keepRowsDays } from '../estates/import-model.ts'
import { dismissUpload } from '../estates/lapse-import.ts'
import { type Say, unknown } from '../faults.ts'
import { isLeft, type Reader } from './thing.ts'

/** Registers that were read a week ago and never applied, though something in them is new. */
export const stuckUploads = (ctx: Ctx): Reader => ({
  read: async ({ id, since }) => {
    if (!isLeft(ctx, since)) return undefined
    const { state, file, counts } = await getImport(ctx, ours(id), 'zh')
    const rows = counts.new + counts.changed + counts.question
    if (state !== 'ready' || rows === 0) return undefined
    return { document: id, why: 'ready', say: leftSay(rows), unit: null, about: file, amountFen: null, action: 'apply', others: ['dismiss'] }
  },
  solve: async ({ id }, _, reason) => void (await dismissUpload(ctx, ours(id), reason)),
})

function ours(id: string) {
  const found = importId.safeParse(id).data
  if (!found) throw unknown(`no import ${id}`)
  return found
}

const leftSay = (rows: number): Say => ({
  zh: `文件已核对，有 ${rows} 行还没有写入，住户资料没有改变。请写入或不再处理；${keepRowsDays} 天后明细清除，需要重新上传。`,
  en: `The file was read and ${rows} of its rows are not taken over; no household was changed. Apply it or dismiss it. After ${keepRowsDays} days its rows are gone and it has to be uploaded again.`,
})
