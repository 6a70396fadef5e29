import { useFormat } from '../../../shared/i18n/language.tsx'
import { textsOf } from '../times.ts'
import { useRosterWords } from './words.ts'

/** 465 minutes -> `7.8`, 480 -> `8`. */
export const hoursText = (minutes: number): string => String(Math.round(minutes / 6) / 10)

export const useTimes = () => textsOf(useRosterWords(), useFormat())
