import { partsOf, type ShiftTimes } from '../../../../functions/rosters/rules/shift-parts.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { useRequestWords } from './words.ts'

type Shift = ShiftTimes & { readonly date: string; readonly name: string; readonly post: string }

const clock = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `12月1日 夜班 22:00–次日 06:00, 东门岗`; of a split shift both parts. */
export function useShiftText(): (shift: Shift) => string {
  const words = useRequestWords()
  const { day, marks } = useFormat()
  const span = ({ from, to }: ReturnType<typeof partsOf>[number]) => `${from > 1440 ? `${words.nextDay} ` : ''}${clock(from)}–${to > 1440 && from < 1440 ? `${words.nextDay} ` : ''}${to === 1440 ? '24:00' : clock(to)}`
  return (shift) => `${day(shift.date)} ${shift.name} ${partsOf(shift).map(span).join(marks.comma)}${words.comma}${shift.post}`
}
