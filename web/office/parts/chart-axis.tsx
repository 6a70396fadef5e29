import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/i18n/language.tsx'

/** Measures of an upright chart, in px. */
export const height = 220
export const left = 52
export const bottom = 44
export const lineHeight = 16
const top = 20

/** Where an amount stands, from the top. */
export const yOf =
  (ceiling: number) =>
  (fen: number): number =>
    top + (height - top - bottom) * (1 - fen / ceiling)

/** The lines behind the bars, each with its amount. */
export function Gridlines({ ticks, y, width }: { readonly ticks: readonly number[]; readonly y: (fen: number) => number; readonly width: number }) {
  const { short } = useShortYuan()
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
      <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="fill-ink-2 text-[0.75rem]">
        {short(tick)}
      </text>
    </g>
  ))
}

/** About as wide as the label is drawn, in px: a Chinese character takes two. */
export const widthOf = (label: string): number => [...label].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12 : 6.5), 0)

/** On two lines where one is too narrow: `181–365` above `天`. All break or none. */
export function AxisLabel({ label, x, broken }: { readonly label: string; readonly x: number; readonly broken: boolean }) {
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

export function useWidth() {
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
export function useShortYuan() {
  const { lang } = useLanguage()
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  // Below the first big unit whole yuan are short enough: 9023, 1.2万.
  const small = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const big = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  return { short: (fen: number) => (fen < 1_000_000 ? small : big).format(fen / 100) }
}
