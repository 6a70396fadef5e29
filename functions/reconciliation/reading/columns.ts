import { plain } from '../../estates/clean-text.ts'
import { type ColumnMapping, type ColumnMeaning, isEnough } from '../columns-model.ts'

/**
 * Names that Chinese banks and payment services give their columns, the surest first: where a table has two of one
 * meaning (the sum in foreign money and the booked one), the one that stands earlier here counts. A bank's 贷 is our income.
 */
const names: readonly (readonly [ColumnMeaning, readonly string[]])[] = [
  ['date', ['记账日期', '入账日期', '记账日', '交易日期', '入账时间', '记账时间', '交易时间', '发生时间', '日期', '交易日', 'booking date', 'posting date', 'transaction date', 'date']],
  ['time', ['交易时间', '时间', '记账时间', 'time']],
  ['income', ['记账金额收入', '贷方发生额', '贷方发生额收入', '贷方金额', '收入金额', '收入', '存入金额', '转入金额', '存入', '贷方', '收款金额', '交易金额收入', '贷方发生额贷', '收入金额元', 'credit amount', 'credit', 'paid in', 'money in']],
  ['expense', ['记账金额支出', '借方发生额', '借方发生额支取', '借方发生额支出', '借方金额', '支出金额', '支出', '支取金额', '转出金额', '支取', '取出', '借方', '付款金额', '交易金额支出', '支出金额元', 'debit amount', 'debit', 'paid out', 'money out']],
  ['amount', ['记账金额', '发生额', '交易金额', '收支金额', '金额', '交易金额元', '金额元', 'amount', 'transaction amount']],
  ['flag', ['借贷标志', '借贷标识', '借贷方向', '借贷', '收支标志', '收支方向', '收支类型', '收支', '借贷别', '方向', '借/贷', '收/支', 'dr/cr', 'debit/credit', 'cr/dr', 'direction']],
  ['balance', ['账户余额', '余额', '联机余额', '本次余额', '当前余额', '交易后余额', '账户结余', '可用余额', '账户余额元', '余额元', 'balance', 'running balance']],
  ['currency', ['记账币种', '币种', '货币', '币别', '交易币种', 'currency', 'ccy']],
  ['counterparty', ['对方户名', '对方账户名称', '对方账户名', '对方单位名称', '对方单位', '对方名称', '对方信息', '对手方名称', '交易对手名称', '交易对手', '收付方名称', '对方账号名称', '对方', '付款人名称', 'counterparty', 'payer', 'name']],
  ['counterAccount', ['对方账号', '对方账户', '对方卡号', '对手方账号', '收付方账号', '交易对手账号', '对方帐号', 'counterparty account', 'account of the other side']],
  ['reference', ['交易流水号', '资金流水单号', '账务流水号', '银行流水号', '核心流水号', '流水号', '交易流水', '柜员流水号', '日志号', '回单编号', '凭证号', '凭证号码', 'reference', 'transaction id', 'reference number']],
  ['orderNo', ['商户订单号', '微信支付业务单号', '业务流水号', '业务凭证号', '订单号', '企业流水号', '客户流水号', '支付单号', 'order number', 'end to end id']],
  ['kind', ['业务类型', '交易类型', '业务名称', '交易名称', '凭证种类', '交易渠道', 'type']],
  ['remark', ['摘要', '备注', '用途', '附言', '交易摘要', '客户摘要', '交易附言', '交易说明', '交易备注', '商品名称', '摘要说明', '附加信息', '交易描述', '交易用途', 'description', 'remark', 'memo', 'narrative', 'details']],
  ['account', ['本方账号', '账号', '账户', '查询账号', 'account number']],
]

const byName = new Map<string, { readonly meaning: ColumnMeaning; readonly rank: number }[]>()
for (const [meaning, list] of names) for (const [rank, name] of list.entries()) byName.set(keyOf(name), [...(byName.get(keyOf(name)) ?? []), { meaning, rank }])

/** `收入金额（+元）`, `#记账时间` and `交易金额(收入)` by their letters alone; what stands in brackets stays, its brackets do not. */
export function keyOf(header: string): string {
  return plain(header)
    .toLowerCase()
    .replace(/[+-]?元/g, '')
    .replace(/[\s*#:：.、_`'"()（）[\]【】]/g, '')
}

/** Columns of several texts, read together. */
const many: readonly ColumnMeaning[] = ['remark', 'reference', 'orderNo', 'kind']

export type Columns = ReadonlyMap<ColumnMeaning, readonly number[]>

/** The meaning of each column of a header row; undefined when date and amount are not both among them. */
export function columnsOf(headers: readonly string[], learned: readonly ColumnMapping[]): Columns | undefined {
  const keys = headers.map(keyOf)
  const mapping = learned.find((one) => Object.keys(one).every((header) => keys.includes(keyOf(header))))
  const columns = mapping ? byMapping(keys, mapping) : byKnownNames(keys)
  return isEnough([...columns.keys()]) ? columns : undefined
}

function byMapping(keys: readonly string[], mapping: ColumnMapping): Columns {
  const columns = new Map<ColumnMeaning, number[]>()
  for (const [header, meaning] of Object.entries(mapping)) if (meaning !== 'none') columns.set(meaning, [...(columns.get(meaning) ?? []), keys.indexOf(keyOf(header))])
  return columns
}

function byKnownNames(keys: readonly string[]): Columns {
  const columns = new Map<ColumnMeaning, number[]>()
  const taken = new Set<number>()
  for (const [meaning] of names) {
    const found = keys
      .flatMap((key, place) => (taken.has(place) ? [] : (byName.get(key) ?? []).filter((one) => one.meaning === meaning).map(({ rank }) => ({ place, rank }))))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ place }) => place)
    if (found.length === 0) continue
    const kept = many.includes(meaning) ? found.toSorted((a, b) => a - b) : found.slice(0, 1)
    columns.set(meaning, kept)
    for (const place of kept) taken.add(place)
  }
  // 收入 and 支出 beside one 金额: the two columns tell the sign, the third says the same again.
  if (columns.has('income') && columns.has('expense')) columns.delete('amount')
  else {
    columns.delete('income')
    columns.delete('expense')
  }
  return columns
}
