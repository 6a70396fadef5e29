import { type BusinessDate, type Period, periodOfDate } from '../calendar.ts'
import { monthsApart, monthsLater } from './term-rules.ts'

/** Which row of the national table a person stands under. A woman's is 55 where her post is one of management or skill, else 50. */
export const retirementKinds = ['man', 'woman-55', 'woman-50'] as const
export type RetirementKind = (typeof retirementKinds)[number]

type Row = {
  readonly kind: RetirementKind
  readonly years: number
  /** Born in this month or later: a month more for every so many months, and never more than `mostMonths`. Null: no rise. */
  readonly rise: { readonly bornFrom: Period; readonly everyMonths: number; readonly mostMonths: number } | null
}

/** Ages by law, by the date from which each table holds; a new law is one more entry. */
export type RetirementTable = { readonly from: BusinessDate; readonly source: string; readonly rows: readonly Row[] }

export const retirementTables: readonly RetirementTable[] = [
  {
    from: '1978-06-02' as BusinessDate,
    source: '《国务院关于安置老弱病残干部的暂行办法》《国务院关于工人退休、退职的暂行办法》国发〔1978〕104号',
    rows: [
      { kind: 'man', years: 60, rise: null },
      { kind: 'woman-55', years: 55, rise: null },
      { kind: 'woman-50', years: 50, rise: null },
    ],
  },
  {
    from: '2025-01-01' as BusinessDate,
    source: '《全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定》（2024年9月13日）所附《国务院关于渐进式延迟法定退休年龄的办法》',
    rows: [
      { kind: 'man', years: 60, rise: { bornFrom: '1965-01' as Period, everyMonths: 4, mostMonths: 36 } },
      { kind: 'woman-55', years: 55, rise: { bornFrom: '1970-01' as Period, everyMonths: 4, mostMonths: 36 } },
      { kind: 'woman-50', years: 50, rise: { bornFrom: '1975-01' as Period, everyMonths: 2, mostMonths: 60 } },
    ],
  },
]

/** What somebody reaches, when, and by which document. */
export type Retirement = { readonly on: BusinessDate; readonly month: Period; readonly years: number; readonly months: number; readonly source: string }

/**
 * The legal age of retirement by month of birth (E1). Whoever reached the old age before the new table began keeps the old
 * one. A wish for flexible retirement, up to three years to either side, is the person's own and changes no subsidy.
 */
export function retirementOf(born: BusinessDate, kind: RetirementKind): Retirement {
  const [first, ...later] = retirementTables.map((table) => reachedBy(table, born, kind))
  return later.reduce((found, next, at) => (found!.on < retirementTables[at + 1]!.from ? found : next), first)!
}

function reachedBy({ source, rows }: RetirementTable, born: BusinessDate, kind: RetirementKind): Retirement {
  const { years, rise } = rows.find((row) => row.kind === kind)!
  const later = rise ? Math.max(0, Math.min(rise.mostMonths, Math.floor(monthsApart(rise.bornFrom, periodOfDate(born)) / rise.everyMonths) + 1)) : 0
  const on = monthsLater(born, years * 12 + later)
  return { on, month: periodOfDate(on), years: years + Math.floor(later / 12), months: later % 12, source }
}

/** Null where the day of birth is not known. */
export const retirementIf = (born: BusinessDate | null, kind: RetirementKind): Retirement | null => (born === null ? null : retirementOf(born, kind))

/** What is usual where nobody says otherwise: a woman on a worker's post. */
export const usualRetirementKind = (gender: string | null): RetirementKind => (gender === 'f' ? 'woman-50' : 'man')

