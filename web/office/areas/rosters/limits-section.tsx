import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addDays, type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { lawfulLimits } from '../../../../functions/rosters/rules/labour-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Facts } from '../../parts/facts.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSetup, type FoundSettings, rosterSettingsQuery } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Limits = FoundSettings['limits'][number]
type Name = Exclude<keyof Limits, 'from'>

const names = ['dayMinutes', 'weekMinutes', 'weekCeilingMinutes', 'overtimeDayMinutes', 'overtimeMonthMinutes', 'daysInRow', 'restMinutes', 'averagedMonthMinutes', 'partTimeDayMinutes', 'partTimeWeekMinutes', 'fireControlPeople'] as const satisfies readonly Name[]
const unitOf = (name: Name): 'hours' | 'days' | 'people' => (name === 'daysInRow' ? 'days' : name === 'fireControlPeople' ? 'people' : 'hours')
/** Minutes are shown and typed as hours: 9998 as 166.63. */
const shown = (name: Name, value: number): string => (unitOf(name) === 'hours' ? String(Math.round((value * 100) / 60) / 100) : String(value))
const read = (name: Name, text: string): number => (unitOf(name) === 'hours' ? Math.round(Number(text) * 60) : Number(text))
const fromTheStart = '2000-01-01'

export function LimitsSection({ settings, may }: { readonly settings: FoundSettings; readonly may: boolean }) {
  const words = useSetupWords()
  const { date } = useFormat()
  const [open, setOpen] = useState(false)
  const all = settings.limits.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <Section title={words.limits} actions={may && <Button onClick={() => setOpen(true)}>{words.newLimits}</Button>}>
      {all.map((limits) => (
        <div key={limits.from} className="mt-3">
          <h3 className="font-medium">{limits.from === fromTheStart ? words.fromTheStart : words.limitsFrom(date(limits.from))}</h3>
          <Facts className="mt-1 md:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]" facts={names.map((name) => [words.limitNames[name], words.limitText(shown(name, limits[name]), words.limitUnits[unitOf(name)])])} />
        </div>
      ))}
      {open && <LimitsDialog settings={settings} last={all[0]!} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function LimitsDialog({ settings, last, onClose }: { readonly settings: FoundSettings; readonly last: Limits; readonly onClose: () => void }) {
  const words = useSetupWords()
  const client = useQueryClient()
  /** What the law leaves open, in the unit that is typed. */
  const within = (name: Name) => {
    const [least, most] = lawfulLimits[name]
    const lawful = (text: string) => /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) && read(name, text) >= least && read(name, text) <= most
    return z.string().check(z.refine(lawful, words.wrongLimit(words.limitNames[name], shown(name, least), words.limitText(shown(name, most), words.limitUnits[unitOf(name)]))))
  }
  const form = useOfficeForm({
    name: 'limits',
    schema: z.object({ from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.wrong.from)), ...(Object.fromEntries(names.map((name) => [name, within(name)])) as Record<Name, ReturnType<typeof within>>) }),
    defaults: { from: addDays(today(systemClock), 1) as string, ...(Object.fromEntries(names.map((name) => [name, shown(name, last[name])])) as Record<Name, string>) },
    onSubmit: async ({ from, ...typed }) => {
      const limits = { from: from as BusinessDate, ...(Object.fromEntries(names.map((name) => [name, read(name, typed[name])])) as Record<Name, number>) }
      await ask(api['roster-settings'].$put({ json: { ...settings, limits: [...settings.limits.filter((one) => one.from !== from), limits] } }))
      await Promise.all([afterSetup(client), client.invalidateQueries(rosterSettingsQuery)])
      onClose()
    },
  })
  return (
    <Dialog title={words.newLimits} onClose={onClose} className="w-[min(42rem,94vw)]">
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.validFrom} {...form.fieldOf('from')} className="sm:col-span-2" />
          {names.map((name) => (
            <TextField key={name} label={words.limitLabel(words.limitNames[name], words.limitUnits[unitOf(name)])} inputMode="decimal" {...form.fieldOf(name)} />
          ))}
        </div>
      </OfficeForm>
    </Dialog>
  )
}
