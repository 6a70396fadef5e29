import type { BusinessDate } from '../calendar.ts'
import type { Holiday } from '../rosters/sheet-model.ts'

type Stretch = readonly [name: string, kind: Holiday['kind'], days: readonly string[]]

/**
 * The year's order of the State Council and the thirteen statutory days of the Regulation on public holidays as in force since 2025-01-01. Shipped
 * as data with its source and not compared by the tenant yet; later years are entered when their order is out.
 */
const shipped: Readonly<Record<string, { readonly source: string; readonly days: readonly Stretch[] }>> = {
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）；《全国年节及纪念日放假办法》（2025-01-01 起施行）',
    days: [
      ['元旦', 'statutory', ['01-01']],
      ['元旦', 'off', ['01-02', '01-03']],
      ['元旦调休', 'workday', ['01-04']],
      ['春节', 'statutory', ['02-16', '02-17', '02-18', '02-19']],
      ['春节', 'off', ['02-15', '02-20', '02-21', '02-22', '02-23']],
      ['春节调休', 'workday', ['02-14', '02-28']],
      ['清明节', 'statutory', ['04-05']],
      ['清明节', 'off', ['04-04', '04-06']],
      ['劳动节', 'statutory', ['05-01', '05-02']],
      ['劳动节', 'off', ['05-03', '05-04', '05-05']],
      ['劳动节调休', 'workday', ['05-09']],
      ['端午节', 'statutory', ['06-19']],
      ['端午节', 'off', ['06-20', '06-21']],
      ['中秋节', 'statutory', ['09-25']],
      ['中秋节', 'off', ['09-26', '09-27']],
      ['国庆节', 'statutory', ['10-01', '10-02', '10-03']],
      ['国庆节', 'off', ['10-04', '10-05', '10-06', '10-07']],
      ['国庆节调休', 'workday', ['09-20', '10-10']],
    ],
  },
}

export function shippedHolidays(year: string): { readonly source: string; readonly days: Holiday[] } {
  const found = shipped[year]
  if (!found) return { source: '', days: [] }
  const days = found.days.flatMap(([name, kind, dates]) => dates.map((day): Holiday => ({ date: `${year}-${day}` as BusinessDate, kind, name })))
  return { source: found.source, days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) }
}
