import { type BillSheet, findTable, rowsOf, type Table } from './bill-sheet.ts'
import { badLine, cutOff } from './file-faults.ts'
import { type BillLine, type LineKind, numberParts, type ParsedBill } from './line.ts'
import { fen } from '../money.ts'
import { maskCounterparty } from './mask-counterparty.ts'
import { accountOf, tailLine } from './parse-alipay-trades.ts'
import { checkCount, checkSum, readExact, readFen, readNumber, readOrderNo, readTime, remarkOf, rowTotal } from './read-cell.ts'

const [moneyIn, moneyOut] = ['收入金额(+元)', '支出金额(-元)'] as const

/** Alipay's account bill (账务明细, 12 columns) with its two lines of totals. Undefined for another kind of file; throws a fault for one that cannot be right. */
export function parseAlipayAccount(sheet: BillSheet): ParsedBill | undefined {
  const table = findTable(sheet, ['账务流水号', '业务流水号', moneyIn, moneyOut])
  if (!table) return undefined
  const { rows, end } = rowsOf(sheet, table, (first) => first.startsWith('#'))
  const lines = rows.map((row) => lineOf(table, row))
  checkTotals(sheet, table, rows, end)
  return { provider: 'alipay', format: 'alipay-account', account: accountOf(sheet), lines: numberParts(oneLineAnOrder(lines)) }
}

function lineOf({ cell }: Table, row: number): BillLine {
  const type = cell(row, '业务类型')
  const [came, went] = [readFen(cell(row, moneyIn), '收入金额', row), readFen(cell(row, moneyOut), '支出金额', row)]
  if (came < 0 || (came !== 0 && went !== 0)) throw badLine(row + 1, { zh: '收入和支出金额不成立。', en: 'Its income and expense contradict each other.' })
  const kind = kindOf(came, type)
  const business = cell(row, '业务流水号')
  return {
    provider: 'alipay',
    orderNo: kind === 'income' ? readOrderNo(business, '业务流水号', row) : readNumber(business, row),
    merchantOrderNo: readNumber(cell(row, '商户订单号'), row),
    part: kind === 'income' ? '' : readNumber(cell(row, '账务流水号'), row),
    ...readTime(cell(row, '发生时间'), '发生时间', row),
    amountFen: came === 0 ? fen(-Math.abs(went)) : came,
    feeFen: fen(0),
    kind,
    counterparty: maskCounterparty(cell(row, '对方账号')),
    remark: remarkOf(cell(row, '商品名称'), cell(row, '备注')),
    status: type.slice(0, 20),
    row: row + 1,
  }
}

/** Money that comes in without a payer: a fee or a withdrawal given back, a top-up, interest. */
function kindOf(came: number, type: string): LineKind {
  if (came > 0) return /退|充值|提现|收费|服务费|利息|结息|分账|分润/.test(type) ? 'other' : 'income'
  return type.includes('退款') ? 'refund' : 'other'
}

/** One trade may reach the account in several entries (balance and voucher): together they are what the payer paid. */
function oneLineAnOrder(lines: readonly BillLine[]): BillLine[] {
  const orders = new Map<string, BillLine>()
  const other: BillLine[] = []
  for (const line of lines) {
    const known = orders.get(line.orderNo)
    if (line.kind !== 'income') other.push(line)
    else orders.set(line.orderNo, known ? { ...known, amountFen: fen(known.amountFen + line.amountFen) } : line)
  }
  return [...orders.values(), ...other].toSorted((a, b) => a.row - b.row)
}

/** `#支出合计：0笔，共0.00元` and `#收入合计：2笔，共0.02元`. */
function checkTotals(sheet: BillSheet, { cell }: Table, rows: readonly number[], end: number): void {
  for (const [name, column] of [['收入', moneyIn], ['支出', moneyOut]] as const) {
    const { row, text } = tailLine(sheet, end, `${name}合计`)
    const [, count, sum] = /合计[::](\d+)笔,共(-?[\d.]+)元/.exec(text) ?? []
    if (count === undefined || sum === undefined) throw cutOff(row + 1, text)
    const amount = (at: number): number => Math.abs(readExact(cell(at, column), `${name}金额`, at))
    checkCount(row, `${name}合计`, Number(count), rows.filter((at) => amount(at) !== 0).length)
    checkSum(row, `${name}合计`, Math.abs(readExact(sum, `${name}合计`, row)), rowTotal(rows, amount))
  }
}
