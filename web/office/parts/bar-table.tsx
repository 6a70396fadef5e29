import type { ReactNode } from 'react'

export type BarRow = { readonly key: string; readonly name: ReactNode; readonly fen: number; readonly note?: string }

type Props = { readonly caption: string; readonly heads: readonly [string, string]; readonly rows: readonly BarRow[]; readonly format: (fen: number) => string }

/** Lying bars in a table of names and amounts: picture and figures in one. */
export function BarTable({ caption, heads, rows, format }: Props) {
  const greatest = Math.max(1, ...rows.map(({ fen }) => fen))
  return (
    <table className="mt-3 w-full">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{heads[0]}</th>
          <td />
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, fen, note }) => (
          <tr key={key}>
            <th scope="row" className="min-w-20 py-1.5 pr-3 text-left font-normal break-keep">
              {name}
            </th>
            <td className="w-full min-w-12">
              <div className="h-4 bg-chart" style={{ width: `${Math.max(fen > 0 ? 1 : 0, (fen / greatest) * 100)}%` }} />
            </td>
            <td className="pl-3 text-right whitespace-nowrap">
              {format(fen)}
              {note && <span className="ml-auto block max-w-44 text-[0.8125rem] whitespace-normal text-ink-2">{note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
