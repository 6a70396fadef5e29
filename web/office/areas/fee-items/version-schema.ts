import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import type { Basis } from '../../../../functions/fees/model.ts'
import type { BuildingType, UnitUse } from '../../../../functions/estates/model.ts'
import { parseDecimal } from '../../../../functions/money.ts'
import type { Messages } from './zh.ts'

/** A typed price in 0.0001 yuan; undefined unless above 0. */
export const readPrice = (text: string): number | undefined => {
  const price = parseDecimal(text, 4)
  return price !== undefined && price > 0 ? price : undefined
}

const isDate = (text: string): boolean => parseDate(text) !== undefined

/** What a version of a fee item is made of, as typed. */
export const versionFields = (words: Messages) => ({
  from: z.string().check(z.refine(isDate, words.dateNeeded)),
  min: z.string().check(z.refine((text) => readPrice(text) !== undefined, words.priceWrong)),
  max: z.string().check(z.refine((text) => readPrice(text) !== undefined, words.priceWrong)),
  document: z.string().check(z.minLength(1, words.documentNeeded), z.maxLength(80)),
  bandFrom: z.string().check(z.refine(isDate, words.dateNeeded)),
  bandTo: z.string(),
  rates: z
    .array(z.object({ nth: z.string(), type: z.custom<BuildingType | ''>(), use: z.custom<UnitUse | ''>(), price: z.string().check(z.refine((text) => text.trim() === '' || readPrice(text) !== undefined, words.priceWrong)) }))
    .check(z.refine((rates) => rates.some(({ price }) => price.trim() !== ''), words.ratesNeeded)),
})

export type VersionValues = {
  from: string
  min: string
  max: string
  document: string
  bandFrom: string
  bandTo: string
  /** `nth`: from the household's nth car on; counts per permit only. */
  rates: { nth: string; type: BuildingType | ''; use: UnitUse | ''; price: string }[]
}

/** What can be said before asking: the band's ends in order, every price between them (F1). The API says the rest. */
export function versionProblems(values: VersionValues, words: Messages, say: (price: number) => string): { readonly path: readonly (string | number)[]; readonly say: string }[] {
  const [min, max] = [readPrice(values.min), readPrice(values.max)]
  if (min === undefined || max === undefined) return []
  if (max < min) return [{ path: ['max'], say: words.orderWrong }]
  return values.rates.flatMap(({ price }, at) => {
    const typed = readPrice(price)
    return typed !== undefined && (typed < min || typed > max) ? [{ path: ['rates', at, 'price'], say: words.outsideBand(say(min), say(max)) }] : []
  })
}

/** A line of prices before anything is typed. */
export const emptyRate = { nth: '1', type: '', use: '', price: '' } as const

/** The API's shape of a version. */
export const versionOf = (basis: Basis, { from, min, max, document, bandFrom, bandTo, rates }: VersionValues) => ({
  from,
  band: { min: readPrice(min)!, max: readPrice(max)!, document: document.trim(), from: bandFrom, to: bandTo || null },
  rates: rates.map(({ nth, type, use, price }) => ({ buildingType: type || null, use: use || null, price: readPrice(price) ?? null, ...(basis === 'per-permit' ? { nth: Number(nth) } : {}) })),
})
