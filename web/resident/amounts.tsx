import type { ReactNode } from 'react'

export type AmountRow = { readonly key: string; readonly title: ReactNode; readonly notes?: readonly ReactNode[]; readonly amount: string }

/** A list of amounts with what each is for, and their total under a stronger rule. */
export function Amounts({ rows, total }: { readonly rows: readonly AmountRow[]; readonly total?: readonly [name: string, amount: string] }) {
  return (
    <>
      <ul className="mt-2 border-t border-line">
        {rows.map(({ key, title, notes = [], amount }) => (
          <li key={key} className="flex flex-wrap items-start justify-between gap-x-4 border-b border-line py-3">
            <span className="min-w-[9em] flex-1">
              <span className="block font-medium">{title}</span>
              {notes.map((note, at) => (
                <span key={at} className="block text-ink-2">
                  {note}
                </span>
              ))}
            </span>
            <span className="font-medium whitespace-nowrap">{amount}</span>
          </li>
        ))}
      </ul>
      {total && (
        <p className="flex flex-wrap justify-between gap-x-4 py-3 text-[1.1rem] font-bold">
          <span>{total[0]}</span>
          <span className="whitespace-nowrap">{total[1]}</span>
        </p>
      )}
    </>
  )
}
