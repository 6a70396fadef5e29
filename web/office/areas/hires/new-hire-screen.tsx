import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, parsePeriod, type Period, systemClock, today } from '../../../../functions/calendar.ts'
import { isLabour, partTimeHours, standardHours } from '../../../../functions/hires/contract-rules.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { AreaField, DateField, MoneyField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { PersonField } from '../people/person-field.tsx'
import { afterHire, postChoices, wagesQuery } from './queries.ts'
import { useHireWords } from './words.ts'
import type { Messages } from './zh.ts'

export function NewHireScreen() {
  const words = useHireWords()
  return (
    <Page title={words.newTitle} lead={words.newLead} above={<Link to="/hires" className={textLink()}>{words.back}</Link>}>
      <div className="max-w-3xl">
        <HireForm />
      </div>
    </Page>
  )
}

/** What is typed; the law is asked by the API, which names every fault. */
function schemaOf(words: Messages) {
  const date = (needed: boolean) => z.string().check(z.refine((text) => (text === '' ? !needed : parseDate(text) !== undefined), words.dateNeeded))
  const half = z.string().check(z.refine((text) => /^\d{1,2}(\.5|\.0)?$/.test(text.trim()) && Number(text) > 0, words.hoursNeeded))
  const whole = z.string().check(z.refine((text) => /^\d{0,3}$/.test(text.trim()), words.numberNeeded))
  return z.object({
    person: z.string().check(z.refine((text) => text !== '', words.personNeeded)),
    post: z.string().check(z.refine((text) => text !== '', words.postNeeded)),
    kind: z.enum(['fixed', 'open', 'part-time', 'service']),
    no: z.string(),
    from: date(true),
    to: date(false),
    probation: whole,
    per: z.enum(['month', 'hour']),
    amount: z.string().check(z.refine((text) => (parseYuan(text.trim()) ?? 0) > 0, words.amountNeeded)),
    place: z.string(),
    system: z.enum(['standard', 'averaged', 'free', 'part-time']),
    perDay: half,
    perWeek: half,
    approval: z.string(),
    insuranceFrom: date(false),
    accidentFrom: date(false),
    retirement: z.enum(['', 'man', 'woman-55', 'woman-50']),
    before: whole,
    since: z.string().check(z.refine((text) => text === '' || parsePeriod(text) !== undefined, words.dateNeeded)),
    note: z.string(),
  })
}
type Values = z.infer<ReturnType<typeof schemaOf>>

/** The id is made once: sending again after a lost answer is the same hire. */
function HireForm() {
  const words = useHireWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const posts = useQuery(postChoices)
  const wages = useQuery(wagesQuery)
  const places = [...new Set(wages.data?.items.map(({ place }) => place))]
  const first = today(systemClock)
  const form = useOfficeForm({
    name: 'hire',
    schema: schemaOf(words),
    defaults: { person: '', post: '', kind: 'fixed', no: '', from: first, to: '', probation: '0', per: 'month', amount: '', place: '', system: 'standard', perDay: '8', perWeek: '40', approval: '', insuranceFrom: first, accidentFrom: '', retirement: '', before: '0', since: '', note: '' } as Values,
    onSubmit: async (values) => {
      const made = await ask(api.hires.$post({ json: { id, ...bodyOf(values) } as never }))
      await afterHire(client)
      await navigate({ to: '/hires/$hire', params: { hire: made.id } })
    },
  })
  const { fieldOf } = form
  const kind = form.form.watch('kind')
  const may = allowedFor(kind)
  /** What the law asks of a kind is set with it; what it leaves open stays as it was typed. */
  const choose = (chosen: Values['kind']) => {
    const { per, systems } = allowedFor(chosen)
    const partTime = chosen === 'part-time'
    if (partTime) form.form.setValue('per', 'hour')
    else if (!per.includes(form.form.getValues('per')) || kind === 'part-time') form.form.setValue('per', 'month')
    if (systems.includes(form.form.getValues('system'))) return
    form.form.setValue('system', systems[0]!)
    form.form.setValue('perDay', String(partTime ? partTimeHours.perDay : standardHours.perDay))
    form.form.setValue('perWeek', String(partTime ? partTimeHours.perWeek : standardHours.perWeek))
    if (partTime) form.form.setValue('probation', '0')
  }
  return (
    <OfficeForm form={form} act={words.create}>
      <FormGroup legend={words.sections.who}>
        <div className="grid max-w-md gap-4">
          <PersonField form={form} path="person" label={words.person} />
          <SelectField label={words.post} empty={words.choose} choices={posts.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} {...fieldOf('post')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.sections.term}>
        <RadioRow legend={words.kind} choices={choicesOf(words.kinds)} {...form.form.register('kind', { onChange: ({ target }) => choose(target.value as Values['kind']) })} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.no} maxLength={40} optional {...fieldOf('no')} />
          <TextField label={words.probation} inputMode="numeric" {...fieldOf('probation')} />
          <DateField label={words.from} {...fieldOf('from')} />
          <DateField label={words.until} hint={words.untilHint} optional {...fieldOf('to')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.sections.pay}>
        <RadioRow legend={words.payPer} choices={choicesOf(words.per).filter(({ value }) => may.per.some((one) => one === value))} {...form.form.register('per')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <MoneyField label={words.amount} {...fieldOf('amount')} />
          <SelectField label={words.place} empty={words.anyPlace} choices={places.map((place) => ({ value: place, label: place }))} {...fieldOf('place')} />
        </div>
        <RadioRow legend={words.system} choices={choicesOf(words.systems).filter(({ value }) => may.systems.some((one) => one === value))} {...form.form.register('system')} />
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField label={words.perDay} inputMode="decimal" {...fieldOf('perDay')} />
          <TextField label={words.perWeek} inputMode="decimal" {...fieldOf('perWeek')} />
          <TextField label={words.approval} maxLength={60} optional {...fieldOf('approval')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.sections.insurance}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {kind === 'service' ? <DateField label={words.accidentFrom} optional {...fieldOf('accidentFrom')} /> : <DateField label={words.insuranceFrom} optional {...fieldOf('insuranceFrom')} />}
          <SelectField label={words.retirement} empty={words.usual} choices={choicesOf(words.retirements)} {...fieldOf('retirement')} />
          <TextField label={words.before} inputMode="numeric" {...fieldOf('before')} />
          <TextField label={words.beforeSince} type="month" optional {...fieldOf('since')} />
        </div>
        <AreaField label={words.note} maxLength={500} optional {...fieldOf('note')} />
      </FormGroup>
    </OfficeForm>
  )
}

/** Labour contracts are paid by the month (art. 72 leaves the hour to part time), and only part time has hours of its own (W5). */
function allowedFor(kind: Values['kind']): { readonly per: readonly Values['per'][]; readonly systems: readonly Values['system'][] } {
  if (kind === 'part-time') return { per: ['month', 'hour'], systems: ['part-time'] }
  return { per: isLabour(kind) ? ['month'] : ['month', 'hour'], systems: ['standard', 'averaged', 'free'] }
}

function bodyOf(values: Values) {
  const { person, post, kind, no, from, to, probation, per, amount, place, system, perDay, perWeek, approval, insuranceFrom, accidentFrom, retirement, before, since, note } = values
  const date = (text: string) => (text === '' ? null : (text as BusinessDate))
  return {
    person, post, kind, no, from: from as BusinessDate, to: date(to), place, note,
    averagedApproval: approval,
    probationMonths: Number(probation || 0),
    pay: { per, amountFen: parseYuan(amount.trim())! },
    hours: { system, perDay: Number(perDay), perWeek: Number(perWeek) },
    insuranceFrom: kind === 'service' ? null : date(insuranceFrom),
    accidentFrom: kind === 'service' ? date(accidentFrom) : null,
    retirementKind: retirement === '' ? null : retirement,
    subsidisedBefore: { months: Number(before || 0), since: since === '' ? null : (since as Period) },
  }
}
