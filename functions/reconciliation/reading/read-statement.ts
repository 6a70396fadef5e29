import { Fault } from '../../faults.ts'
import { fen } from '../../money.ts'
import { decodeText } from '../../estates/reading/decode-text.ts'
import type { ParsedBill } from '../../merchant-bills/line.ts'
import { parseBill } from '../../merchant-bills/parse-bill.ts'
import { readUpload } from '../../merchant-bills/read-upload.ts'
import { type Statement, type StatementLine, statementLinesMax } from '../statement-model.ts'
import { checkBalances, checkSequence } from './check-balances.ts'
import type { ColumnMapping } from '../columns-model.ts'
import { emptyStatement, inWordsOfStatements, statementDamaged, statementFault, tooManyLines, wrongStatement } from './faults-of-statements.ts'
import { looksLikeCamt, readCamt } from './read-camt.ts'
import { looksLikeMt940, readMt940 } from './read-mt940.ts'
import { looksLikeOfx, readOfx } from './read-ofx.ts'
import { readTable } from './read-table.ts'
import { rowsOfHtml, rowsOfText, rowsOfXls, rowsOfXlsx } from './rows-of-file.ts'

/** Larger than any upload that the API takes. */
const fileBytesMax = 20_000_000

/**
 * The statements in a file, balances checked (R2); what the file is, is told by its bytes. Throws a fault that names the line
 * and what to do; whatever the bytes are, it throws no other kind of error.
 */
export async function readStatement(file: Uint8Array, name: string, learned: readonly ColumnMapping[] = []): Promise<Statement[]> {
  if (file.length === 0) throw emptyStatement()
  if (file.length > fileBytesMax) throw tooManyLines(file.length)
  let statements: Statement[]
  try {
    statements = await readKind(file, name, learned)
  } catch (error) {
    throw error instanceof Fault ? statementFault(error) : statementDamaged(error instanceof Error ? error.message : String(error))
  }
  const lines = statements.reduce((total, one) => total + one.lines.length, 0)
  if (lines > statementLinesMax) throw tooManyLines(lines)
  // A day on which nothing moved has a statement too, but only with its balances; a table without lines says nothing.
  if (lines === 0 && statements.every(({ closingFen }) => closingFen === undefined)) throw emptyStatement()
  const checked = statements.map(checkBalances)
  checkSequence(checked)
  return checked
}

async function readKind(file: Uint8Array, name: string, learned: readonly ColumnMapping[]): Promise<Statement[]> {
  const start = String.fromCharCode(...file.subarray(0, 8))
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return [readTable(await rowsOfXls(file), learned)]
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return isWorkbook(file) ? [readTable(await rowsOfXlsx(file), learned)] : [ofBill(parseBill(readUpload(file, name)))]
  if (otherKinds.some((mark) => start.startsWith(mark))) throw wrongStatement({ zh: '这是 PDF、图片或其他压缩包，读不出明细。', en: 'This is a PDF, a picture or another archive; no lines can be read from it.' })
  const text = inWordsOfStatements(() => decodeText(file))
  const begin = text.slice(0, 2000).trimStart()
  if (looksLikeOfx(begin)) return readOfx(text)
  if (looksLikeCamt(begin)) return readCamt(text)
  if (looksLikeMt940(text)) return readMt940(text)
  if (/^<(?:!doctype html|html|table|meta|head|body|div|style)/i.test(begin)) return [readTable(rowsOfHtml(text), learned)]
  if (begin.startsWith('<')) throw wrongStatement({ zh: '这是 XML 文件，但不是 camt.053 或 OFX。', en: 'This is XML, but neither camt.053 nor OFX.' })
  const bill = asBill(text, name)
  return [bill ? ofBill(bill) : readTable(rowsOfText(file), learned)]
}

/** How PDF, pictures and other archives begin. */
const otherKinds = ['%PDF', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'BM', 'RIFF', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b']

const isWorkbook = (file: Uint8Array): boolean => Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes('[Content_Types].xml')

/** The bills of payment services have totals of their own to be checked by; only a header of theirs makes a file theirs. */
function asBill(text: string, name: string): ParsedBill | undefined {
  const head = text.slice(0, 6000)
  if (/微信支付账单明细|微信昵称|电子客户回单|仅供个人对账|支付宝账户[:：]/.test(head)) throw wrongStatement({ zh: '这是个人账户导出的账单，不是本社账户的。', en: 'This was exported from a personal account; it is none of the organization.' })
  if (!/支付宝.*业务明细|支付宝.*账务明细|#支付宝|商户订单号.{0,40}商户名称|交易时间,公众账号ID|公众账号ID/.test(head)) return undefined
  return parseBill([{ name, text }])
}

/** A merchant's bill as movements of its account; what the service keeps is a movement of its own. */
function ofBill(bill: ParsedBill): Statement {
  return { format: bill.format, layout: '', account: bill.account, currency: 'CNY', lines: bill.lines.flatMap(ofBillLine) }
}

function ofBillLine(line: ParsedBill['lines'][number]): StatementLine[] {
  const base = {
    bookedOn: line.valueDate,
    valueDate: line.valueDate,
    time: new Date(Date.parse(line.at) + 8 * 3_600_000).toISOString().slice(11, 19),
    reference: [line.orderNo, line.part].filter(Boolean).join('/'),
    endToEnd: line.merchantOrderNo,
    otherReferences: [],
    counterparty: line.counterparty,
    counterAccount: '',
    remark: line.remark,
    row: line.row,
  }
  return [
    { ...base, amountFen: line.amountFen, kind: line.status },
    ...(line.feeFen === 0 ? [] : [{ ...base, amountFen: fen(-line.feeFen), kind: '手续费' }]),
  ].filter(({ amountFen }) => amountFen !== 0)
}
