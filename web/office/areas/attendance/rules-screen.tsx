import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan, yuan as yuanText } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Check, DateField, MoneyField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { useMay } from '../../shell/session.ts'
import { afterAttendance, type FoundRules, rulesQuery } from './queries.ts'
import { useAttendanceWords } from './words.ts'

/** What holds for attendance and pay from when on, the latest first. */
export function RulesScreen() {
  const words = useAttendanceWords()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const query = useQuery(rulesQuery)
  const current = query.data?.items.find(({ from }) => from <= today(systemClock))
  return (
    <Page
      title={words.rulesTitle}
      lead={words.rulesLead}
      above={<Link to="/attendance" className={textLink()}>{words.back}</Link>}
      {...(may('closeTimesheet') && current ? { actions: <Button kind="main" className="min-h-10" onClick={() => setOpen(true)}>{words.setRules}</Button> } : {})}
    >
      <Asked query={query} what={words.rules}>{({ items }) => <>{items.map((rules) => <Rules key={rules.from} rules={rules} current={rules === current} />)}</>}</Asked>
      {open && current && <RulesDialog rules={current} onClose={() => setOpen(false)} />}
    </Page>
  )
}

const sickOf = ({ leavePaid }: FoundRules): number => leavePaid.find(({ kind }) => kind === 'sick')?.percent ?? 0

function Rules({ rules, current }: { readonly rules: FoundRules; readonly current: boolean }) {
  const words = useAttendanceWords()
  const { funds } = useWords()
  const { date, yuan } = useFormat()
  const facts: Fact[] = [
    [words.grace, rules.graceMinutes],
    [words.nightPay, yuan(rules.nightFen)],
    [words.sickPercent, sickOf(rules)],
    [words.sickFloor, rules.sickFloorPercent],
    ...(rules.holidayPayFree ? [[words.holidayFree, '✓'] as const] : []),
    ...(rules.holidayPayPartTime ? [[words.holidayPart, '✓'] as const] : []),
    [words.wageFund, funds[rules.fund]],
    [words.source, rules.source],
  ]
  return (
    <Section title={`${rules.at === null ? words.shipped : date(rules.from)}${current ? ` · ${words.current}` : ''}`}>
      <Facts className="mt-2" facts={facts} />
    </Section>
  )
}

function RulesDialog({ rules, onClose }: { readonly rules: FoundRules; readonly onClose: () => void }) {
  const words = useAttendanceWords()
  const { funds } = useWords()
  const client = useQueryClient()
  const number = (max: number) => z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= max, words.numberNeeded))
  const form = useOfficeForm({
    name: 'rules',
    schema: z.object({
      from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)),
      grace: number(60),
      night: z.string().check(z.refine((text) => parseYuan(text.trim() || '0') !== undefined, words.amountNeeded)),
      sick: number(100),
      floor: number(100),
      free: z.boolean(),
      part: z.boolean(),
      fund: z.string(),
      source: z.string().check(z.refine((text) => text.trim().length >= 2, words.sourceNeeded)),
    }),
    defaults: { from: today(systemClock) as string, grace: String(rules.graceMinutes), night: yuanText(rules.nightFen), sick: String(sickOf(rules)), floor: String(rules.sickFloorPercent), free: rules.holidayPayFree, part: rules.holidayPayPartTime, fund: rules.fund as string, source: '' },
    onSubmit: async ({ from, grace, night, sick, floor, free, part, fund, source }) => {
      const leavePaid = [...rules.leavePaid.filter(({ kind }) => kind !== 'sick'), { kind: 'sick' as const, percent: Number(sick) }]
      await ask(api['attendance-rules'].$post({ json: { from: from as BusinessDate, graceMinutes: Number(grace), nightFen: parseYuan(night.trim() || '0')!, leavePaid, sickFloorPercent: Number(floor), holidayPayFree: free, holidayPayPartTime: part, fund: fund as FoundRules['fund'], funds: rules.funds, source: source.trim() } }))
      await afterAttendance(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.setRules} onClose={onClose}>
      <OfficeForm form={form} act={words.setRules} onCancel={onClose}>
        <DateField label={words.rulesFrom} {...form.fieldOf('from')} />
        <TextField label={words.grace} inputMode="numeric" {...form.fieldOf('grace')} />
        <MoneyField label={words.nightPay} {...form.fieldOf('night')} />
        <TextField label={words.sickPercent} inputMode="numeric" {...form.fieldOf('sick')} />
        <TextField label={words.sickFloor} inputMode="numeric" {...form.fieldOf('floor')} />
        <SelectField label={words.wageFund} choices={choicesOf(funds)} {...form.fieldOf('fund')} />
        <Check {...form.form.register('free')}>{words.holidayFree}</Check>
        <Check {...form.form.register('part')}>{words.holidayPart}</Check>
        <TextField label={words.source} {...form.fieldOf('source')} />
      </OfficeForm>
    </Dialog>
  )
}
