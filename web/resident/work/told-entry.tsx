import { useState } from 'react'
import { dateOfInstant, type Instant } from '../../../functions/calendar.ts'
import { Button } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { workNow } from './clock.ts'
import { instantAt } from './use-stay.ts'
import { useWorkWords } from './words.tsx'

/** How late a device may still tell (functions/stays). */
const lateMs = 31 * 86_400_000

/** An exit without an entry: the driver says when, or nobody knows. */
export function ToldEntry({ onUse }: { readonly onUse: (entry: Instant) => void }) {
  const words = useWorkWords()
  const [date, setDate] = useState(() => dateOfInstant(workNow()) as string)
  const [time, setTime] = useState('')
  const [wrong, setWrong] = useState(false)
  const use = () => {
    const entry = instantAt(date, time)
    const ago = entry ? Date.parse(workNow()) - Date.parse(entry) : -1
    setWrong(!(ago >= 0 && ago <= lateMs))
    if (entry && ago >= 0 && ago <= lateMs) onUse(entry)
  }
  const error = wrong ? words.out.entryWrong : undefined
  return (
    <>
      <p className="pt-2 text-[1.2rem] font-bold">{words.out.unknown}</p>
      <p>{words.out.unknownText}</p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Field id="entry-date" label={words.out.entryDate}>
          {(aria) => <input {...aria} type="date" value={date} onChange={({ currentTarget }) => setDate(currentTarget.value)} className={inputClass()} />}
        </Field>
        <Field id="entry-time" label={words.out.entryTime} error={error}>
          {(aria) => <input {...aria} type="time" value={time} onChange={({ currentTarget }) => setTime(currentTarget.value)} className={inputClass(error)} />}
        </Field>
      </div>
      <Button kind="main" onClick={use} className="mt-3 min-h-(--target-main) w-full">
        {words.out.entryUse}
      </Button>
    </>
  )
}
