import { useId } from 'react'
import { AxisLabel, Gridlines, height, left, lineHeight, useWidth, widthOf, yOf } from './chart-axis.tsx'
import { niceTop } from './nice-top.ts'

export type Pair = { readonly key: string; readonly label: string; readonly first: number; readonly second: number }

type Props = {
  /** What the chart shows, in a sentence with its main figure: it is the picture's text. */
  readonly title: string
  readonly names: readonly [string, string]
  readonly pairs: readonly Pair[]
}

/** Two amounts a month side by side, in fen. The figures stand in a table beside it, which the screen brings. Amounts below 0 are drawn as nothing. */
export function PairChart({ title, names, pairs }: Props) {
  const id = useId()
  const [box, width] = useWidth()
  const { ceiling, ticks } = niceTop(Math.max(0, ...pairs.flatMap(({ first, second }) => [first, second])))
  const y = yOf(ceiling)
  // A box that is not laid out yet measures 0: nothing is drawn then, rather than a width below it.
  const step = Math.max(0, width - left) / Math.max(1, pairs.length)
  const thick = Math.min(28, step * 0.32)
  // Where labels would touch only some are written, the last one always.
  const every = Math.max(1, Math.ceil(Math.max(0, ...pairs.map(({ label }) => widthOf(label) + 8)) / Math.max(1, step)))
  const bar = (x: number, fen: number, fill: string) => <rect x={x} width={thick} y={y(Math.max(0, fen))} height={Math.max(fen > 0 ? 1 : 0, y(0) - y(Math.max(0, fen)))} className={fill} />
  return (
    <>
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {names.map((name, at) => (
          <span key={name} className="flex items-center gap-2">
            <span aria-hidden className={at === 0 ? 'size-3 bg-chart' : 'size-3 bg-chart-2'} />
            {name}
          </span>
        ))}
      </p>
      <div ref={box} className="mt-2 overflow-hidden">
        <svg width={width} height={height - lineHeight} role="img" aria-labelledby={id} className="block">
          <title id={id}>{title}</title>
          <Gridlines ticks={ticks} y={y} width={width} />
          {pairs.map(({ key, label, first, second }, at) => {
            const middle = left + step * (at + 0.5)
            return (
              <g key={key}>
                {bar(middle - thick - 1, first, 'fill-chart')}
                {bar(middle + 1, second, 'fill-chart-2')}
                {(pairs.length - 1 - at) % every === 0 && <AxisLabel label={label} x={middle} broken={false} />}
              </g>
            )
          })}
        </svg>
      </div>
    </>
  )
}
