import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid } from '../faults.ts'

const nothing = { zh: '没有保存任何内容。', en: 'Nothing was saved.' }

export const otherAccount = (found: readonly string[], ending: string): Fault =>
  invalid('other-account', {
    zh: `文件是账号尾号 ${found.join('、')} 的，不是这个账户（尾号 ${ending}）的。${nothing.zh}请选择正确的账户，或重新下载。`,
    en: `The file is of the account ending in ${found.join(', ')}, not of this one (${ending}). ${nothing.en} Choose the right account, or download again.`,
  })

export const otherCurrency = (currency: string): Fault =>
  invalid('other-currency', { zh: `文件的币种是 ${currency}，这里只记人民币账户。${nothing.zh}`, en: `The file is in ${currency}; only accounts in yuan are kept here. ${nothing.en}` })

export const dayToCome = (row: number, day: BusinessDate): Fault =>
  invalid('bad-line', { zh: `第 ${row} 行：日期 ${day} 晚于今天。整份文件没有导入，${nothing.zh}`, en: `Line ${row}: its day ${day} is still to come. The whole file was left out. ${nothing.en}` }, { details: [{ where: String(row), say: { zh: `日期 ${day}`, en: `day ${day}` } }] })

export const otherLayout = (day: BusinessDate): Fault =>
  conflict('other-layout', {
    zh: `${day} 的明细已用另一种格式的文件导入过，再导入会重复。${nothing.zh}请一直用同一种格式，或下载那之后的日期。`,
    en: `The lines of ${day} came with a file of another kind; taking them again would double them. ${nothing.en} Keep to one kind of file, or download the days after.`,
  })

export const linesMissing = (day: BusinessDate, missing: number): Fault =>
  conflict('lines-missing', {
    zh: `${day} 此前导入过的 ${missing} 笔在这份文件里没有，两份文件说法不一。${nothing.zh}请重新下载完整的明细。`,
    en: `${missing} lines of ${day} that were imported before are not in this file: the two files contradict each other. ${nothing.en} Download the complete list again.`,
  })
