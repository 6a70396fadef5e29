import { firstDay, lastDay, type BusinessDate, type Period } from '../../calendar.ts'
import { yuan } from '../../money.ts'
import type { LabourPerson, Violation } from './labour-model.ts'

/** Published by the place, in force from a date. */
export type MinimumWage = { readonly from: BusinessDate; readonly monthlyFen: number; readonly hourlyFen: number }
/** What a person was paid for a month without overtime and allowances, and for how many hours when paid by the hour. */
export type MonthPay = { readonly month: Period; readonly payFen: number; readonly minutes: number; readonly byHour: boolean }

/** W4: the month's pay at least the minimum wage in force on its last day, by the hour for those who are paid so. */
export function minimumWage(person: LabourPerson, pay: MonthPay, wages: readonly MinimumWage[]): Violation[] {
  const inForce = wages.filter(({ from }) => from <= lastDay(pay.month)).toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  if (!inForce) return []
  const limit = pay.byHour ? Math.ceil((inForce.hourlyFen * pay.minutes) / 60) : inForce.monthlyFen
  if (pay.payFen >= limit) return []
  return [{
    rule: 'W4', person: person.id, days: [firstDay(pay.month), lastDay(pay.month)], is: pay.payFen, limit, unit: 'fen',
    say: { zh: `${pay.month} 工资 ${yuan(pay.payFen)} 元，低于最低工资 ${yuan(limit)} 元。`, en: `Pay of ${yuan(pay.payFen)} yuan for ${pay.month} is below the minimum wage of ${yuan(limit)}.` },
  }]
}
