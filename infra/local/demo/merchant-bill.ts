import type { BusinessDate } from '../../../functions/calendar.ts'
import { yuan } from '../../../functions/money.ts'
import type { Caller } from './caller.ts'

type Bill = { readonly no: string; readonly buildingName: string; readonly room: string; readonly openFen: number }
type Paid = { readonly amountFen: number; readonly remark: string }

/** Yesterday's bill of the organization's WeChat code: lines that say whose they are, one that fits several doors and one that says nothing. */
export async function importMerchantBill(call: Caller, day: BusinessDate, seed: number): Promise<void> {
  const { items } = await call<{ items: Bill[] }>('GET', '/bills?status=open&limit=40')
  const [first, second, third] = [items[3], items[11], items[17]]
  if (!first || !second || !third) return
  const file = tradeBill(day, seed, [
    { amountFen: first.openFen, remark: `账单${first.no}` },
    { amountFen: second.openFen, remark: `${second.buildingName}${second.room} 物业费` },
    { amountFen: 5000, remark: `${third.room}` },
    { amountFen: third.openFen, remark: '' },
  ])
  await call('POST', `/merchant-bills?name=${encodeURIComponent(`微信支付账单${day}.csv`)}`, new TextEncoder().encode(file))
}

const columns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'

/** As downloaded: a back-tick before each cell, the totals in the last two lines. */
function tradeBill(day: BusinessDate, seed: number, paid: readonly Paid[]): string {
  const ticked = (cells: readonly string[]): string => cells.map((cell) => `\`${cell}`).join(',')
  const rows = paid.map(({ amountFen, remark }, at) => {
    const [sum, number] = [yuan(amountFen), String(seed * 100 + at).padStart(10, '0')]
    const order = `4200002${day.replaceAll('-', '')}${number.padStart(13, '0')}`
    return ticked([`${day} 1${at}:08:20`, 'wx2421b1c4370ec43b', '1900012345', '0', '', order, `10001${number}`, 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'NATIVE', 'SUCCESS', 'OTHERS', 'CNY', sum, '0.00', '0', '0', '0.00', '0.00', '', '', '物业缴费', remark, '0.00000', '0.00%', sum, '0.00', ''])
  })
  const total = yuan(paid.reduce((sum, { amountFen }) => sum + amountFen, 0))
  const sums = ticked([String(paid.length), total, '0.00', '0.00', '0.00000', total, '0.00'])
  return [columns, ...rows, '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额', sums, ''].join('\r\n')
}
