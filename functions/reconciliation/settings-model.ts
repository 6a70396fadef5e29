import * as z from 'zod'

/** At most 5 %: what any provider keeps is far below. */
const fee = z.int().min(0).max(500)
export const MatchingSettings = z
  .object({
    version: z.int(),
    /** Whether what the rules by number, order, our code and door have one answer for is confirmed by itself. */
    automatic: z.boolean(),
    /** 60 = 0.60 % of each payment; 0 where it keeps nothing. */
    feePerTenThousand: z.int(),
    /** By what people decided in a year. In millionths, cut; null before anybody decided. */
    precision: z.object({ right: z.int(), wrong: z.int(), precisionPpm: z.int().nullable() }),
  })
  .meta({ id: 'MatchingSettings' })
export type MatchingSettings = z.infer<typeof MatchingSettings>
export const ChangeMatchingSettings = z.object({ version: z.int().min(1), automatic: z.boolean(), feePerTenThousand: fee.default(0) })
export type ChangeMatchingSettings = z.output<typeof ChangeMatchingSettings>
