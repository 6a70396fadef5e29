import { Fault, invalid, limit, type Say } from '../../faults.ts'
import { yuan } from '../../money.ts'
import { statementLinesMax } from '../statement-model.ts'

const nothing: Say = { zh: '没有保存任何内容。', en: 'Nothing was saved.' }
const again: Say = { zh: '请到网上银行或商家平台重新下载，不要改动，直接上传。', en: 'Download it from the bank or the merchant platform again and upload it as it is.' }

/** No statement that can be read: what it is, and what to send instead. */
export const wrongStatement = (what: Say, note?: string): Fault =>
  invalid(
    'wrong-file',
    {
      zh: `${what.zh}${nothing.zh}请上传 camt.053、MT940、OFX，银行明细的 CSV 或 Excel 表格，或支付宝、微信支付的账单。`,
      en: `${what.en} ${nothing.en} Upload camt.053, MT940 or OFX, the bank's list of movements as CSV or Excel, or a bill of Alipay or WeChat Pay.`,
    },
    note ? { note } : {},
  )

export const statementCut = (row?: number, note?: string): Fault =>
  invalid(
    'file-cut-off',
    { zh: `文件不完整${row ? `，到第 ${row} 行就断了` : ''}。${nothing.zh}${again.zh}`, en: `The file is not complete${row ? `: it breaks off at line ${row}` : ''}. ${nothing.en} ${again.en}` },
    note ? { note } : {},
  )

export const statementDamaged = (note?: string): Fault =>
  invalid('file-damaged', { zh: `文件已损坏或设有密码，无法读取。${nothing.zh}${again.zh}`, en: `The file is damaged or has a password and cannot be read. ${nothing.en} ${again.en}` }, note ? { note } : {})

export const emptyStatement = (): Fault =>
  invalid('file-empty', { zh: `文件里一笔明细也没有。${nothing.zh}如果这段时间有收付，请核对账号和日期后重新下载。`, en: `There is not a single line in the file. ${nothing.en} If money moved in these days, check account and dates and download it again.` })

export const tooManyLines = (lines: number): Fault =>
  limit('too-many-lines', { zh: `文件有 ${lines} 笔，一次最多 ${statementLinesMax} 笔。${nothing.zh}请缩短日期范围，分几次下载和上传。`, en: `The file has ${lines} lines; one upload takes at most ${statementLinesMax}. ${nothing.en} Download fewer days at a time.` })

/** One line that cannot be right refuses the whole file: a half of a statement explains nothing. */
export const badLine = (row: number, what: Say): Fault =>
  invalid(
    'bad-line',
    { zh: `第 ${row} 行：${what.zh}整份文件没有导入，${nothing.zh}${again.zh}`, en: `Line ${row}: ${what.en} The whole file was left out. ${nothing.en} ${again.en}` },
    { details: [{ where: String(row), say: what }] },
  )

/** The line where opening + lines stops being what the file says (R2). */
export const balanceBreaks = (row: number, told: number, found: number): Fault =>
  badLine(row, {
    zh: `到这一行余额应为 ${yuan(found)}，文件写的是 ${yuan(told)}，相差 ${yuan(told - found)}。`,
    en: `At this line the balance should be ${yuan(found)}; the file says ${yuan(told)}, a difference of ${yuan(told - found)}.`,
  })

export const unknownColumns = (headers: readonly string[]): Fault =>
  invalid(
    'columns-unknown',
    {
      zh: `没有认出这家银行的列名。${nothing.zh}请在“列的含义”里指出哪一列是日期、金额、余额和对方，以后同样的文件会自动认出。`,
      en: `The columns of this bank are not known yet. ${nothing.en} Say once which column is the date, the amount, the balance and the other side; files like it are then read by themselves.`,
    },
    { details: headers.map((header, at) => ({ where: String(at), say: { zh: header, en: header } })) },
  )

/** The readers of registers find the same faults in files, but advise to save from Excel. */
export function inWordsOfStatements<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw statementFault(error)
  }
}

export function statementFault(error: unknown): unknown {
  if (!(error instanceof Fault)) return error
  if (error.code === 'file-cut-off') return statementCut(undefined, error.note)
  if (error.code === 'file-damaged') return statementDamaged(error.note)
  if (error.code === 'file-empty') return emptyStatement()
  if (error.code === 'wrong-file') return wrongStatement({ zh: error.say.zh.split('没有保存')[0]!, en: error.say.en.split(' Nothing was saved')[0]! }, error.note)
  return error
}
