/** One line as a test thinks of it; the builders write it as each provider does. */
export type Row = {
  readonly order: string
  readonly merchant?: string
  readonly yuan: string
  readonly at?: string
  readonly remark?: string
  readonly payer?: string
  /** A refund of `yuan`, with its own number. */
  readonly refund?: string
  readonly fee?: string
}

export const orderNo = (count: number): string => `20261124${String(count).padStart(20, '0').replace(/^0{8}/, '22001456')}`
export const merchantNo = (count: number): string => `9900${String(count).padStart(14, '1')}`
const at = '2026-11-24 10:05:22'
const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100)
const total = (rows: readonly Row[]): string => (rows.reduce((sum, { yuan }) => sum + fenOf(yuan), 0) / 100).toFixed(2)
const incomes = (rows: readonly Row[]) => rows.filter(({ refund }) => refund === undefined)
const refunds = (rows: readonly Row[]) => rows.filter(({ refund }) => refund !== undefined)

const tradeColumns = '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

/** Alipay's business bill as downloaded: title, 25 columns with tabs, totals at the end. */
export function alipayTrades(rows: readonly Row[]): string {
  const line = (row: Row): string => {
    const amount = row.refund === undefined ? row.yuan : `-${row.yuan}`
    const cells = [`${row.order}\t`, `${row.merchant ?? ''}\t`, row.refund === undefined ? '交易' : '退款', '收款', row.at ?? at, row.at ?? at, '', '', '', '', row.payer ?? '*芳(138****1234)', amount, amount, '0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00', row.refund ?? '', row.fee ?? '0.00', '0.00', row.remark ?? '']
    return cells.join(',')
  }
  return [
    '#支付宝业务明细查询',
    '#账号：[20881021123401560156]',
    '#起始日期：[2026年11月24日 00:00:00]   终止日期：[2026年11月25日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    tradeColumns,
    ...rows.map(line),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${incomes(rows).length}笔，商家实收共${total(incomes(rows))}元，商家优惠共0.00元`,
    `#退款合计：${refunds(rows).length}笔，商家实收退款共${total(refunds(rows))}元，商家优惠退款共0.00元`,
    '#导出时间：[2026年11月25日 08:12:00]',
    '',
  ].join('\r\n')
}

/** Alipay's account bill: 12 columns; refunds and fees are what went out. */
export function alipayAccount(rows: readonly Row[]): string {
  const line = (row: Row, index: number): string => {
    const out = row.refund !== undefined
    return [`58010${String(index).padStart(11, '0')}\t`, `${row.order}\t`, `${row.merchant ?? ''}\t`, '收款', row.at ?? at, row.payer ?? '*芳(138****1234)', out ? ' ' : row.yuan, out ? `-${row.yuan}` : ' ', '1000.00', '支付宝', out ? (row.refund === 'fee' ? '收费' : '交易退款') : '在线支付', row.remark ?? ''].join(',')
  }
  return [
    '#支付宝账务明细查询',
    '#账号：[20881021123401560156]',
    '#起始日期：[2026年11月24日 00:00:00]   终止日期：[2026年11月25日 00:00:00]',
    '#-----------------------------------------账务明细列表----------------------------------------',
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
    ...rows.map(line),
    '#-----------------------------------------账务明细列表结束------------------------------------',
    `#支出合计：${refunds(rows).length}笔，共${total(refunds(rows))}元`,
    `#收入合计：${incomes(rows).length}笔，共${total(incomes(rows))}元`,
    '#导出时间：[2026年11月25日 08:12:00]',
    '',
  ].join('\r\n')
}

const wechatColumns = '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'

/** WeChat Pay's trade bill: 27 columns, every cell behind a back-tick, a block of totals. */
export function wechatTrades(rows: readonly Row[]): string {
  const line = (row: Row): string => {
    const back = row.refund === undefined ? '0.00' : row.yuan
    const paid = row.refund === undefined ? row.yuan : '0.00'
    const cells = [row.at ?? at, 'wx2421b1c4370ec43b', '1234567890', '0', '', row.order, row.merchant ?? '', row.payer ?? 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'NATIVE', row.refund === undefined ? 'SUCCESS' : 'REFUND', 'OTHERS', 'CNY', paid, '0.00', row.refund ?? '0', row.refund ?? '0', back, '0.00', row.refund === undefined ? '' : 'ORIGINAL', row.refund === undefined ? '' : 'SUCCESS', '收款', row.remark ?? '', row.fee ?? '0.00000', '0.60%', paid, back, '']
    return cells.map((cell) => `\`${cell}`).join(',')
  }
  const fees = rows.reduce((sum, { fee }) => sum + Number(fee ?? 0), 0).toFixed(5)
  const sums = [String(rows.length), total(incomes(rows)), total(refunds(rows)), '0.00', fees, total(incomes(rows)), total(refunds(rows))]
  return [wechatColumns, ...rows.map(line), '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额', sums.map((cell) => `\`${cell}`).join(','), ''].join('\r\n')
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

let table: Map<string, number> | undefined

/** GB18030 as Alipay writes it, for characters of its two-byte part. */
export function gb18030(text: string): Uint8Array {
  table ??= new Map(
    Array.from({ length: 126 * 191 }, (_, at_) => [0x81 + Math.floor(at_ / 191), 0x40 + (at_ % 191)] as const).flatMap(([high, low]) => (low === 0x7f ? [] : [[new TextDecoder('gb18030').decode(Uint8Array.of(high, low)), high * 256 + low] as const])),
  )
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)! < 128 ? character.codePointAt(0) : table.get(character)
    if (code === undefined) throw new Error(`no two bytes of GB18030 for ${character}`)
    bytes.push(...(code < 256 ? [code] : [code >> 8, code & 255]))
  }
  return Uint8Array.from(bytes)
}
