import { type Fault, invalid, limit } from '../../faults.ts'
import { rowsMax } from '../import-model.ts'

const nothing = { zh: '没有保存任何内容。', en: 'Nothing was saved.' }

/** Not a register that can be read: what it is, and what to send instead. */
export const wrongFile = (zh: string, en: string, note?: string): Fault =>
  invalid('wrong-file', { zh: `${zh}${nothing.zh}请在 Excel 或 WPS 中“另存为”.xlsx 或 .csv 文件后再上传。`, en: `${en} ${nothing.en} In Excel or WPS use “Save as” .xlsx or .csv, and upload that.` }, note ? { note } : {})

export const cutOff = (note?: string): Fault =>
  invalid('file-cut-off', { zh: `文件不完整，可能没有传完或复制中断。${nothing.zh}请重新保存一份，再上传。`, en: `The file is not complete; the copy or the upload may have been interrupted. ${nothing.en} Save it again and upload the new copy.` }, note ? { note } : {})

export const damaged = (note?: string): Fault =>
  invalid('file-damaged', { zh: `文件已损坏，无法读取。${nothing.zh}请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件，再上传。`, en: `The file is damaged and cannot be read. ${nothing.en} Open it in Excel or WPS, save it as a new .xlsx file, and upload that.` }, note ? { note } : {})

export const unpacksTooBig = (note: string): Fault =>
  limit('file-unpacks-too-big', { zh: `文件解压后超过允许的大小，不像是住户登记表。${nothing.zh}请只保留登记表这一张工作表，另存后再上传。`, en: `Unpacked, the file is larger than a register may be. ${nothing.en} Keep only the sheet with the register, save it and upload that.` }, { note })

export const tooManyRows = (rows: number): Fault =>
  limit('too-many-rows', { zh: `文件有 ${rows} 行住户，一次最多 ${rowsMax} 行。${nothing.zh}请按楼栋拆成几个文件，分次上传。`, en: `The file has ${rows} rows; one import takes at most ${rowsMax}. ${nothing.en} Split it by buildings and upload the parts.` })

export const emptyFile = (): Fault => invalid('file-empty', { zh: `文件里没有住户。${nothing.zh}请下载模板，填写后上传。`, en: `There are no households in the file. ${nothing.en} Download the template, fill it in and upload it.` })

export const noHeader = (missing: string): Fault =>
  invalid('no-header', {
    zh: `没有找到表头。登记表需要一行列名，至少包括：楼栋、房号、建筑面积、业主姓名${missing ? `；还缺：${missing}` : ''}。${nothing.zh}请补上列名，或使用模板。`,
    en: `No header row was found. A register needs a row of column names with at least building (楼栋), room (房号), floor area (建筑面积) and owner (业主姓名)${missing ? `; missing: ${missing}` : ''}. ${nothing.en} Add the column names, or use the template.`,
  })

export const doubleColumn = (first: string, second: string): Fault =>
  invalid('double-column', { zh: `“${first}”和“${second}”两列含义相同，不知以哪列为准。${nothing.zh}请删除或改名其中一列，再上传。`, en: `The columns “${first}” and “${second}” mean the same; it is not clear which one counts. ${nothing.en} Remove or rename one of them and upload again.` })
