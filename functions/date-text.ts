import * as z from 'zod'
import { type BusinessDate, parseDate, parsePeriod, type Period } from './calendar.ts'

/** Brands a text without a transform, of which the API's description could not say what comes out. */
export const branded = <Id>(text: z.ZodType<string, string>) => text as unknown as z.ZodType<Id, string>

/** A business date that exists, `2026-12-31`. */
export const DateText = branded<BusinessDate>(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'YYYY-MM-DD', abort: true })
    .refine((text) => parseDate(text) !== undefined, 'YYYY-MM-DD')
    .meta({ format: 'date', examples: ['2026-12-31'] }),
)

/** A month, `2026-12`. */
export const PeriodText = branded<Period>(
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'YYYY-MM', abort: true })
    .refine((text) => parsePeriod(text) !== undefined, 'YYYY-MM')
    .meta({ examples: ['2026-12'] }),
)
