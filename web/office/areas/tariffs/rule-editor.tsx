import { useState } from 'react'
import type { TariffRule } from '../../../../functions/tariffs/quote-model.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ErrorSummary, type Problem } from '../../../shared/parts/error-summary.tsx'
import { AreaField, Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { PriceCurve } from './price-curve.tsx'
import { PriceRows } from './price-rows.tsx'
import { type MinutesField, rowKey, ruleOf, type RuleProblem, type RuleValues, usualRule, valuesOf } from './rule-form.ts'
import { useTariffWords } from './words.ts'

export type Told = { readonly name: string; readonly from: string; readonly document: string; readonly rule: TariffRule }
type Props = { readonly last?: TariffRule; readonly name?: string; readonly from: string; readonly onSend: (told: Told) => Promise<void> }

/** The fields of a tariff, and beside them what they mean: the curve is drawn anew with every key. */
export function RuleEditor({ last, name: known, from: begin, onSend }: Props) {
  const words = useTariffWords()
  const [values, setValues] = useState<RuleValues>(last ? valuesOf(last) : usualRule)
  const [head, setHead] = useState({ name: known ?? '', from: begin, document: '' })
  const [good, setGood] = useState<TariffRule>(() => ruleOf(values).rule!)
  const [shown, setShown] = useState('small-usual')
  const holidayPrices = values.prices.some(({ day }) => day === 'holiday')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<RuleValues>) => {
    const next = { ...values, ...more }
    setValues(next)
    // What is half typed keeps the last curve that could be drawn.
    setGood(ruleOf(next).rule ?? good)
  }
  const send = async () => {
    const { rule, problems: wrong } = ruleOf(values)
    const missing = (['name', 'from', 'document'] as const).filter((field) => !head[field].trim()).map((field) => ({ field: `tariff-${field}`, say: words.wrong[field] }))
    const labelOf = ({ label, row }: RuleProblem) => (row ? `${words.rowName(row.class, row.day)} ${words[label]}` : words[label])
    const found = [...missing, ...wrong.map((problem) => ({ field: `tariff-${problem.field}`, say: words.problem(labelOf(problem), words.wrong[problem.wrong]) }))]
    setProblems(found)
    setAttempt(attempt + 1)
    if (!rule || found.length > 0) return
    setBusy(true)
    try {
      await onSend({ ...head, rule })
    } catch (error) {
      setProblems([{ say: error instanceof ApiError && error.say ? error.say : String(error) }])
      setBusy(false)
    }
  }
  const errorOf = (field: string) => problems.find((one) => one.field === `tariff-${field}`)?.say
  const field = (of: MinutesField | 'nightFrom' | 'nightTo') => ({ id: `tariff-${of}`, label: words[of], value: values[of], onChange: (event: { readonly target: { readonly value: string } }) => change({ [of]: event.target.value }), error: errorOf(of) })
  const headField = (of: 'name' | 'from' | 'document') => ({ id: `tariff-${of}`, label: words[of], value: head[of], onChange: (event: { readonly target: { readonly value: string } }) => setHead({ ...head, [of]: event.target.value }), error: errorOf(of) })
  return (
    <form noValidate className="mt-4" onSubmit={(event) => (event.preventDefault(), busy ? undefined : void send())}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-3">
        {known === undefined && <TextField {...headField('name')} />}
        <DateField {...headField('from')} />
        <TextField {...headField('document')} />
      </div>
      <Section title={words.rule}>
        <div className="mt-3 grid grid-cols-1 items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <TextField {...field('freeMinutes')} inputMode="numeric" />
          <SelectField id="tariff-freeHow" label={words.freeHow} choices={choicesOf(words.how)} value={values.freeHow} onChange={(event) => change({ freeHow: event.target.value as RuleValues['freeHow'] })} />
          <TextField {...field('firstMinutes')} inputMode="numeric" />
          <TextField {...field('stepMinutes')} inputMode="numeric" />
          <SelectField id="tariff-capPer" label={words.capPer} choices={choicesOf(words.per)} value={values.capPer} onChange={(event) => change({ capPer: event.target.value as RuleValues['capPer'] })} />
          <TextField {...field('nightFrom')} type="time" />
          <TextField {...field('nightTo')} type="time" />
          <TextField {...field('leaveMinutes')} inputMode="numeric" />
        </div>
        <Check checked={values.restarts} onChange={(event) => change({ restarts: event.target.checked })} className="mt-3">
          {words.restarts}
        </Check>
      </Section>
      <Section title={words.prices}>
        <PriceRows rows={values.prices} errorOf={errorOf} onChange={(prices) => change({ prices })} />
        {holidayPrices && <AreaField id="tariff-holidays" label={words.holidays} hint={words.holidaysHint} className="mt-4" rows={3} value={values.holidays} error={errorOf('holidays')} onChange={(event) => change({ holidays: event.target.value })} />}
      </Section>
      <Section title={words.curve}>
        {good.classes.length > 1 || holidayPrices ? (
          <p className="mt-3">
            <Pick label={words.curveOf} value={shown} onChange={(key) => setShown(key ?? 'small-usual')} choices={values.prices.map((row) => ({ value: rowKey(row), label: words.rowName(row.class, row.day) }))} className="md:w-64" />
          </p>
        ) : null}
        <PriceCurve rule={good} of={values.prices.find((row) => rowKey(row) === shown) ?? values.prices[0]!} />
      </Section>
      <Button kind="main" type="submit" busy={busy} className="mt-5">
        {words.save}
      </Button>
    </form>
  )
}
