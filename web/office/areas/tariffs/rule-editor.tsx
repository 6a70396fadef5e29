import { useState } from 'react'
import type { TariffRule } from '../../../../functions/tariffs/quote-model.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { ErrorSummary, type Problem } from '../../../shared/parts/error-summary.tsx'
import { DateField, MoneyField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { PriceCurve } from './price-curve.tsx'
import { type RuleField, ruleOf, type RuleValues, usualRule, valuesOf } from './rule-form.ts'
import { useTariffWords } from './words.ts'

export type Told = { readonly name: string; readonly from: string; readonly document: string; readonly rule: TariffRule }
type Props = { readonly last?: TariffRule; readonly name?: string; readonly from: string; readonly onSend: (told: Told) => Promise<void> }

/** The fields of a tariff, and beside them what they mean: the curve is drawn anew with every key. */
export function RuleEditor({ last, name: known, from: begin, onSend }: Props) {
  const words = useTariffWords()
  const [values, setValues] = useState<RuleValues>(last ? valuesOf(last) : usualRule)
  const [head, setHead] = useState({ name: known ?? '', from: begin, document: '' })
  const [good, setGood] = useState<TariffRule>(() => ruleOf(values, last).rule!)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<RuleValues>) => {
    const next = { ...values, ...more }
    setValues(next)
    // What is half typed keeps the last curve that could be drawn.
    setGood(ruleOf(next, last).rule ?? good)
  }
  const send = async () => {
    const { rule, problems: wrong } = ruleOf(values, last)
    const missing = (['name', 'from', 'document'] as const).filter((field) => !head[field].trim()).map((field) => ({ field: `tariff-${field}`, say: words.wrong[field] }))
    const found = [...missing, ...wrong.map(({ field, wrong: what }) => ({ field: `tariff-${field}`, say: `${words[labels[field]]}: ${words.wrong[what]}` }))]
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
  const field = (of: RuleField) => ({ id: `tariff-${of}`, label: words[labels[of]], value: values[of], onChange: (event: { readonly target: { readonly value: string } }) => change({ [of]: event.target.value }), error: problems.find((one) => one.field === `tariff-${of}`)?.say })
  const headField = (of: 'name' | 'from' | 'document') => ({ id: `tariff-${of}`, label: words[of], value: head[of], onChange: (event: { readonly target: { readonly value: string } }) => setHead({ ...head, [of]: event.target.value }), error: problems.find((one) => one.field === `tariff-${of}`)?.say })
  return (
    <form noValidate className="mt-4" onSubmit={(event) => (event.preventDefault(), busy ? undefined : void send())}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {known === undefined && <TextField {...headField('name')} />}
        <DateField {...headField('from')} />
        <TextField {...headField('document')} />
      </div>
      <Section title={words.rule}>
        <div className="mt-3 grid grid-cols-1 items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <TextField {...field('freeMinutes')} inputMode="numeric" />
          <SelectField id="tariff-freeHow" label={words.freeHow} choices={choicesOf(words.how)} value={values.freeHow} onChange={(event) => change({ freeHow: event.target.value as RuleValues['freeHow'] })} />
          <TextField {...field('firstMinutes')} inputMode="numeric" />
          <MoneyField {...field('firstYuan')} />
          <TextField {...field('stepMinutes')} inputMode="numeric" />
          <MoneyField {...field('stepYuan')} />
          <MoneyField {...field('capYuan')} />
          <SelectField id="tariff-capPer" label={words.capPer} choices={choicesOf(words.per)} value={values.capPer} onChange={(event) => change({ capPer: event.target.value as RuleValues['capPer'] })} />
          <TextField {...field('nightFrom')} type="time" />
          <TextField {...field('nightTo')} type="time" />
          <MoneyField {...field('nightYuan')} />
          <TextField {...field('leaveMinutes')} inputMode="numeric" />
        </div>
        {last && <p className="mt-3 text-ink-2">{words.others}</p>}
      </Section>
      <Section title={words.curve}>
        <PriceCurve rule={good} />
      </Section>
      <Button kind="main" type="submit" busy={busy} className="mt-5">
        {words.save}
      </Button>
    </form>
  )
}

const labels = {
  freeMinutes: 'freeMinutes',
  freeHow: 'freeHow',
  firstMinutes: 'firstMinutes',
  firstYuan: 'firstYuan',
  stepMinutes: 'stepMinutes',
  stepYuan: 'stepYuan',
  capYuan: 'capYuan',
  capPer: 'capPer',
  nightFrom: 'nightFrom',
  nightTo: 'nightTo',
  nightYuan: 'nightYuan',
  leaveMinutes: 'leaveMinutes',
} as const satisfies Readonly<Record<RuleField, string>>

