import type { Ctx } from '../context.ts'
import { refused, type Say } from '../faults.ts'
import type { ImportId } from '../ids.ts'
import type { Column, Table } from '../tables/table.ts'
import { readChoice, readImport, type StoredImport } from './import-items.ts'
import type { JudgedRow } from './judge-rows.ts'
import { reasonHeader } from './reading/find-register.ts'
import { fieldTitles, sayReason } from './reasons.ts'
import { rowsOfImport } from './rows-of-import.ts'

/** The rows that are refused or asked about and not included, cell by cell as they came, and why. Corrected, it can be uploaded as it is. */
export async function writeErrorFile(ctx: Ctx, id: ImportId, lang: keyof Say): Promise<Table<JudgedRow>> {
  const stored = await readImport(ctx, id)
  const { included } = await readChoice(ctx, stored)
  const left: JudgedRow[] = []
  for await (const { rows } of rowsOfImport(ctx, stored)) {
    for (const row of rows) if (row.verdict === 'refused' || (row.verdict === 'question' && !included.includes(row.row))) left.push(row)
  }
  if (left.length === 0) throw noneLeft()
  return { file: `待更正-${stored.file.replace(/\.\w{1,5}$/, '')}`, sheet: { zh: '待更正', en: 'To correct' }, columns: [...columnsOf(stored), reasonColumn(lang)], rows: left }
}

/** The reason column of an earlier error file is dropped: the new one takes its place. */
function columnsOf({ columns }: StoredImport): Column<JudgedRow>[] {
  return columns.flatMap(({ header, field }, at): Column<JudgedRow>[] =>
    field === 'reason' ? [] : [{ kind: 'text', title: { zh: header, en: header }, value: (row) => row.cells[at] }],
  )
}

const reasonColumn = (lang: keyof Say): Column<JudgedRow> => ({
  kind: 'text',
  title: { zh: reasonHeader, en: reasonHeader },
  width: 80,
  value: ({ row, reasons }) => [`${lang === 'zh' ? `原第 ${row} 行` : `Row ${row}`}：`, ...reasons.map((reason) => `${fieldTitles[reason.field][lang]}：${sayReason(reason)[lang]}`)].join(' '),
})

const noneLeft = () =>
  refused('no-rows-to-correct', { zh: '没有需要更正的行，可以直接导入。', en: 'There are no rows to correct. The import can be applied as it is.' })
