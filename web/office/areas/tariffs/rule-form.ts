import { type BusinessDate, parseDate } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { type Amounts, type TariffRule, type VehicleClass, vehicleClasses } from '../../../../functions/tariffs/quote-model.ts'

export const priceFields = ['first', 'step', 'night', 'cap'] as const
export type PriceField = (typeof priceFields)[number]
export type DayKind = 'usual' | 'holiday'

/** What one class pays on usual days or on holidays, as it was typed; an empty cap is none. */
export type PriceRow = Readonly<Record<PriceField, string>> & { readonly class: VehicleClass; readonly day: DayKind }
export const rowKey = (row: Pick<PriceRow, 'class' | 'day'>): string => `${row.class}-${row.day}`

/** What stands in the fields of the editor, as it was typed. `holidays`: dates with anything between them. */
export type RuleValues = {
  readonly freeMinutes: string
  readonly freeHow: 'once' | 'off'
  readonly firstMinutes: string
  readonly stepMinutes: string
  readonly capPer: 'calendar-day' | 'rolling-24h'
  readonly restarts: boolean
  readonly nightFrom: string
  readonly nightTo: string
  readonly leaveMinutes: string
  readonly prices: readonly PriceRow[]
  readonly holidays: string
}
export type MinutesField = 'freeMinutes' | 'firstMinutes' | 'stepMinutes' | 'leaveMinutes'
/** `field`: the end of the id of the field that is wrong. */
export type RuleProblem = { readonly field: string; readonly label: MinutesField | PriceField | 'nightFrom' | 'holidays'; readonly wrong: 'number' | 'yuan' | 'night' | 'holidays'; readonly row?: PriceRow }

export const usualRule: RuleValues = {
  freeMinutes: '30',
  freeHow: 'once',
  firstMinutes: '0',
  stepMinutes: '60',
  capPer: 'calendar-day',
  restarts: false,
  nightFrom: '',
  nightTo: '',
  leaveMinutes: '15',
  prices: [{ class: 'small', day: 'usual', first: '0', step: '2', night: '0', cap: '20' }],
  holidays: '',
}

const yuanText = (fen: number): string => String(fen / 100)
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export function valuesOf({ free, firstMinutes, stepMinutes, capPer, restarts, night, leaveMinutes, classes, holidays }: TariffRule): RuleValues {
  const rowOf = (name: VehicleClass, day: DayKind, amounts: Amounts): PriceRow => ({
    class: name,
    day,
    first: yuanText(amounts.firstFen),
    step: yuanText(amounts.stepFen),
    night: yuanText(amounts.nightFen),
    cap: amounts.capFen === null ? '' : yuanText(amounts.capFen),
  })
  return {
    freeMinutes: String(free.minutes),
    freeHow: free.how,
    firstMinutes: String(firstMinutes),
    stepMinutes: String(stepMinutes),
    capPer,
    restarts,
    nightFrom: night ? clock(night.from) : '',
    nightTo: night ? clock(night.to) : '',
    leaveMinutes: String(leaveMinutes),
    prices: inOrder(classes.flatMap((one) => [rowOf(one.class, 'usual', one.usual), ...(one.holiday ? [rowOf(one.class, 'holiday', one.holiday)] : [])])),
    holidays: holidays.join(' '),
  }
}

const place = (row: PriceRow): number => vehicleClasses.indexOf(row.class) * 2 + (row.day === 'holiday' ? 1 : 0)
const inOrder = (rows: readonly PriceRow[]): PriceRow[] => [...rows].sort((a, b) => place(a) - place(b))

/** Prices that are not told yet: of another class, or of holidays of a class that is told. */
export const untold = (rows: readonly PriceRow[]): Pick<PriceRow, 'class' | 'day'>[] => {
  const told = new Set(rows.map(rowKey))
  return vehicleClasses.map((name) => ({ class: name, day: told.has(`${name}-usual`) ? ('holiday' as const) : ('usual' as const) })).filter((row) => !told.has(rowKey(row)))
}

/** Begins with the prices of small cars. */
export const withRow = (rows: readonly PriceRow[], added: Pick<PriceRow, 'class' | 'day'>): PriceRow[] => inOrder([...rows, { ...(rows.find((row) => row.class === added.class) ?? rows[0]!), ...added }])

/** A class that goes takes its holidays along; small cars stay. */
export const withoutRow = (rows: readonly PriceRow[], gone: PriceRow): PriceRow[] => rows.filter((row) => row.class !== gone.class || (gone.day === 'holiday' && row.day === 'usual'))

/** The rule that the fields say, and what is wrong with them. With holidays alone missing, the rule can be drawn, not sent. */
export function ruleOf(values: RuleValues): { readonly rule?: TariffRule; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = []
  const minutes = (field: MinutesField, least: number, most: number): number => {
    const value = /^\d{1,4}$/.test(values[field].trim()) ? Number(values[field]) : Number.NaN
    if (value >= least && value <= most) return value
    problems.push({ field, label: field, wrong: 'number' })
    return least
  }
  const money = (row: PriceRow, field: PriceField): number => {
    const fen = parseYuan(row[field].trim() || '0')
    if (fen !== undefined && fen >= 0 && fen <= 1_000_000) return fen
    problems.push({ field: `${rowKey(row)}-${field}`, label: field, wrong: 'yuan', row })
    return 0
  }
  const amountsOf = (row: PriceRow): Amounts => ({ firstFen: money(row, 'first'), stepFen: money(row, 'step'), nightFen: money(row, 'night'), capFen: row.cap.trim() === '' ? null : money(row, 'cap') })
  const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const { nightFrom, nightTo, prices } = values
  if ((nightFrom === '') !== (nightTo === '') || (nightFrom !== '' && nightFrom === nightTo)) problems.push({ field: 'nightFrom', label: 'nightFrom', wrong: 'night' })
  const rule: TariffRule = {
    free: { minutes: minutes('freeMinutes', 0, 1440), how: values.freeHow },
    firstMinutes: minutes('firstMinutes', 0, 1440),
    stepMinutes: minutes('stepMinutes', 1, 1440),
    night: nightFrom !== '' && nightTo !== '' ? { from: at(nightFrom), to: at(nightTo) } : null,
    capPer: values.capPer,
    restarts: values.restarts,
    leaveMinutes: minutes('leaveMinutes', 0, 120),
    classes: prices
      .filter(({ day }) => day === 'usual')
      .map((row) => {
        const holiday = prices.find((one) => one.class === row.class && one.day === 'holiday')
        return { class: row.class, usual: amountsOf(row), holiday: holiday ? amountsOf(holiday) : null }
      }),
    holidays: holidaysOf(values, problems),
  }
  return problems.some(({ wrong }) => wrong !== 'holidays') ? { problems } : { rule, problems }
}

const holidaysMax = 120

/** Needed only where holidays have prices of their own. */
function holidaysOf({ holidays, prices }: RuleValues, problems: RuleProblem[]): BusinessDate[] {
  const typed = holidays.split(/[\s,，、;；]+/).filter(Boolean)
  const dates = [...new Set(typed.map(parseDate))]
  const known = dates.filter((date) => date !== undefined).sort()
  const needed = prices.some(({ day }) => day === 'holiday')
  if (known.length < dates.length || known.length > holidaysMax || (needed && known.length === 0)) problems.push({ field: 'holidays', label: 'holidays', wrong: 'holidays' })
  return known
}
