import { assert } from '../faults.ts'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/**
 * 人民币大写, by the rules for filling in bills (支付结算办法, annex 1): 100000 fen -> 壹仟元整, 10056 -> 壹佰元零伍角陆分,
 * 10006 -> 壹佰元零陆分, 50 -> 伍角整. A negative amount begins with 负.
 */
export function amountInWords(fen: number): string {
  assert(Number.isSafeInteger(fen), `whole fen: ${fen}`)
  const amount = Math.abs(fen)
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const left = amount % 10
  const sign = fen < 0 ? '负' : ''
  if (amount === 0) return '零元整'
  const whole = yuan > 0 ? `${yuanInWords(yuan)}元` : ''
  if (jiao === 0 && left === 0) return `${sign}${whole}整`
  // A zero is said between yuan and fen when the jiao is nought, or when the yuan ends in nought.
  const gap = whole && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  return `${sign}${whole}${gap}${jiao ? `${digits[jiao]}角` : ''}${left ? `${digits[left]}分` : '整'}`
}

function yuanInWords(yuan: number): string {
  let text = ''
  let zero = false
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) {
      zero = text !== ''
      continue
    }
    if (text && (zero || value < 1000)) text += '零'
    text += `${thousandsInWords(value)}${groups[group]}`
    zero = false
  }
  return text
}

function thousandsInWords(value: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = text !== ''
    else {
      text += `${zero ? '零' : ''}${digits[digit]}${places[place]}`
      zero = false
    }
  }
  return text
}
