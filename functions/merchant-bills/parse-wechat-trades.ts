import { fen } from '../money.ts'
import { type BillSheet, findTable, rowsOf, type Table } from './bill-sheet.ts'
import { badLine, cutOff } from './file-faults.ts'
import { type BillLine, numberParts, type ParsedBill } from './line.ts'
import { maskCounterparty, shortAccount } from './mask-counterparty.ts'
import { checkCount, checkSum, readExact, readFee, readFen, readNumber, readOrderNo, readTime, remarkOf, rowTotal } from './read-cell.ts'

/** Money that came: without what the merchant's own coupons took off. Older bills call it 总金额. */
const settled = ['应结订单金额', '总金额'] as const
const refunds = { SUCCESS: false, 支付成功: false, REFUND: true, 转入退款: true, REVOKED: true, 已撤销: true } as const

/** The totals of the last two lines, by their names of today and before, and the columns that they add up. Those that a bill does not have are not checked. */
const totals = [
  [['应结订单总金额', '总交易额'], settled],
  [['退款总金额', '总退款金额'], ['退款金额']],
  [['充值券退款总金额', '总企业红包退款金额'], ['充值券退款金额', '企业红包退款金额']],
  [['手续费总金额'], ['手续费']],
  [['订单总金额'], ['订单金额']],
  [['申请退款总金额'], ['申请退款金额']],
] as const

/** WeChat Pay's trade bill (交易账单, 27 columns, cells behind back-ticks) with its totals. Undefined for another kind of file; throws a fault for one that cannot be right. */
export function parseWechatTrades(sheet: BillSheet): ParsedBill | undefined {
  const table = findTable(sheet, ['交易时间', '微信订单号', '商户订单号', '交易状态'])
  if (!table || !table.has(...settled)) return undefined
  if (!table.has('退款金额')) throw badLine(table.headerRow + 1, { zh: '没有“退款金额”这一列。', en: 'There is no column “退款金额”.' })
  const { rows, end } = rowsOf(sheet, table, (first) => first.startsWith('总交易单数'))
  const lines = rows.map((row) => lineOf(table, row))
  checkTotals(sheet, table, rows, end)
  const account = rows.length ? shortAccount(table.cell(rows[0]!, '商户号')) : ''
  return { provider: 'wechat', format: 'wechat-trades', account, lines: numberParts(lines) }
}

function lineOf({ cell }: Table, row: number): BillLine {
  const status = cell(row, '交易状态')
  const isRefund = (refunds as Readonly<Record<string, boolean>>)[status]
  const currency = cell(row, '货币种类')
  if (currency !== '' && currency !== 'CNY') throw badLine(row + 1, { zh: `币种是 ${currency.slice(0, 10)}，只能导入人民币账单。`, en: `Its currency is ${currency.slice(0, 10)}; only bills in CNY can be taken.` })
  const paid = readFen(cell(row, ...settled), '应结订单金额', row)
  const back = readFen(cell(row, '退款金额'), '退款金额', row)
  if (paid < 0 || back < 0) throw badLine(row + 1, { zh: '金额不能为负。', en: 'An amount is below nothing.' })
  const kind = isRefund === undefined ? 'other' : isRefund ? 'refund' : paid > 0 ? 'income' : 'other'
  return {
    provider: 'wechat',
    orderNo: readOrderNo(cell(row, '微信订单号'), '微信订单号', row),
    merchantOrderNo: readNumber(cell(row, '商户订单号'), row),
    part: kind === 'income' ? '' : readNumber(cell(row, '微信退款单号') || cell(row, '商户退款单号'), row) || status.slice(0, 20),
    ...readTime(cell(row, '交易时间'), '交易时间', row),
    // What neither came as a payment nor went as a refund is no payer's, and still changed the account by this.
    amountFen: kind === 'refund' ? fen(-back || 0) : kind === 'other' ? fen(paid - back) : paid,
    feeFen: readFee(cell(row, '手续费'), '手续费', row),
    kind,
    counterparty: maskCounterparty(cell(row, '用户标识')),
    remark: remarkOf(cell(row, '商品名称'), cell(row, '商户数据包')),
    status: status.slice(0, 20),
    row: row + 1,
  }
}

function checkTotals(sheet: BillSheet, { cell, has }: Table, rows: readonly number[], end: number): void {
  const names = sheet[end]!.map((name) => name.replaceAll(' ', ''))
  const row = sheet.findIndex((cells, at) => at > end && cells.some((text) => text !== ''))
  const told = row < 0 ? undefined : sheet[row]!
  if (!told || told.length < names.findLastIndex((name) => name !== '') + 1) throw cutOff(sheet.length, 'no totals')
  const count = told[0] ?? ''
  if (!/^\d{1,9}$/.test(count)) throw cutOff(row + 1, 'count of trades')
  checkCount(row, '总交易单数', Number(count), rows.length)
  if (!names.some((name) => (totals[0][0] as readonly string[]).includes(name))) throw cutOff(end + 1, 'no total of the amounts')
  for (const [aliases, columns] of totals) {
    const at = names.findIndex((name) => (aliases as readonly string[]).includes(name))
    if (at < 0) continue
    // A total of a column that is not there: the header was damaged, or the columns have moved.
    if (!has(...columns)) throw badLine(end + 1, { zh: `有“${names[at]}”，却没有“${columns[0]}”这一列。`, en: `It has the total “${names[at]}” and no column “${columns[0]}”.` })
    checkSum(row, aliases[0], readExact(told[at] ?? '', aliases[0], row), rowTotal(rows, (line) => readExact(cell(line, ...columns), columns[0], line)))
  }
}
