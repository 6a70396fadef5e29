import { useEffect, useId, useRef, useState } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { useWords } from '../i18n/languages.ts'
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

const height = 220
const left = 52
const bottom = 44
const top = 20
const lineHeight = 16

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
  const y = (fen: number) => top + (height - top - bottom) * (1 - fen / ceiling)
  // A box that is not laid out yet measures 0: nothing is drawn then, rather than a width below it.
  const step = Math.max(0, width - left) / Math.max(1, bars.length)
  const thick = Math.min(56, step * 0.6)
  const broken = bars.some(({ label }) => widthOf(label) > step - 6)
  return (
    <div ref={box} className="mt-3 overflow-hidden">
      <svg width={width} height={broken ? height : height - lineHeight} role="img" aria-labelledby={id} className="block">
        <title id={id}>{title}</title>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="fill-ink-2 text-[0.75rem]">
              {short(tick)}
            </text>
          </g>
        ))}
        {bars.map(({ key, label, fen, bad }, at) => {
          const middle = left + step * (at + 0.5)
          return (
            <g key={key}>
              <rect x={middle - thick / 2} width={thick} y={y(fen)} height={Math.max(fen > 0 ? 1 : 0, y(0) - y(fen))} className={bad ? 'fill-bad' : 'fill-chart'} />
              {fen > 0 && (
                <text x={middle} y={y(fen) - 6} textAnchor="middle" className="fill-ink text-[0.75rem] font-bold">
                  {short(fen)}
                </text>
              )}
              <AxisLabel label={label} x={middle} broken={broken} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** About as wide as the label is drawn, in px: a Chinese character takes two. */
const widthOf = (label: string): number => [...label].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12 : 6.5), 0)

/** On two lines where one is too narrow: `181–365` above `天`. All break or none. */
function AxisLabel({ label, x, broken }: { readonly label: string; readonly x: number; readonly broken: boolean }) {
  const lines = broken && label.includes(' ') ? [label.slice(0, label.indexOf(' ')), label.slice(label.indexOf(' ') + 1)] : [label]
  return (
    <text x={x} y={height - bottom + 18} textAnchor="middle" className="fill-ink text-[0.75rem]">
      {lines.map((line, at) => (
        <tspan key={line} x={x} dy={at === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(300)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}

/** Yuan in few characters for an axis: 12.5万, 12.5k. */
function useShortYuan() {
  const { lang } = useLanguage()
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  // Below the first big unit whole yuan are short enough: 9023, 1.2万.
  const small = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const big = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return { short: (fen: number) => (fen < 1_000_000 ? small : big).format(fen / 100) }
}
