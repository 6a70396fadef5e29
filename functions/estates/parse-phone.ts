import { cleanText, plain } from './clean-text.ts'

const mobile = /^1[3-9]\d{9}$/
/** With its area code: 010, 02x, or four digits. */
const landline = /^(010|02\d|0[3-9]\d\d)-?(\d{7,8})(?:(?:-|转)(\d{1,6}))?$/
/** Without: local numbers never begin with 0, 1 or 9. */
const local = /^([2-8]\d{6,7})(?:(?:-|转)(\d{1,6}))?$/

/** `13500008742` or `0571-00001234`; undefined when it is neither. Never guesses: a digit too few is no number. */
export function parsePhone(typed: string): string | undefined {
  const text = plain(typed).replace(/[\s()]/g, '')
  const digits = text.replaceAll('-', '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  if (mobile.test(digits)) return digits
  const [, area, number, extension] = landline.exec(text) ?? []
  if (area) return `${area}-${number}${extension ? `-${extension}` : ''}`
  const [, alone, inside] = local.exec(text) ?? []
  return alone && `${alone}${inside ? `-${inside}` : ''}`
}

/** Several numbers in one cell: `13500008742、13900001111`. Spaces divide nothing, since people group digits by them. */
export const splitPhones = (text: string): string[] => text.split(/[、,，;；/\n]+/).map(cleanText).filter(Boolean)

export const phoneKind = (phone: string): 'mobile' | 'landline' => (mobile.test(phone) ? 'mobile' : 'landline')

/** `135****8742`, `0571-****1234`: enough to recognize one's own, not to call. */
export function maskPhone(phone: string): string {
  if (phoneKind(phone) === 'mobile') return `${phone.slice(0, 3)}****${phone.slice(7)}`
  const [, area = '', number = ''] = /^(0\d{2,3}-)?(\d+)/.exec(phone) ?? []
  return `${area}****${number.slice(-4)}`
}
