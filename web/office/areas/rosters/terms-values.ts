import * as z from 'zod/mini'
import { type BusinessDate, parseDate } from '../../../../functions/calendar.ts'
import type { FoundTerms } from './setup-queries.ts'
import type { SetupMessages } from './setup-zh.ts'

/** What is agreed with a person, as it is typed. Weekdays are ticked, not typed. */
export type TermsValues = {
  document: string
  from: string
  to: string
  min: string
  max: string
  away: { from: string; to: string }[]
  wishes: { date: string; shift: string; how: string }[]
}

const isHours = (text: string) => text.trim() === '' || (/^\d{1,2}(\.5)?$/.test(text.trim()) && Number(text) <= 60)
const isDate = (text: string) => parseDate(text) !== undefined

export const termsSchema = ({ wrong }: Pick<SetupMessages, 'wrong'>) =>
  z
    .object({
      document: z.string().check(z.maxLength(80)),
      from: z.string(),
      to: z.string(),
      min: z.string(),
      max: z.string(),
      away: z.array(z.object({ from: z.string().check(z.refine(isDate, wrong.from)), to: z.string() }).check(z.refine(({ from, to }) => !isDate(from) || to === '' || (isDate(to) && to >= from), { path: ['to'], message: wrong.dates }))),
      wishes: z.array(z.object({ date: z.string().check(z.refine(isDate, wrong.from)), shift: z.string().check(z.minLength(1, wrong.shift)), how: z.string() })),
    })
    .check(
      z.refine(({ document, from }) => document.trim() === '' || isDate(from), { path: ['from'], message: wrong.from }),
      z.refine(({ document, from, to }) => document.trim() === '' || to === '' || to >= from, { path: ['to'], message: wrong.dates }),
      z.refine(({ min, max }) => isHours(min) && isHours(max) && (min.trim() === '') === (max.trim() === '') && Number(min) <= Number(max) && (max.trim() === '' || Number(max) > 0), { path: ['max'], message: wrong.hours }),
    )

export const valuesOf = ({ overtime, hoursPerWeek, away, wishes }: FoundTerms): TermsValues => ({
  document: overtime?.document ?? '', from: overtime?.from ?? '', to: overtime?.to ?? '', min: hoursPerWeek ? String(hoursPerWeek.min) : '', max: hoursPerWeek ? String(hoursPerWeek.max) : '',
  away: away.map(({ from, to }) => ({ from, to: to === from ? '' : to })),
  wishes: wishes.map(({ date, shift, wants }) => ({ date, shift, how: wants ? 'wants' : 'not' })),
})

/** A stretch without a last day is one day. Both lists are kept by date. */
export function termsOf({ document, from, to, min, max, away, wishes }: TermsValues): Pick<FoundTerms, 'overtime' | 'hoursPerWeek' | 'away' | 'wishes'> {
  const day = (text: string) => text as BusinessDate
  const byDate = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return {
    overtime: document.trim() ? { document: document.trim(), from: day(from), to: to ? day(to) : null } : null,
    hoursPerWeek: max.trim() ? { min: Number(min), max: Number(max) } : null,
    away: away.map((one) => ({ from: day(one.from), to: day(one.to || one.from) })).toSorted((a, b) => byDate(a.from, b.from)),
    wishes: wishes.map(({ date, shift, how }) => ({ date: day(date), shift: shift as never, wants: how === 'wants' })).toSorted((a, b) => byDate(a.date, b.date)),
  }
}
