import { dateOfInstant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import { codesWithUse } from './list-codes.ts'
import type { CouponCode } from './model.ts'

/** The codes for the printer; what is used says so, so that nobody prints it again. */
export async function codesTable(ctx: Ctx, id: string, lang: keyof Say): Promise<Table<CouponCode>> {
  const { batch, codes } = await codesWithUse(ctx, id)
  const value: Say = batch.kind === 'minutes' ? { zh: `${batch.value} 分钟`, en: `${batch.value} minutes` } : { zh: `${(batch.value / 100).toFixed(2)} 元`, en: `${(batch.value / 100).toFixed(2)} yuan` }
  return {
    file: `${title[lang]}-${batch.name}`,
    sheet: title,
    columns: [
      { kind: 'text', title: { zh: '券号', en: 'Code' }, width: 16, value: ({ code }) => code },
      { kind: 'text', title: { zh: '券名', en: 'Coupon' }, width: 24, value: () => batch.name },
      { kind: 'text', title: { zh: '抵扣', en: 'Takes off' }, width: 14, value: () => value[lang] },
      { kind: 'text', title: { zh: '发放和承担', en: 'Given and borne by' }, width: 20, value: () => batch.bearer },
      { kind: 'date', title: { zh: '起', en: 'From' }, value: () => batch.from },
      { kind: 'date', title: { zh: '止', en: 'To' }, value: () => batch.to },
      { kind: 'date', title: { zh: '使用日期', en: 'Used on' }, value: ({ used }) => used && dateOfInstant(used.at as Instant) },
      { kind: 'money', title: { zh: '少收（元）', en: 'Taken off (yuan)' }, value: ({ used }) => used?.forgoneFen },
    ],
    rows: codes,
  }
}

const title: Say = { zh: '停车券', en: 'coupons' }
