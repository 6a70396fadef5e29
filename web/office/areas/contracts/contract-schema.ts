import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import { scheduleOf, type Span } from '../../../../functions/contracts/schedule-model.ts'
import { parseDecimal, parseYuan } from '../../../../functions/money.ts'
import type { Messages } from './zh.ts'

export type ContractValues = {
  no: string
  party: string
  contact: string
  phone: string
  from: string
  to: string
  every: string
  dueDays: string
  steps: { from: string; rent: string }[]
  tiers: { from: string; rate: string }[]
  minimum: string
  deposit: string
  note: string
}

const isDate = (text: string): boolean => parseDate(text) !== undefined
const readAmount = (text: string): number | undefined => {
  const amount = parseYuan(text.trim() || '0')
  return amount !== undefined && amount >= 0 ? amount : undefined
}
/** `12.5` (%) -> 1250 (0.01 %). */
const readRate = (text: string): number | undefined => {
  const rate = parseDecimal(text.replace('%', ''), 2)
  return rate !== undefined && rate >= 0 && rate <= 10_000 ? rate : undefined
}

/** What is typed; the order of steps and tiers is judged by the API, which says where they are wrong. */
export function contractSchema(words: Messages) {
  const amount = z.string().check(z.refine((text) => readAmount(text) !== undefined, words.amountWrong))
  const date = z.string().check(z.refine(isDate, words.dateNeeded))
  return z.object({
    no: z.string().check(z.refine((text) => text.trim() !== '', words.noNeeded)),
    party: z.string().check(z.refine((text) => text.trim().length >= 2, words.partyNeeded)),
    contact: z.string(),
    phone: z.string().check(z.refine((text) => /^[\d +()转-]{5,30}$/.test(text.trim()), words.phoneWrong)),
    from: date,
    to: date,
    every: z.string(),
    dueDays: z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= 180, words.daysWrong)),
    steps: z.array(z.object({ from: z.string(), rent: amount })).check(z.refine((steps) => steps.slice(1).every(({ from }) => isDate(from)), words.dateNeeded)),
    tiers: z.array(z.object({ from: amount, rate: z.string().check(z.refine((text) => readRate(text) !== undefined, words.rateWrong)) })),
    minimum: amount,
    deposit: amount,
    note: z.string(),
  })
}

/** The API's shape; the first step of the rent begins with the contract. */
export const contractOf = (values: ContractValues) => ({
  no: values.no.trim(),
  party: { name: values.party.trim(), contact: values.contact.trim(), phone: values.phone.trim() },
  from: parseDate(values.from)!,
  to: parseDate(values.to)!,
  every: Number(values.every) as 1 | 3 | 6 | 12,
  dueDays: Number(values.dueDays),
  steps: values.steps.map(({ from, rent }, at) => ({ from: parseDate(at === 0 ? values.from : from)!, monthlyFen: readAmount(rent)! })),
  tiers: values.tiers.length > 0 ? values.tiers.map(({ from, rate }) => ({ fromFen: readAmount(from)!, rateBp: readRate(rate)! })) : null,
  minimumMonthlyFen: readAmount(values.minimum)!,
  depositFen: readAmount(values.deposit)!,
  note: values.note.trim(),
})

/** The rent schedule of what is typed so far, by the rule that settles it; undefined while something is missing. */
export function previewOf(values: ContractValues): Span[] | undefined {
  const [from, to] = [parseDate(values.from), parseDate(values.to)]
  if (!from || !to || from > to || values.steps.some(({ from: day, rent }, at) => readAmount(rent) === undefined || (at > 0 && !isDate(day)))) return undefined
  const steps = values.steps.map(({ from: day, rent }, at) => ({ from: at === 0 ? from : parseDate(day)!, monthlyFen: readAmount(rent)! }))
  return scheduleOf({ terms: [{ from, to }], steps, every: Number(values.every), minimumMonthlyFen: 0, dueDays: 0, shared: values.tiers.length > 0 })
}
