import type { Say } from '../faults.ts'
import { type BillSheet, findTable, sheetOf } from './bill-sheet.ts'
import { badLine, emptyFile, severalBills, tooManyLines, wrongFile } from './file-faults.ts'
import type { ParsedBill } from './line.ts'
import { parseAlipayAccount } from './parse-alipay-account.ts'
import { parseAlipayTrades } from './parse-alipay-trades.ts'
import { parseWechatTrades } from './parse-wechat-trades.ts'

export const linesMax = 20_000

/**
 * The one merchant bill among these texts (a CSV file, or the files of an archive; Alipay adds a summary by shop, which is
 * passed over). Total: answers a bill whose lines agree with its own totals, or throws a fault that names line and reason.
 */
export function parseBill(files: readonly { readonly name: string; readonly text: string }[]): ParsedBill {
  const sheets = files.map(({ name, text }) => ({ name, sheet: sheetOf(text) }))
  const bills = sheets.flatMap(({ name, sheet }) => {
    const bill = parseAlipayTrades(sheet) ?? parseAlipayAccount(sheet) ?? parseWechatTrades(sheet)
    return bill ? [{ name, bill }] : []
  })
  if (bills.length > 1) throw severalBills(bills.map(({ name }) => name))
  const bill = bills[0]?.bill
  if (!bill) throw wrongFile(sheets.map(({ sheet }) => whatIs(sheet)).find(Boolean) ?? { zh: '没有找到商户账单的表头。', en: 'No header of a merchant bill was found.' })
  if (bill.lines.length === 0) throw emptyFile()
  if (bill.lines.length > linesMax) throw tooManyLines(bill.lines.length, linesMax)
  refuseDoubleOrders(bill)
  return bill
}

/** Files that are easily taken for the right one. */
function whatIs(sheet: BillSheet): Say | undefined {
  const head = sheet.slice(0, 30).map((row) => row.join(' ')).join('\n')
  if (/微信支付账单明细|微信昵称|电子客户回单|仅供个人对账|支付宝账户/.test(head)) return { zh: '这是个人账户导出的账单，不是商户账单。', en: 'This was exported from a personal account; it is no merchant bill.' }
  if (findTable(sheet, ['门店编号', '交易订单总笔数'])) return { zh: '这是按门店的汇总，没有逐笔明细。', en: 'This is the summary by shop, without single lines.' }
  if (findTable(sheet, ['记账时间', '资金流水单号'])) return { zh: '这是微信支付的资金账单。', en: 'This is WeChat Pay’s funds bill.' }
  return undefined
}

/** A provider gives a number to one trade only: the second one was written in by somebody. */
function refuseDoubleOrders({ lines }: ParsedBill): void {
  const rows = new Map<string, number>()
  for (const { kind, orderNo, row } of lines) {
    if (kind !== 'income') continue
    const first = rows.get(orderNo)
    if (first !== undefined) throw badLine(row, { zh: `订单号 ${orderNo} 与第 ${first} 行相同。`, en: `The order number ${orderNo} is that of line ${first} too.` })
    rows.set(orderNo, row)
  }
}
