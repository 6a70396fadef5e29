import type { BillSheet, Table } from './bill-sheet.ts'
import { findTable, rowsOf } from './bill-sheet.ts'
import { badLine, cutOff } from './file-faults.ts'
import { type BillLine, numberParts, type ParsedBill } from './line.ts'
import { maskCounterparty, shortAccount } from './mask-counterparty.ts'
import { checkCount, checkSum, readExact, readFee, readFen, readNumber, readOrderNo, readTime, remarkOf, rowTotal } from './read-cell.ts'

const received = '商家实收(元)'

/** Alipay's business bill (业务明细, 25 columns) with its two lines of totals. Undefined for another kind of file; throws a fault for one that cannot be right. */
export function parseAlipayTrades(sheet: BillSheet): ParsedBill | undefined {
  const table = findTable(sheet, ['支付宝交易号', '商户订单号', '业务类型', received])
  if (!table) return undefined
  const { rows, end } = rowsOf(sheet, table, (first) => first.startsWith('#'))
  const lines = rows.map((row) => lineOf(table, row))
  checkTotals(sheet, table, rows, end)
  return { provider: 'alipay', format: 'alipay-trades', account: accountOf(sheet), lines: numberParts(lines) }
}

function lineOf({ cell }: Table, row: number): BillLine {
  const type = cell(row, '业务类型')
  const amountFen = readFen(cell(row, received), '商家实收', row)
  const fee = readFee(cell(row, '服务费(元)'), '服务费', row)
  if (type === '交易' ? amountFen < 0 : isRefund(type) && amountFen > 0) throw badLine(row + 1, { zh: `${type}的金额正负不对：${cell(row, received)}。`, en: `A ${type} with the amount ${cell(row, received)} has the wrong sign.` })
  const kind = type === '交易' && amountFen > 0 ? 'income' : isRefund(type) ? 'refund' : 'other'
  return {
    provider: 'alipay',
    orderNo: readOrderNo(cell(row, '支付宝交易号'), '支付宝交易号', row),
    merchantOrderNo: readNumber(cell(row, '商户订单号'), row),
    part: kind === 'income' ? '' : readNumber(cell(row, '退款批次号/请求号'), row) || cell(row, received),
    ...readTime(cell(row, '完成时间') || cell(row, '创建时间'), '完成时间', row),
    amountFen,
    // Written as what it does to the account: a fee is below nothing there.
    feeFen: kind === 'refund' ? negative(fee) : positive(fee),
    kind,
    counterparty: maskCounterparty(cell(row, '对方账户')),
    remark: remarkOf(cell(row, '商品名称'), cell(row, '备注')),
    status: type.slice(0, 20),
    row: row + 1,
  }
}

const isRefund = (type: string): boolean => type.includes('退款')
const positive = <T extends number>(value: T): T => (value < 0 ? -value : value) as T
const negative = <T extends number>(value: T): T => (value > 0 ? -value : value) as T

/** `#交易合计：2笔，商家实收共0.02元，商家优惠共0元` and `#退款合计：...`. */
function checkTotals(sheet: BillSheet, { cell }: Table, rows: readonly number[], end: number): void {
  for (const name of ['交易', '退款'] as const) {
    const { row, text } = tailLine(sheet, end, `${name}合计`)
    const [, count, sum] = /合计[::](\d+)笔,商家实收(?:退款)?共(-?[\d.]+)元/.exec(text) ?? []
    if (count === undefined || sum === undefined) throw cutOff(row + 1, text)
    const own = rows.filter((at) => isRefund(cell(at, '业务类型')) === (name === '退款'))
    checkCount(row, `${name}合计`, Number(count), own.length)
    // A refund's total is written with either sign.
    checkSum(row, `${name}合计`, positive(readExact(sum, `${name}合计`, row)), positive(rowTotal(own, (at) => readExact(cell(at, received), '商家实收', at))))
  }
}

/** A line of the tail by its name; its absence means that the file was cut. */
export function tailLine(sheet: BillSheet, end: number, name: string): { readonly row: number; readonly text: string } {
  const row = sheet.findIndex((cells, at) => at >= end && (cells[0] ?? '').replace(/^#/, '').startsWith(name))
  if (row < 0) throw cutOff(sheet.length, `no ${name}`)
  return { row, text: sheet[row]!.filter((text) => text !== '').join(',').replaceAll(' ', '') }
}

/** `#账号：[20881021...0156]` in the title. */
export const accountOf = (sheet: BillSheet): string => shortAccount(/账号:\[(.*?)\]/.exec(sheet.slice(0, 10).map((row) => (row[0] ?? '').replaceAll(' ', '')).join('\n'))?.[1] ?? '')
