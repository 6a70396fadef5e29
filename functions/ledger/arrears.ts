import { type BusinessDate, daysBetween } from '../calendar.ts'
import { assert, type Say } from '../faults.ts'
import { type Account, isOverdue, type OpenBill } from '../fees/account.ts'
import { ageBuckets, type AgeBucket, type Ages, type ArrearsBuilding, type ArrearsHousehold } from './shapes.ts'

/** By whole days past the due date; due today is not yet late. */
export function ageOf(dueDate: BusinessDate, today: BusinessDate): AgeBucket {
  const days = daysBetween(dueDate, today)
  if (days <= 0) return 'not-due'
  if (days <= 30) return 'd1-30'
  if (days <= 90) return 'd31-90'
  if (days <= 180) return 'd91-180'
  return days <= 365 ? 'd181-365' : 'over-365'
}

export const ageNames: Readonly<Record<AgeBucket, Say>> = {
  'not-due': { zh: '未到期', en: 'Not yet due' },
  'd1-30': { zh: '逾期 1–30 天', en: '1–30 days late' },
  'd31-90': { zh: '逾期 31–90 天', en: '31–90 days late' },
  'd91-180': { zh: '逾期 91–180 天', en: '91–180 days late' },
  'd181-365': { zh: '逾期 181–365 天', en: '181–365 days late' },
  'over-365': { zh: '逾期一年以上', en: 'Over a year late' },
}

/** What one household owes by age; undefined when nothing is open. */
export function owedBy(account: Account, today: BusinessDate): ArrearsHousehold | undefined {
  const first = account.open[0]
  if (!first) return undefined
  const agesFen = agesOf(account.open, today)
  const openFen = ageBuckets.reduce((total, age) => total + agesFen[age], 0)
  assert(openFen === account.openFen, `the open bills of ${account.unit} add up to its open amount`)
  return {
    unit: account.unit,
    building: account.building,
    buildingName: account.buildingName,
    room: account.room,
    name: account.name,
    bills: account.open.length,
    oldestDue: account.open.reduce((oldest, bill) => (bill.dueDate < oldest ? bill.dueDate : oldest), first.dueDate),
    openFen,
    overdueFen: openFen - agesFen['not-due'],
    creditFen: account.creditFen,
    agesFen,
  }
}

function agesOf(open: readonly OpenBill[], today: BusinessDate): Ages {
  const ages = Object.fromEntries(ageBuckets.map((age) => [age, 0])) as Record<AgeBucket, number>
  for (const bill of open) ages[ageOf(bill.dueDate, today)] += bill.openFen
  assert(ages['not-due'] === open.filter((bill) => !isOverdue(bill.dueDate, today)).reduce((total, bill) => total + bill.openFen, 0), 'late means the same in bills and books')
  return ages
}

/** Sums of households; the same additions for a building, a community and the whole. */
export function totalOwed(households: readonly ArrearsHousehold[]) {
  const agesFen = Object.fromEntries(ageBuckets.map((age) => [age, households.reduce((total, household) => total + household.agesFen[age], 0)])) as Record<AgeBucket, number>
  return {
    households: households.length,
    bills: households.reduce((total, household) => total + household.bills, 0),
    openFen: households.reduce((total, household) => total + household.openFen, 0),
    overdueFen: households.reduce((total, household) => total + household.overdueFen, 0),
    creditFen: households.reduce((total, household) => total + household.creditFen, 0),
    agesFen,
  }
}

type Place = { readonly building: string; readonly community: string; readonly name: string; readonly communityName: string }

/** A building's row; buildings without debts have none. */
export function owedInBuilding(place: Place, households: readonly ArrearsHousehold[]): ArrearsBuilding {
  const { bills: _, ...total } = totalOwed(households)
  return { ...place, ...total }
}
