import { useFormat } from '../../../shared/i18n/language.tsx'
import { useRequestWords } from './words.ts'

type Shift = { readonly date: string; readonly name: string; readonly post: string; readonly startMinute: number; readonly spanMinutes: number }

const clock = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `12月1日 夜班 22:00–次日 06:00，东门岗`. */
export function useShiftText(): (shift: Shift) => string {
  const words = useRequestWords()
  const { day } = useFormat()
  return ({ date, name, post, startMinute, spanMinutes }) => {
    const end = startMinute + spanMinutes
    return `${day(date)} ${name} ${clock(startMinute)}–${end > 1440 ? `${words.nextDay} ` : ''}${end === 1440 ? '24:00' : clock(end)}, ${post}`
  }
}
