import type { BusinessDate } from '../../../../functions/calendar.ts'
import { minuteOfDate, quoteFen, readyTariff, type TariffRule, type VehicleClass } from '../../../../functions/tariffs/quote-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { niceTop } from '../../parts/nice-top.ts'
import { useWide } from '../../parts/use-wide.ts'
import { useTariffWords } from './words.ts'

const hoursMax = 48
/** Any days: a curve shows three usual ones, or three holidays. */
const days = ['2001-03-05', '2001-03-06', '2001-03-07'] as BusinessDate[]
const entry = minuteOfDate(days[0]!) + 600
const shown = [0.5, 1, 2, 4, 8, 12, 24, 36, 48]
const [height, left, bottom] = [240, 56, 28]

/** What a stay costs by its length: drawn anew while somebody edits, by the function that charges it. */
export function PriceCurve({ rule, of }: { readonly rule: TariffRule; readonly of: { readonly class: VehicleClass; readonly day: 'usual' | 'holiday' } }) {
  const words = useTariffWords()
  const { yuan } = useFormat()
  // Drawn about as wide as it is shown, so that its figures keep their size on a phone.
  const width = useWide() ? 640 : 320
  const ready = readyTariff({ ...rule, holidays: of.day === 'holiday' ? days : [] })
  const fenAt = (minutes: number) => quoteFen(ready, { in: entry, out: entry + minutes, class: of.class })
  const { ceiling: top } = niceTop(fenAt(hoursMax * 60))
  const x = (minutes: number) => left + (minutes / (hoursMax * 60)) * (width - left - 8)
  const y = (fen: number) => 8 + (1 - fen / top) * (height - bottom - 8)
  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-3 lg:grid-cols-[2fr_1fr]">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${words.curve} ${words.rowName(of.class, of.day)}`} className="w-full" data-curve={fenAt(hoursMax * 60)}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={left} x2={width - 8} y1={y(top * part)} y2={y(top * part)} className="stroke-line" />
            <text x={left - 6} y={y(top * part) + 4} textAnchor="end" fontSize="12" className="fill-ink-2">
              {yuan(Math.round(top * part))}
            </text>
          </g>
        ))}
        {[0, 12, 24, 36, 48].map((hour) => (
          <text key={hour} x={x(hour * 60)} y={height - 8} textAnchor={hour === 48 ? 'end' : 'middle'} fontSize="12" className="fill-ink-2">
            {words.hours(hour)}
          </text>
        ))}
        <path d={pathOf(fenAt, x, y)} fill="none" strokeWidth="2" className="stroke-brand" />
      </svg>
      <table className="w-full border-collapse">
        <caption className="sr-only">{words.curve}</caption>
        <thead>
          <tr className="text-left text-[0.8125rem] text-ink-2">
            <th className="border-b border-line-strong py-1 font-medium">{words.stayed}</th>
            <th className="border-b border-line-strong py-1 text-right font-medium">{words.price}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((hours) => (
            <tr key={hours} className="border-b border-line">
              <td className="py-1">{words.hours(hours)}</td>
              <td className="py-1 text-right tabular-nums">{yuan(fenAt(hours * 60))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A corner wherever the price changes, minute by minute: 2,880 quotes take a few milliseconds. */
function pathOf(fenAt: (minutes: number) => number, x: (minutes: number) => number, y: (fen: number) => number): string {
  let last = fenAt(0)
  const parts = [`M${x(0)} ${y(last)}`]
  for (let minutes = 1; minutes <= hoursMax * 60; minutes += 1) {
    const fen = fenAt(minutes)
    if (fen !== last) parts.push(`H${x(minutes).toFixed(1)}V${y(fen).toFixed(1)}`)
    last = fen
  }
  return `${parts.join('')}H${x(hoursMax * 60)}`
}
