import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { useAct } from '../../use-act.ts'
import { Problem } from './problem.tsx'
import { afterRoster, type MyLeaves, saveAvailability } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

const datesMax = 62

/** Weekdays and days on which I cannot: a wish for the next roster. */
export function Availability({ said, today }: { readonly said: MyLeaves['availability']; readonly today: string }) {
  const { leave: words, weekdays: names, working } = useRosterWords()
  const { dayText } = useTimes()
  const client = useQueryClient()
  const [weekdays, setWeekdays] = useState<readonly number[]>(said.weekdays)
  const [dates, setDates] = useState<readonly string[]>(said.dates)
  const [date, setDate] = useState('')
  const [saved, setSaved] = useState(false)
  const act = useAct(async () => {
    setSaved(false)
    const all = date >= today && !dates.includes(date) ? [...dates, date] : dates
    await saveAvailability({ weekdays: [...weekdays], dates: [...all].sort(), version: said.version })
    setSaved(true)
    await afterRoster(client)
  })
  const add = () => {
    if (date >= today && !dates.includes(date) && dates.length < datesMax) setDates([...dates, date].sort())
    setDate('')
  }
  return (
    <section aria-labelledby="cannot" className="mt-8">
      <h2 id="cannot" className="text-[1.25rem] font-bold">
        {words.cannot}
      </h2>
      <p className="mt-1 text-[1.1rem] text-ink-2">{words.cannotText}</p>
      <fieldset className="mt-3">
        <legend className="font-medium">{words.weekly}</legend>
        <div className="flex flex-wrap gap-x-5">
          {names.map((name, at) => (
            <label key={name} className="flex min-h-(--target) items-center gap-2 text-[1.1rem]">
              <input type="checkbox" className="size-6" checked={weekdays.includes(at)} onChange={() => setWeekdays(weekdays.includes(at) ? weekdays.filter((one) => one !== at) : [...weekdays, at].sort())} />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="cannot-date" label={words.dates} className="mt-3">
        {(aria) => (
          <>
            <input {...aria} type="date" min={today} value={date} onChange={(event) => setDate(event.currentTarget.value)} className={inputClass()} />
            <Button onClick={add} className="mt-2 w-full">
              {words.addDate}
            </Button>
          </>
        )}
      </Field>
      <ul>
        {dates.map((one) => (
          <li key={one} className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line text-[1.1rem]">
            {dayText(one)}
            <Button kind="link" onClick={() => setDates(dates.filter((each) => each !== one))}>
              {words.remove(dayText(one))}
            </Button>
          </li>
        ))}
      </ul>
      <Problem error={act.error} />
      {saved && <output className="mt-2 block font-medium text-good">{words.saved}</output>}
      <Button busy={act.busy} onClick={() => void act.run()} className="mt-3 min-h-(--target-main) w-full text-[1.15rem]">
        {act.busy ? working : words.save}
      </Button>
    </section>
  )
}
