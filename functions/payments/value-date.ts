import { type Fault, invalid } from '../faults.ts'

/** Older money is a matter for the books, not for the counter. */
export const valueDaysMax = 3 * 366

export const valueDateRefused = (): Fault =>
  invalid('value-date', { zh: '收款日期不能晚于今天，也不能早于三年前，没有保存。请改正日期。', en: 'The day of the payment may not lie in the future nor more than three years back. Nothing was saved. Correct the date.' })
