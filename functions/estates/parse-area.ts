import type { Area } from '../money.ts'
import { parseDecimal } from '../money.ts'
import { plain } from './clean-text.ts'
import { areaMax } from './model.ts'

export type AreaFault = 'area-unreadable' | 'area-comma' | 'area-decimals' | 'area-not-positive' | 'area-too-big'

/** `67.00`, `６７`, `62.13㎡`, `1,234.50 平方米` -> 0.01 m2, between 0.01 and 9999.99 m2. Never guesses: `54,37` and `约50` are faults. */
export function parseArea(text: string): Area | AreaFault {
  const digits = plain(text)
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(?:m2|m\^2|平方米|平方|平米|平|㎡)$/, '')
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(digits)) return inRange(digits.replaceAll(',', ''))
  if (/^-?[\d.]*,[\d.,]*$/.test(digits)) return 'area-comma'
  return inRange(digits)
}

function inRange(digits: string): Area | AreaFault {
  const value = parseDecimal(digits.replace(/^\+/, ''), 2)
  if (value === undefined) return /^-?\d+\.\d+$/.test(digits) ? 'area-decimals' : 'area-unreadable'
  if (value <= 0) return 'area-not-positive'
  return value > areaMax ? 'area-too-big' : (value as Area)
}
