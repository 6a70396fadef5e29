import { type Fault, invalid, limit, type Say } from '../faults.ts'

const nothing: Say = { zh: '没有保存任何内容。', en: 'Nothing was saved.' }
const again: Say = { zh: '请到商家平台重新下载账单，不要用 Excel 或 WPS 打开保存，直接上传。', en: 'Download the bill from the merchant platform again and upload it as it is, without opening and saving it in Excel or WPS.' }

/** Not a merchant bill: what it is, and what to send instead. */
export const wrongFile = (what: Say, note?: string): Fault =>
  invalid(
    'wrong-file',
    {
      zh: `${what.zh}${nothing.zh}请上传支付宝的业务明细、账务明细，或微信支付的交易账单（CSV 或 ZIP）。`,
      en: `${what.en} ${nothing.en} Upload Alipay’s business bill (业务明细) or account bill (账务明细), or WeChat Pay’s trade bill (交易账单), as CSV or ZIP.`,
    },
    note ? { note } : {},
  )

export const cutOff = (row: number | undefined, note?: string): Fault =>
  invalid(
    'file-cut-off',
    {
      zh: `文件不完整${row ? `，到第 ${row} 行就断了` : ''}，缺少末尾的合计。${nothing.zh}${again.zh}`,
      en: `The file is not complete${row ? `: it breaks off at line ${row}` : ''}, and the totals at its end are missing. ${nothing.en} ${again.en}`,
    },
    note ? { note } : {},
  )

export const damaged = (note?: string): Fault =>
  invalid('file-damaged', { zh: `文件已损坏或设有密码，无法读取。${nothing.zh}${again.zh}`, en: `The file is damaged or has a password and cannot be read. ${nothing.en} ${again.en}` }, note ? { note } : {})

export const unpacksTooBig = (note: string): Fault =>
  limit('file-unpacks-too-big', { zh: `压缩包解开后超过 50 MB 或 200 个文件，不像是账单。${nothing.zh}请缩短账单的日期范围后重新下载。`, en: `Unpacked, the archive is larger than 50 MB or has more than 200 files. ${nothing.en} Download a bill of fewer days.` }, { note })

export const tooManyLines = (lines: number, linesMax: number): Fault =>
  limit('too-many-lines', { zh: `账单有 ${lines} 笔，一次最多 ${linesMax} 笔。${nothing.zh}请缩短日期范围，分几次下载和上传。`, en: `The bill has ${lines} lines; one upload takes at most ${linesMax}. ${nothing.en} Download fewer days at a time.` })

export const emptyFile = (): Fault =>
  invalid('file-empty', { zh: `账单里一笔交易也没有。${nothing.zh}如果当天有人付过款，请核对账号和日期后重新下载。`, en: `There is not a single line in the bill. ${nothing.en} If somebody paid on that day, check account and dates and download it again.` })

export const severalBills = (names: readonly string[]): Fault =>
  wrongFile({ zh: `压缩包里有 ${names.length} 份账单（${names.slice(0, 3).join('、')}），请逐份上传。`, en: `The archive holds ${names.length} bills (${names.slice(0, 3).join(', ')}); upload them one by one.` })

/** One line that cannot be right refuses the whole file. */
export const badLine = (row: number, what: Say): Fault =>
  invalid(
    'bad-line',
    { zh: `第 ${row} 行：${what.zh}整份账单没有导入，${nothing.zh}${again.zh}`, en: `Line ${row}: ${what.en} The whole bill was left out. ${nothing.en} ${again.en}` },
    { details: [{ where: String(row), say: what }] },
  )

/** A number that a spreadsheet program has rounded can never be matched again. */
export const touchedNumber = (row: number, text: string): Fault =>
  badLine(row, { zh: `订单号“${text}”已被表格软件改动，末尾几位丢失了。`, en: `The order number “${text}” was changed by a spreadsheet program; its last digits are lost.` })

/** The file's own totals say otherwise: something was added, taken away or changed. */
export const sumsDiffer = (row: number, name: string, told: string, found: string): Fault =>
  invalid(
    'sums-differ',
    {
      zh: `第 ${row} 行的“${name}”是 ${told}，各笔相加是 ${found}，对不上。整份账单没有导入，${nothing.zh}${again.zh}`,
      en: `Line ${row} gives “${name}” as ${told}, but the lines add up to ${found}. The whole bill was left out. ${nothing.en} ${again.en}`,
    },
    { details: [{ where: String(row), say: { zh: `${name}：${told} ≠ ${found}`, en: `${name}: ${told} ≠ ${found}` } }] },
  )
