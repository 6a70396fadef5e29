import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { Facts } from '../../parts/facts.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterSetup, type FoundSettings } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

type Name = keyof FoundSettings['weights']
const names = ['nights', 'weekends', 'wishes', 'apart', 'together', 'keep'] as const satisfies readonly Name[]

export function WeightsSection({ settings, may }: { readonly settings: FoundSettings; readonly may: boolean }) {
  const words = useSetupWords()
  const [saved, setSaved] = useState(false)
  return (
    <Section title={words.weights}>
      <p className="mt-1 text-ink-2">{words.weightsHint}</p>
      {may ? <WeightsForm key={settings.version} settings={settings} onSaved={() => setSaved(true)} /> : <Facts className="mt-3" facts={names.map((name) => [words.weightNames[name], settings.weights[name]])} />}
      {saved && <Notice tone="good">{words.savedNote}</Notice>}
    </Section>
  )
}

function WeightsForm({ settings, onSaved }: { readonly settings: FoundSettings; readonly onSaved: () => void }) {
  const words = useSetupWords()
  const client = useQueryClient()
  const weight = z.string().check(z.refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 100, words.wrong.number))
  const form = useOfficeForm({
    name: 'weights',
    schema: z.object(Object.fromEntries(names.map((name) => [name, weight])) as Record<Name, typeof weight>),
    defaults: Object.fromEntries(names.map((name) => [name, String(settings.weights[name])])) as Record<Name, string>,
    onSubmit: async (typed) => {
      const weights = Object.fromEntries(names.map((name) => [name, Number(typed[name])])) as Record<Name, number>
      await ask(api['roster-settings'].$put({ json: { ...settings, weights } }))
      onSaved()
      await afterSetup(client)
    },
  })
  return (
    <OfficeForm form={form} act={words.saveWeights}>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {names.map((name) => (
          <TextField key={name} label={words.weightNames[name]} inputMode="numeric" {...form.fieldOf(name)} />
        ))}
      </div>
    </OfficeForm>
  )
}
