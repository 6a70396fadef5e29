import { parseYuan } from '../../../../functions/money.ts'
import type { TariffRule } from '../../../../functions/tariffs/quote-model.ts'

/** What stands in the fields of the editor, as it was typed. */
export type RuleValues = {
  readonly freeMinutes: string
  readonly freeHow: 'once' | 'off'
  readonly firstMinutes: string
  readonly firstYuan: string
  readonly stepMinutes: string
  readonly stepYuan: string
  readonly capYuan: string
  readonly capPer: 'calendar-day' | 'rolling-24h'
  readonly nightFrom: string
  readonly nightTo: string
  readonly nightYuan: string
  readonly leaveMinutes: string
}
export type RuleField = keyof RuleValues
export type RuleProblem = { readonly field: RuleField; readonly wrong: 'number' | 'yuan' | 'night' }

export const usualRule: RuleValues = { freeMinutes: '30', freeHow: 'once', firstMinutes: '0', firstYuan: '0', stepMinutes: '60', stepYuan: '2', capYuan: '20', capPer: 'calendar-day', nightFrom: '', nightTo: '', nightYuan: '0', leaveMinutes: '15' }

const yuanText = (fen: number): string => String(fen / 100)
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export function valuesOf(rule: TariffRule): RuleValues {
  const { usual } = rule.classes.find((one) => one.class === 'small')!
  return {
    freeMinutes: String(rule.free.minutes),
    freeHow: rule.free.how,
    firstMinutes: String(rule.firstMinutes),
    firstYuan: yuanText(usual.firstFen),
    stepMinutes: String(rule.stepMinutes),
    stepYuan: yuanText(usual.stepFen),
    capYuan: usual.capFen === null ? '' : yuanText(usual.capFen),
    capPer: rule.capPer,
    nightFrom: rule.night ? clock(rule.night.from) : '',
    nightTo: rule.night ? clock(rule.night.to) : '',
    nightYuan: yuanText(usual.nightFen),
    leaveMinutes: String(rule.leaveMinutes),
  }
}

/** The rule that the fields say, over what the editor does not show of the last version; or what is wrong with them. */
export function ruleOf(values: RuleValues, last: TariffRule | undefined): { readonly rule?: TariffRule; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = []
  const minutes = (field: RuleField, least: number, most: number): number => {
    const value = /^\d{1,4}$/.test(values[field].trim()) ? Number(values[field]) : Number.NaN
    if (value >= least && value <= most) return value
    problems.push({ field, wrong: 'number' })
    return least
  }
  const money = (field: RuleField): number => {
    const fen = parseYuan(values[field].trim() || '0')
    if (fen !== undefined && fen >= 0 && fen <= 1_000_000) return fen
    problems.push({ field, wrong: 'yuan' })
    return 0
  }
  const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const { nightFrom, nightTo } = values
  if ((nightFrom === '') !== (nightTo === '') || (nightFrom !== '' && nightFrom === nightTo)) problems.push({ field: 'nightFrom', wrong: 'night' })
  const usual = { firstFen: money('firstYuan'), stepFen: money('stepYuan'), nightFen: money('nightYuan'), capFen: values.capYuan.trim() === '' ? null : money('capYuan') }
  const small = { class: 'small' as const, usual, holiday: last?.classes.find((one) => one.class === 'small')?.holiday ?? null }
  const rule: TariffRule = {
    free: { minutes: minutes('freeMinutes', 0, 1440), how: values.freeHow },
    firstMinutes: minutes('firstMinutes', 0, 1440),
    stepMinutes: minutes('stepMinutes', 1, 1440),
    night: nightFrom !== '' && nightTo !== '' ? { from: at(nightFrom), to: at(nightTo) } : null,
    capPer: values.capPer,
    restarts: last?.restarts ?? false,
    leaveMinutes: minutes('leaveMinutes', 0, 120),
    classes: [small, ...(last?.classes.filter((one) => one.class !== 'small') ?? [])],
    holidays: last?.holidays ?? [],
  }
  return problems.length > 0 ? { problems } : { rule, problems }
}
