import * as z from 'zod/mini'
import type { Hardship, Occupancy, UnitUse } from '../../../../functions/estates/model.ts'
import { parseDecimal } from '../../../../functions/money.ts'
import type { Messages as Common } from '../../i18n/zh.ts'
import type { Messages } from './zh.ts'

/** The register's own limit, in 0.01 m2. */
const areaMax = 999_999

/** Typed square metres: a missing or impossible area is never taken as 0 (M2). */
export const areaText = (words: Messages) =>
  z.string().check(
    z.refine((text) => {
      const area = parseDecimal(text, 2)
      return area !== undefined && area >= 1 && area <= areaMax
    }, words.areaWrong),
  )

export const unitSchema = (words: Messages, common: Common) =>
  z
    .object({
      room: z.string().check(z.minLength(1, words.roomNeeded), z.maxLength(20, common.tooLong(20))),
      area: areaText(words),
      use: z.custom<UnitUse>(),
      occupancy: z.custom<Occupancy | ''>(),
      from: z.string(),
      to: z.string(),
      hardship: z.custom<Hardship | ''>(),
      note: z.string().check(z.maxLength(200, common.tooLong(200))),
    })
    .check(z.refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: words.orderWrong }))
