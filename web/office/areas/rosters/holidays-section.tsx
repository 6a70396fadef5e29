import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type BusinessDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { ErrorSummary, type Problem } from '../../../shared/parts/error-summary.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Failure } from '../../parts/failure.tsx'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useWords } from '../../i18n/languages.ts'
import { afterSetup, type FoundHolidays, holidaysQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

/** The calendar of a year: shipped ones to be compared with the order, later ones to be entered. */
export function HolidaysSection({ may }: { readonly may: boolean }) {
  const words = useSetupWords()
  const { date, day } = useFormat()
  const thisYear = Number(today(systemClock).slice(0, 4))
  const [year, setYear] = useState(String(thisYear))
  const [open, setOpen] = useState(false)
  const query = useQuery(holidaysQuery(year))
  return (
    <Section title={words.holidays} actions={may && query.data && <Button onClick={() => setOpen(true)}>{words.changeHolidays}</Button>}>
      <p className="mt-1 text-ink-2">{words.holidaysLead}</p>
      <div className="mt-3">
        <Pick label={words.year} value={year} onChange={(chosen) => chosen && setYear(chosen)} choices={[thisYear - 1, thisYear, thisYear + 1].map((one) => ({ value: String(one), label: words.yearName(String(one)) }))} />
      </div>
      <Asked query={query} what={words.holidays}>
        {(found) =>
          found.days.length === 0 ? (
            <Empty title={words.noHolidays}>{words.noHolidaysNext}</Empty>
          ) : (
            <>
              <p className="mt-3">{found.source}</p>
              {found.checkedOn ? <p className="text-ink-2">{words.checkedOn(date(found.checkedOn))}</p> : <Notice tone="warn">{words.notChecked}</Notice>}
              <ul className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
                {found.days.map((one) => (
                  <li key={one.date} className="flex justify-between gap-3 border-b border-line py-1">
                    <span className={one.kind === 'workday' ? undefined : 'text-bad'}>
                      {day(one.date)} {one.name}
                    </span>
                    <span className="shrink-0 text-ink-2">{words.holidayKinds[one.kind]}</span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Asked>
      {open && query.data && <HolidaysDialog key={query.data.version} holidays={query.data} onClose={() => setOpen(false)} />}
    </Section>
  )
}

type DayValues = { readonly key: number; readonly date: string; readonly kind: FoundHolidays['days'][number]['kind']; readonly name: string }

function HolidaysDialog({ holidays, onClose }: { readonly holidays: FoundHolidays; readonly onClose: () => void }) {
  const words = useSetupWords()
  const common = useWords()
  const client = useQueryClient()
  const [days, setDays] = useState<readonly DayValues[]>(() => holidays.days.map((one, key) => ({ key, ...one })))
  const [next, setNext] = useState(holidays.days.length)
  const [source, setSource] = useState(holidays.source)
  const [checkedOn, setCheckedOn] = useState(holidays.checkedOn ?? '')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const change = (key: number, more: Partial<DayValues>) => setDays(days.map((one) => (one.key === key ? { ...one, ...more } : one)))
  const save = async () => {
    const found: Problem[] = [
      ...(source.trim() ? [] : [{ field: 'holidays-source', say: words.wrong.source }]),
      ...days.flatMap(({ key, date, name }) => [...(date.startsWith(`${holidays.year}-`) ? [] : [{ field: `holiday-${key}-date`, say: words.wrong.year }]), ...(name.trim() ? [] : [{ field: `holiday-${key}-name`, say: words.wrong.name }])]),
    ]
    setProblems(found)
    if (found.length > 0) return
    setBusy(true)
    setFailure(undefined)
    try {
      const json = { days: days.map(({ date, kind, name }) => ({ date: date as BusinessDate, kind, name: name.trim() })), source: source.trim(), checkedOn: (checkedOn || null) as BusinessDate | null, version: holidays.version }
      await ask(api.holidays.$put({ json: { year: holidays.year, ...json } }))
      await afterSetup(client)
      onClose()
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog title={`${words.changeHolidays} ${words.yearName(holidays.year)}`} onClose={onClose} className="w-[min(46rem,94vw)]">
      <form noValidate className="mt-4 grid gap-4" onSubmit={(event) => (event.preventDefault(), busy ? undefined : void save())}>
        <ErrorSummary problems={problems} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField id="holidays-source" label={words.source} maxLength={160} value={source} onChange={(event) => setSource(event.target.value)} error={problems.find(({ field }) => field === 'holidays-source')?.say} />
          <DateField id="holidays-checked" label={words.checkedDay} hint={words.checkedHint} value={checkedOn} onChange={(event) => setCheckedOn(event.target.value)} />
        </div>
        <ul className="grid gap-3">
          {days.map(({ key, date, kind, name }) => (
            <li key={key} className="grid grid-cols-2 items-end gap-3 border-b border-line pb-3 sm:grid-cols-[10rem_11rem_minmax(0,1fr)_auto]">
              <DateField id={`holiday-${key}-date`} label={words.date} value={date} onChange={(event) => change(key, { date: event.target.value })} error={problems.find(({ field }) => field === `holiday-${key}-date`)?.say} />
              <SelectField id={`holiday-${key}-kind`} label={words.kind} choices={choicesOf(words.holidayKinds)} value={kind} onChange={(event) => change(key, { kind: event.target.value as DayValues['kind'] })} />
              <TextField id={`holiday-${key}-name`} label={words.name} maxLength={20} value={name} onChange={(event) => change(key, { name: event.target.value })} error={problems.find(({ field }) => field === `holiday-${key}-name`)?.say} />
              <Button aria-label={words.removeDay(date)} onClick={() => setDays(days.filter((one) => one.key !== key))} className="min-h-10">
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
        <div>
          <Button onClick={() => (setDays([...days, { key: next, date: '', kind: 'statutory', name: '' }]), setNext(next + 1))}>{words.addDay}</Button>
        </div>
        <Failure error={failure} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose} className="min-h-10">
            {common.cancel}
          </Button>
          <Button kind="main" type="submit" busy={busy} className="min-h-10">
            {busy ? common.working : words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
