import { type BusinessDate, parseDate } from '../calendar.ts'
import type { Say } from '../faults.ts'

export type IdNumber = { readonly number: string; readonly born: BusinessDate; readonly gender: 'f' | 'm' }
export type IdNumberFault = keyof typeof idNumberWords

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkMarks = '10X98765432'

/**
 * A number of the resident identity card, GB 11643-1999: six digits of place, birthday, three of order (odd: male), one to check (ISO 7064 MOD 11-2).
 * Full-width digits, spaces and a small x are read as meant. Cards of 15 digits have not been valid since 2013-01-01 and carry no check digit.
 */
export function readIdNumber(typed: string, today: BusinessDate): IdNumber | IdNumberFault {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{15}$/.test(number)) return 'old'
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'shape'
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  if (checkMarks[sum % 11] !== number[17]) return 'check'
  const born = parseDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!born || born > today || born < '1900-01-01') return 'born'
  return { number, born, gender: Number(number[16]) % 2 ? 'm' : 'f' }
}

/** Never with the number in it. */
export const idNumberWords = {
  old: { zh: '这是 15 位的旧身份证号，2013 年起已停止使用。请按第二代身份证填写 18 位号码。', en: 'This is an old id number of 15 digits, out of use since 2013. Write the 18 characters of the present card.' },
  shape: { zh: '身份证号应为 18 位：17 位数字，最后一位是数字或 X。请核对。', en: 'An id number has 18 characters: 17 digits, and a digit or X at the end. Check it.' },
  check: { zh: '身份证号校验不符，可能有一位写错。请对照证件核对。', en: 'The check digit of the id number does not fit; one character may be wrong. Compare it with the card.' },
  born: { zh: '身份证号里的出生日期不存在或还没有到。请对照证件核对。', en: 'The birthday in the id number does not exist or is still to come. Compare it with the card.' },
} as const satisfies Record<string, Say>
