import { useId } from 'react'
import { useWords } from '../i18n/languages.ts'
import { AxisLabel, Gridlines, height, left, lineHeight, useShortYuan, useWidth, widthOf, yOf } from './chart-axis.tsx'
import { niceTop } from './nice-top.ts'

export type Bar = { readonly key: string; readonly label: string; readonly fen: number; readonly bad?: boolean }

type Props = {
  /** What the chart shows, in a sentence with its main figure: it is the picture's text. */
  readonly title: string
  readonly bars: readonly Bar[]
  /** Heads of the two columns of the table below. */
  readonly heads: readonly [string, string]
  readonly format: (fen: number) => string
}

/** Upright bars of amounts, and the same as a table. */
export function BarChart({ title, bars, heads, format }: Props) {
  const words = useWords()
  return (
    <>
      <Bars title={title} bars={bars} />
      <details className="mt-2">
        <summary className="inline-flex min-h-9 items-center font-medium text-link underline underline-offset-4">{words.table.dataTable}</summary>
        <table className="w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b border-line-strong text-left text-[0.8125rem] text-ink-2">
              <th scope="col" className="py-1.5 font-medium">
                {heads[0]}
              </th>
              <th scope="col" className="text-right font-medium">
                {heads[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, fen }) => (
              <tr key={key} className="border-b border-line">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {label}
                </th>
                <td className="text-right">{format(fen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function Bars({ title, bars }: Pick<Props, 'title' | 'bars'>) {
  const id = useId()
  const [box, width] = useWidth()
  const { short } = useShortYuan()
  const { ceiling, ticks } = niceTop(Math.max(0, ...bars.map(({ fen }) => fen)))
  const y = yOf(ceiling)
  // A box that is not laid out yet measures 0: nothing is drawn then, rather than a width below it.
  const step = Math.max(0, width - left) / Math.max(1, bars.length)
  const thick = Math.min(56, step * 0.6)
  const broken = bars.some(({ label }) => widthOf(label) > step - 6)
  // Twelve bars on a phone: every second or third has its month, and the amounts are in the table below.
  const widest = Math.max(0, ...bars.flatMap(({ label }) => (label.includes(' ') ? label.split(' ') : [label]).map(widthOf)))
  const every = broken ? Math.max(1, Math.ceil((widest + 6) / Math.max(1, step))) : 1
  const told = bars.every(({ fen }) => widthOf(short(fen)) < step)
  return (
    <div ref={box} className="mt-3 overflow-hidden">
      <svg width={width} height={broken ? height : height - lineHeight} role="img" aria-labelledby={id} className="block">
        <title id={id}>{title}</title>
        <Gridlines ticks={ticks} y={y} width={width} />
        {bars.map(({ key, label, fen, bad }, at) => {
          const middle = left + step * (at + 0.5)
          return (
            <g key={key}>
              <rect x={middle - thick / 2} width={thick} y={y(fen)} height={Math.max(fen > 0 ? 1 : 0, y(0) - y(fen))} className={bad ? 'fill-bad' : 'fill-chart'} />
              {fen > 0 && told && (
                <text x={middle} y={y(fen) - 6} textAnchor="middle" className="fill-ink text-[0.75rem] font-bold">
                  {short(fen)}
                </text>
              )}
              {at % every === 0 && <AxisLabel label={label} x={middle} broken={broken} />}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
