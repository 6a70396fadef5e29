import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Choice, type Chosen, placeOf } from './choice.ts'
import { afterBooking, type BookedLine, bookLines } from './queries.ts'
import { useMerchantWords } from './words.ts'

type Props = { readonly bill: string; readonly choice: Choice; readonly onBooked: (booked: readonly BookedLine[], chosen: readonly Chosen[]) => void }

const sumOf = (chosen: readonly Chosen[]): number => chosen.reduce((total, { line }) => total + line.amountFen, 0)

/** What is ticked and the act, which shows once more what goes where. */
export function BookChosen({ bill, choice, onBooked }: Props) {
  const words = useMerchantWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const chosen = choice.list
  if (chosen.length === 0) return null
  const act = words.book(chosen.length, yuan(sumOf(chosen)))
  const book = async () => {
    try {
      onBooked(await bookLines(bill, chosen.map(({ line, household }) => ({ line: line.id, unit: household.unit }))), chosen)
      choice.clear()
    } finally {
      // Also after a lost answer: part of it may be booked.
      await afterBooking(client)
    }
  }
  return (
    <div className="sticky bottom-0 z-10 mt-3 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border border-line-strong bg-paper px-4 py-3">
      <Button onClick={choice.clear} className="min-h-10">
        {words.unchoose}
      </Button>
      <Button kind="main" onClick={() => setAsking(true)} className="min-h-10">
        {act}
      </Button>
      {asking && (
        <ConfirmDialog title={words.confirmTitle} act={act} onConfirm={book} onClose={() => setAsking(false)}>
          <p>{words.confirmLead}</p>
          <ul className="mt-3 max-h-72 divide-y divide-line overflow-y-auto border border-line">
            {chosen.map(({ line, household }) => (
              <li key={line.id} className="flex justify-between gap-4 px-3 py-2">
                <span className="min-w-0 break-words">{placeOf(household)}</span>
                <span className="font-bold whitespace-nowrap">{yuan(line.amountFen)}</span>
              </li>
            ))}
          </ul>
        </ConfirmDialog>
      )}
    </div>
  )
}
