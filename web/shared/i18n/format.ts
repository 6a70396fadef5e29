import { systemClock, today } from '../../../functions/calendar.ts'
import type { Lang } from './spoken.ts'

/** How money, dates and numbers read in one language. Amounts are fen, dates `YYYY-MM-DD`, periods `YYYY-MM`. */
export type Format = {
  /** 44260 -> `¥442.60`; -500 -> `-¥5.00`. Always two decimals. */
  readonly yuan: (fen: number) => string
  /** 44260 -> `442.60`, for table columns whose head says yuan. */
  readonly amount: (fen: number) => string
  /** 6700 (0.01 m2) -> `67.00`. */
  readonly area: (area: number) => string
  /** 1500 (0.0001 yuan) -> `0.15`; 12345 -> `1.2345`: two decimals at least, four at most. */
  readonly price: (price: number) => string
  readonly count: (value: number) => string
  /** 0.7623 -> `76.2%`. */
  readonly percent: (ratio: number) => string
  /** `10月15日`, with the year when it is not this one. */
  readonly day: (date: string) => string
  /** `2026年10月15日`. */
  readonly date: (date: string) => string
  /** `2026年12月`, `December 2026`. */
  readonly period: (period: string) => string
  /** Between the things of a list, between clauses, and before what a name stands for. */
  readonly marks: { readonly comma: string; readonly semicolon: string; readonly colon: string }
  /** An instant as date and minute in Shanghai: `2026年11月23日 14:05`. */
  readonly moment: (instant: string) => string
}

const made = new Map<Lang, Format>()

export function formatOf(lang: Lang): Format {
  const known = made.get(lang)
  if (known) return known
  const format = make(lang === 'zh' ? 'zh-CN' : 'en-GB')
  made.set(lang, format)
  return format
}

function make(locale: string): Format {
  const decimals = (min: number, max: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: min, maximumFractionDigits: max })
  const two = decimals(2, 2)
  const price = decimals(2, 4)
  const whole = decimals(0, 0)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  // Business dates carry no zone: they are formatted as UTC days so that no machine's zone can move them.
  const ofDay = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const short = ofDay({ month: 'long', day: 'numeric' })
  const full = ofDay({ year: 'numeric', month: 'long', day: 'numeric' })
  const month = ofDay({ year: 'numeric', month: 'long' })
  const inShanghai = { timeZone: 'Asia/Shanghai' } as const
  const momentDay = new Intl.DateTimeFormat(locale, { ...inShanghai, year: 'numeric', month: 'long', day: 'numeric' })
  const momentTime = new Intl.DateTimeFormat(locale, { ...inShanghai, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const date = (text: string) => full.format(at(text))
  return {
    marks: locale === 'zh-CN' ? { comma: '、', semicolon: '；', colon: '：' } : { comma: ', ', semicolon: '; ', colon: ': ' },
    yuan: (fen) => `${fen < 0 ? '-' : ''}¥${two.format(Math.abs(fen) / 100)}`,
    amount: (fen) => two.format(fen / 100),
    area: (area) => two.format(area / 100),
    price: (value) => price.format(value / 10_000),
    count: (value) => whole.format(value),
    percent: (ratio) => percent.format(ratio),
    day: (text) => (text.slice(0, 4) === today(systemClock).slice(0, 4) ? short.format(at(text)) : date(text)),
    date,
    period: (period) => month.format(at(`${period}-01`)),
    moment: (instant) => `${momentDay.format(at(instant))} ${momentTime.format(at(instant))}`,
  }
}

/** `2026-10-15` reads as midnight UTC, an instant as itself. */
const at = (text: string): number => Date.parse(text)
