import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import type { Messages as Common } from '../../i18n/zh.ts'
import type { Messages } from './zh.ts'

/** What is typed at the counter; all texts. */
export const collectSchema = (words: Messages, common: Common) =>
  z.object({
    amount: z.string().check(
      z.refine((text) => parseYuan(text) !== undefined, words.amountNeeded),
      z.refine((text) => (parseYuan(text) ?? 1) > 0, words.amountZero),
    ),
    method: z.enum(['cash', 'transfer']),
    date: z.string().check(
      z.refine((text) => parseDate(text) !== undefined, words.dateNeeded),
      z.refine((text) => text <= today(systemClock), words.dateLater),
    ),
    payer: z.string().check(z.maxLength(40, common.tooLong(40))),
    reference: z.string().check(z.maxLength(60, common.tooLong(60))),
    note: z.string().check(z.maxLength(120, common.tooLong(120))),
  })
