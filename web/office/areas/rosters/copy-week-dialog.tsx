import { useState } from 'react'
import { addDays, type BusinessDate } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { Check, SelectField } from '../../parts/form-fields.tsx'
import { type Axes, weekCopied, weekStarts } from './selection.ts'
import type { CellValue, Place, Wish } from './sheet-state.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly axes: Axes; readonly cellAt: (place: Place) => CellValue; readonly onCopy: (wishes: readonly Wish[]) => void; readonly onClose: () => void }

/** One week of everybody who is shown into the weeks that are ticked. Held cells stay; what the rules refuse is told afterwards. */
export function CopyWeekDialog({ axes, cellAt, onCopy, onClose }: Props) {
  const words = useRosterWords()
  const common = useWords()
  const { day } = useFormat()
  const starts = weekStarts(axes.days)
  const [from, setFrom] = useState(starts[0] ?? 0)
  const [to, setTo] = useState<readonly number[]>(starts[1] === undefined ? [] : [starts[1]])
  const [asked, setAsked] = useState(false)
  const nameOf = (col: number) => words.week(day(axes.days[col]!), day(addDays(axes.days[col] as BusinessDate, 6)))
  const targets = to.filter((col) => col !== from)
  const copy = () => {
    setAsked(true)
    if (targets.length === 0) return
    onCopy(weekCopied(axes, from, targets, cellAt))
    onClose()
  }
  return (
    <Dialog title={words.copyWeek} onClose={onClose}>
      <p className="mt-4">{words.copyWeekNote(axes.people.length)}</p>
      <div className="mt-4 grid gap-4">
        <SelectField id="copy-week-from" label={words.copyFrom} value={String(from)} onChange={(event) => setFrom(Number(event.target.value))} choices={starts.map((col) => ({ value: String(col), label: nameOf(col) }))} />
        <fieldset>
          <legend className="mb-1 font-medium">{words.copyTo}</legend>
          {asked && targets.length === 0 && (
            <p role="alert" className="font-medium text-bad">
              {words.copyToNeeded}
            </p>
          )}
          {starts.filter((col) => col !== from).map((col) => (
            <Check key={col} checked={to.includes(col)} onChange={() => setTo(to.includes(col) ? to.filter((one) => one !== col) : [...to, col])}>
              {nameOf(col)}
            </Check>
          ))}
        </fieldset>
      </div>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} className="min-h-10">
          {common.cancel}
        </Button>
        <Button kind="main" onClick={copy} className="min-h-10">
          {words.copyWeekAct}
        </Button>
      </div>
    </Dialog>
  )
}
