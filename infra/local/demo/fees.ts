import type { BusinessDate } from '../../../functions/calendar.ts'

const band = (from: BusinessDate, min: number, max: number) => ({ min, max, document: '东价〔2025〕17号', from, to: null })
const rate = (price: number | null, buildingType: string | null = null, use: string | null = null) => ({ buildingType, use, price })

/** Low fees of the kind that streets set: by area and building type, by household, and a lift item for those who have one. Prices in 0.0001 yuan. */
export const feeItemsOf = (from: BusinessDate) => [
  {
    name: { zh: '物业服务费', en: 'Property service fee' },
    basis: 'per-m2',
    from,
    rates: [rate(3000), rate(5500, 'lift'), rate(8000, null, 'shop')],
    band: band(from, 2000, 9000),
  },
  { name: { zh: '公共照明费', en: 'Shared lighting' }, basis: 'per-household', from, rates: [rate(30_000)], band: band(from, 10_000, 50_000) },
  { name: { zh: '电梯运行维护费', en: 'Lift running and upkeep' }, basis: 'per-household', from, rates: [rate(null), rate(180_000, 'lift')], band: band(from, 100_000, 300_000) },
]
