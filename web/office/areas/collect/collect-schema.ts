import * as z from 'zod/mini'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import type { Messages as Common } from '../../i18n/zh.ts'
import type { Messages } from './zh.ts'

export const collectMethods = ['cash', 'transfer', 'alipay-code', 'wechat-code'] as const
export type CollectMethod = (typeof collectMethods)[number]
/** Paid by the organization's static code, which is known by its order number. */
export const isCode = (method: CollectMethod): boolean => method === 'alipay-code' || method === 'wechat-code'

/** What is typed at the counter; all texts. */
export const collectSchema = (words: Messages, common: Common) =>
  z
    .object({
      amount: z.string().check(
        z.refine((text) => typedYuan(text) !== undefined, words.amountNeeded),
        z.refine((text) => (typedYuan(text) ?? 1) > 0, words.amountZero),
      ),
      method: z.enum(collectMethods),
      date: z.string().check(
        z.refine((text) => parseDate(text) !== undefined, words.dateNeeded),
        z.refine((text) => text <= today(systemClock), words.dateLater),
      ),
      payer: z.string().check(z.maxLength(40, common.tooLong(40))),
      reference: z.string().check(z.maxLength(60, common.tooLong(60))),
      note: z.string().check(z.maxLength(120, common.tooLong(120))),
    })
    .check(z.refine(({ method, reference }) => !isCode(method) || isOrderNumber(reference), { path: ['reference'], error: words.orderNoNeeded }))

/** Digits, however wide and spaced; the server reads them the same way. */
const isOrderNumber = (text: string): boolean => /^\d{10,40}$/.test(text.normalize('NFKC').replace(/\s/g, ''))
