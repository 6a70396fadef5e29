import { addDays, type BusinessDate } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { useContractWords } from './words.ts'

/** `2026年11月`, or its days where it is no whole month. */
export function useSpanName(): (span: { readonly from: string; readonly to: string }) => string {
  const words = useContractWords()
  const { period, date } = useFormat()
  return ({ from, to }) => {
    const whole = from.endsWith('-01') && addDays(to as BusinessDate, 1).endsWith('-01')
    return whole && from.slice(0, 7) === to.slice(0, 7) ? period(from.slice(0, 7)) : words.to(whole ? period(from.slice(0, 7)) : date(from), whole ? period(to.slice(0, 7)) : date(to))
  }
}
