import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import type { FoundPreview } from './queries.ts'
import { useSubsidyWords } from './words.ts'

type Cell = FoundPreview['items'][number]['cells'][number]
const tones = { eligible: 'good', not: 'off', claimed: 'part', received: 'good', rejected: 'bad' } as const satisfies Record<Cell['state'], Tone>

/** Months by people. It scrolls by itself where the months are more than the screen is wide; the names stay. */
export function MonthGrid({ preview, caption }: { readonly preview: FoundPreview; readonly caption: string }) {
  const words = useSubsidyWords()
  const { period } = useFormat()
  return (
    // A table that scrolls must be reached by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label={caption} tabIndex={0} className="mt-3 overflow-x-auto border border-line bg-paper">
      <table className="w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-[0.8125rem] text-ink-2">
            <th scope="col" className="sticky left-0 bg-paper px-2.5 py-2.5 font-medium">{words.person}</th>
            {preview.months.map((month) => (
              <th key={month} scope="col" className="px-2.5 py-2.5 font-medium whitespace-nowrap">{period(month)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.items.map(({ person, personName, cells }) => (
            <tr key={person} className="border-b border-line align-top">
              <th scope="row" className="sticky left-0 bg-paper px-2.5 py-2.5 font-medium whitespace-nowrap">{personName}</th>
              {cells.map((cell) => (
                <td key={cell.period} className="min-w-32 px-2.5 py-2.5">
                  <MonthCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MonthCell({ cell: { state, amountFen, reasons } }: { readonly cell: Cell }) {
  const words = useSubsidyWords()
  const { yuan } = useFormat()
  return (
    <>
      <Status tone={tones[state]}>{words.cells[state]}</Status>
      {state === 'not' ? <ul className="text-[0.8125rem] text-ink-2">{reasons.map((reason) => <li key={reason}>{words.reasons[reason]}</li>)}</ul> : <p>{yuan(amountFen)}</p>}
    </>
  )
}
