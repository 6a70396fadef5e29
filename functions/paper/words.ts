import type { BusinessDate, Period } from '../calendar.ts'
import { squareMetres } from '../money.ts'

export type PaperLang = 'zh' | 'en'

/** `0.0001` yuan as written on paper: 6000 -> 0.60, 15050 -> 1.505. */
export function priceText(price: number): string {
  const text = (price / 10_000).toFixed(4)
  return text.replace(/0{1,2}$/, '')
}

const monthsEn = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const zh = {
  period: (period: Period) => `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月`,
  date: (date: BusinessDate | string) => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`,
  billTitle: (month: string) => `${month}物业服务费账单`,
  billNo: '账单号',
  payer: '缴费人',
  area: '建筑面积',
  issued: '出账日期',
  toPay: '应缴金额',
  payBy: (date: string) => `请在 ${date}（含）前缴纳`,
  paid: '本账单已缴清，无需再缴',
  partPaid: (open: string) => `已缴一部分，尚需缴纳 ${open}`,
  item: '收费项目',
  basis: '计费依据',
  amount: '金额（元）',
  perArea: (area: string, price: string) => `${area} ㎡ × ${price} 元/㎡`,
  perHousehold: (price: string) => `每户 ${price} 元`,
  fixed: (price: string) => `定额 ${price} 元`,
  part: (days: number, of: number) => ` × ${days}/${of} 天`,
  total: '合计',
  inWords: '人民币（大写）',
  earlier: (bills: number, amount: string) => `另有 ${bills} 笔较早账单未缴，共 ${amount}，不在本账单内。`,
  howTo: '缴费方式',
  scan: '扫码缴费',
  scanHow: '用手机相机或支付宝扫左侧二维码，核对房号和金额后缴费。二维码只能用来查看和缴纳本户费用。',
  counter: '到服务站缴费',
  counterHow: (address: string) => `请带本账单到${address || '本社服务站'}，可付现金或银行转账，当场领取收据。`,
  ask: '有疑问',
  askHow: (phone: string) => (phone ? `请拨打 ${phone}。` : '请到本社服务站询问。'),
  slip: '缴费存根（收款人留存）',
  unit: '住户',
  sum: '金额',
  method: '方式',
  methods: '□ 现金   □ 转账',
  received: '收款人签字',
  on: '日期',
  missing: '〓：字库缺字',
  receipt: '收据',
  receiptNo: '收据号',
  voided: '作废',
  voidOn: (date: string) => `该笔收款已于 ${date} 冲销，本收据作废，号码保留`,
  receivedFrom: '今收到',
  paidFor: '缴纳',
  credit: '预存（用于以后的账单）',
  methodLabel: '收款方式',
  valueDate: '到账日期',
  collector: '收款人',
  online: '网上缴费',
  reference: '凭证号',
  verify: (url: string) => `核对本收据：${url}`,
  verifyScan: '扫码核对',
  seal: '（收款单位盖章）',
  left: (amount: string) => `尚欠 ${amount}`,
  payMethods: { cash: '现金', transfer: '银行转账', 'alipay-code': '支付宝收款码', 'wechat-code': '微信收款码', card: '银行卡', alipay: '支付宝', wechat: '微信支付', online: '网上支付' },
}

const en: typeof zh = {
  period: (period) => `${monthsEn[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`,
  date: (date) => `${Number(date.slice(8, 10))} ${monthsEn[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`,
  billTitle: (month) => `Property service bill, ${month}`,
  billNo: 'Bill no.',
  payer: 'Payer',
  area: 'Floor area',
  issued: 'Issued',
  toPay: 'To pay',
  payBy: (date) => `Please pay by ${date}`,
  paid: 'This bill is paid. Nothing is left to pay.',
  partPaid: (open) => `Part of it is paid. ${open} is left to pay.`,
  item: 'Fee item',
  basis: 'Basis',
  amount: 'Amount (yuan)',
  perArea: (area, price) => `${area} m² × ${price} yuan/m²`,
  perHousehold: (price) => `${price} yuan a household`,
  fixed: (price) => `Fixed amount ${price} yuan`,
  part: (days, of) => ` × ${days}/${of} days`,
  total: 'Total',
  inWords: 'In words',
  earlier: (bills, amount) => `${bills === 1 ? 'One earlier bill is' : `${bills} earlier bills are`} still open, ${amount} in all, not part of this bill.`,
  howTo: 'How to pay',
  scan: 'By phone',
  scanHow: 'Scan the code with your camera or Alipay, check room and amount, and pay. The code only shows and pays the fees of this household.',
  counter: 'At the counter',
  counterHow: (address) => `Bring this bill to ${address || 'our service desk'}. Cash or bank transfer; you get a receipt at once.`,
  ask: 'Questions',
  askHow: (phone) => (phone ? `Call ${phone}.` : 'Ask at our service desk.'),
  slip: 'Payment slip (kept by the collector)',
  unit: 'Household',
  sum: 'Amount',
  method: 'Method',
  methods: '□ cash   □ transfer',
  received: 'Received by',
  on: 'Date',
  missing: '〓: character not in the font',
  receipt: 'Receipt',
  receiptNo: 'Receipt no.',
  voided: 'VOID',
  voidOn: (date) => `The payment was reversed on ${date}; this receipt is void and keeps its number`,
  receivedFrom: 'Received from',
  paidFor: 'For',
  credit: 'Paid ahead (for later bills)',
  methodLabel: 'Method',
  valueDate: 'Value date',
  collector: 'Received by',
  online: 'Online',
  reference: 'Reference',
  verify: (url) => `Check this receipt: ${url}`,
  verifyScan: 'Scan to check',
  seal: '(seal)',
  left: (amount) => `${amount} left`,
  payMethods: { cash: 'Cash', transfer: 'Bank transfer', 'alipay-code': 'Alipay code', 'wechat-code': 'WeChat code', card: 'Card', alipay: 'Alipay', wechat: 'WeChat Pay', online: 'Online' },
}

export const paperWords: Readonly<Record<PaperLang, typeof zh>> = { zh, en }

/** `¥1,234.50`: grouped, always two decimals. */
export function money(fen: number): string {
  const [whole, cents] = squareMetres(Math.abs(fen)).split('.') as [string, string]
  return `${fen < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}
