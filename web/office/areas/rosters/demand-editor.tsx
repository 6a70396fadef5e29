import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { ErrorSummary, type Problem } from '../../../shared/parts/error-summary.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { kindsQuery } from '../certificates/queries.ts'
import { shiftTimes } from './grid-context.ts'
import { lineOf, type LineField, type LineValues, newLine, valuesOf } from './demand-values.ts'
import { afterSetup, type FoundDemand, type FoundShift } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Props = { readonly demand: FoundDemand; readonly shifts: readonly FoundShift[]; readonly mayEdit: boolean }

/** All lines of a post at once, over the version that was read: two who edit at a time are told. */
export function DemandEditor({ demand, shifts, mayEdit }: Props) {
  const words = useSetupWords()
  const client = useQueryClient()
  const [lines, setLines] = useState<readonly LineValues[]>(() => demand.lines.map((line, at) => valuesOf(line, `line-${at}`)))
  const [count, setCount] = useState(demand.lines.length)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [changed, setChanged] = useState(false)
  const put = (next: readonly LineValues[]) => (setLines(next), setChanged(true))
  const say = { shift: words.wrong.shift, need: words.wrong.need, days: words.wrong.days, season: words.wrong.season, to: words.wrong.dates } satisfies Record<LineField, string>
  const save = async () => {
    const read = lines.map(lineOf)
    const found = read.flatMap(({ wrong }, at) => (wrong ?? []).map((field): Problem => ({ field: `${lines[at]!.key}-${field}`, say: words.lineProblem(words.line(at + 1), say[field]) })))
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length > 0) return
    setBusy(true)
    setFailure(undefined)
    try {
      await ask(api.posts[':post'].demand.$put({ param: { post: demand.post }, json: { lines: read.flatMap(({ line }) => (line ? [line] : [])) as never, version: demand.version } }))
      await afterSetup(client)
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <form noValidate className="mt-4" onSubmit={(event) => (event.preventDefault(), busy ? undefined : void save())}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {lines.length === 0 && <Empty title={words.noDemand}>{mayEdit && words.noDemandNext}</Empty>}
      <ol className="grid gap-3">
        {lines.map((line, at) => (
          <LineFields
            key={line.key}
            at={at}
            line={line}
            shifts={shifts}
            errors={problems}
            mayEdit={mayEdit}
            onChange={(more) => (put(lines.map((one) => (one === line ? { ...one, ...more } : one))), setProblems(problems.filter(({ field }) => !field?.startsWith(`${line.key}-`))))}
            onRemove={() => put(lines.filter((one) => one !== line))}
          />
        ))}
      </ol>
      <Failure error={failure} />
      {!changed && demand.version > 0 && mayEdit && lines.length > 0 && <Notice tone="good">{words.savedNote}</Notice>}
      {mayEdit && (
        <div className="mt-4 flex flex-wrap gap-3">
          <Button className="min-h-10" onClick={() => (put([...lines, newLine(`line-${count}`, shifts.length === 1 ? shifts[0]!.id : '')]), setCount(count + 1))}>
            {words.addLine}
          </Button>
          {(lines.length > 0 || demand.lines.length > 0) && (
            <Button kind="main" type="submit" busy={busy} className="min-h-10">
              {words.saveDemand}
            </Button>
          )}
        </div>
      )}
      {!mayEdit && <p className="mt-3 text-ink-2">{words.readOnly}</p>}
    </form>
  )
}

type LineProps = { readonly at: number; readonly line: LineValues; readonly shifts: readonly FoundShift[]; readonly errors: readonly Problem[]; readonly mayEdit: boolean; readonly onChange: (more: Partial<LineValues>) => void; readonly onRemove: () => void }

function LineFields({ at, line, shifts, errors, mayEdit, onChange, onRemove }: LineProps) {
  const words = useSetupWords()
  const { lang } = useLanguage()
  const kinds = useQuery(kindsQuery)
  const { key } = line
  const errorOf = (field: LineField) => errors.find((one) => one.field === `${key}-${field}`)?.say
  const typed = (of: 'need' | 'certified' | 'seasonFrom' | 'seasonTo' | 'place' | 'from' | 'to') => ({ value: line[of], onChange: (event: { readonly target: { readonly value: string } }) => onChange({ [of]: event.target.value }) })
  const toggle = (day: number) => onChange({ days: line.days.includes(day) ? line.days.filter((one) => one !== day) : [...line.days, day] })
  return (
    <li className="border border-line bg-paper p-4">
      <fieldset className="grid gap-3" {...(mayEdit ? {} : { inert: true })}>
        <legend className="sr-only">{words.line(at + 1)}</legend>
        <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,20rem)_6rem_minmax(0,1fr)]">
          <SelectField id={`${key}-shift`} label={words.shift} error={errorOf('shift')} empty={words.choose} value={line.shift} onChange={(event) => onChange({ shift: event.target.value })} choices={shifts.map((shift) => ({ value: shift.id, label: `${shift.name} ${shiftTimes(shift)}` }))} />
          <TextField id={`${key}-need`} label={words.need} error={errorOf('need')} inputMode="numeric" {...typed('need')} />
          <div role="group" aria-labelledby={`${key}-days-label`} id={`${key}-days`} tabIndex={-1}>
            <p id={`${key}-days-label`} className="mb-1 font-medium">
              {words.weekdays}
            </p>
            {errorOf('days') && <p className="mb-1 font-medium text-bad">{errorOf('days')}</p>}
            <div className="flex flex-wrap gap-1">
              {words.weekdayNames.map((name, day) => (
                <label key={name} className="grid min-h-10 min-w-10 place-items-center rounded-md border border-line-strong has-checked:border-2 has-checked:border-link has-checked:bg-link-soft has-checked:font-bold has-focus-visible:outline-3 has-focus-visible:outline-offset-2">
                  <input type="checkbox" aria-label={words.weekdayFull[day]} checked={line.days.includes(day)} onChange={() => toggle(day)} className="sr-only" />
                  <span aria-hidden>{name}</span>
                </label>
              ))}
            </div>
          </div>
        </div>
        <div className="flex flex-wrap gap-x-6">
          <Check checked={line.holidays} onChange={(event) => onChange({ holidays: event.target.checked })}>
            {words.onHolidays}
          </Check>
          <Check checked={line.hard} onChange={(event) => onChange({ hard: event.target.checked })}>
            {words.hardLine}
          </Check>
        </div>
        <div className={classNames('grid items-end gap-3 sm:grid-cols-2', line.certificate && 'lg:grid-cols-[minmax(0,1fr)_7rem_minmax(0,1fr)]')}>
          <SelectField id={`${key}-certificate`} label={words.certificate} empty={words.noCertificate} value={line.certificate} onChange={(event) => onChange({ certificate: event.target.value })} choices={(kinds.data?.items ?? []).map(({ kind, name }) => ({ value: kind, label: name[lang] }))} />
          {line.certificate && <TextField id={`${key}-certified`} label={words.certified} inputMode="numeric" {...typed('certified')} />}
          <TextField id={`${key}-place`} label={words.placeAt} maxLength={40} {...typed('place')} />
        </div>
        <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[11rem_11rem_10rem_10rem]">
          <DateField id={`${key}-from`} label={words.agreedFrom} hint={words.alwaysHint} {...typed('from')} />
          <DateField id={`${key}-to`} label={words.agreedTo} hint={words.alwaysHint} error={errorOf('to')} {...typed('to')} />
          <TextField id={`${key}-season`} label={words.seasonFrom} error={errorOf('season')} placeholder="11-15" {...typed('seasonFrom')} />
          <TextField id={`${key}-seasonTo`} label={words.seasonTo} placeholder="03-15" {...typed('seasonTo')} />
        </div>
        {mayEdit && (
          <div>
            <Button aria-label={words.removeLine(at + 1)} onClick={onRemove}>
              {words.remove}
            </Button>
          </div>
        )}
      </fieldset>
    </li>
  )
}
