import { addMonths, type Period, periodOfDate, systemClock, today } from '../../../functions/calendar.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { type Choice, Pick } from './pick.tsx'

const monthsBack = 35

/** The month that it is now in Shanghai. */
export const thisPeriod = (): Period => periodOfDate(today(systemClock))

/** Months to choose from, newest first; `ahead` months to come on top. */
export function usePeriods(ahead = 1): Choice[] {
  const { period } = useFormat()
  return Array.from({ length: monthsBack + ahead + 1 }, (_, at) => addMonths(thisPeriod(), ahead - at)).map((value) => ({ value, label: period(value) }))
}

type Props = { readonly label: string; readonly value: string | undefined; readonly onChange: (value: string | undefined) => void; readonly all?: string; readonly ahead?: number }

export function PeriodPick({ label, value, onChange, all, ahead = 1 }: Props) {
  const periods = usePeriods(ahead)
  const known = !value || periods.some((choice) => choice.value === value)
  const { period } = useFormat()
  const choices = known ? periods : [...periods, { value: value as string, label: period(value as string) }]
  return <Pick label={label} value={value} onChange={onChange} choices={choices} {...(all === undefined ? {} : { all })} />
}
