import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import type { HouseholdReminders } from '../../../../functions/reminders/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { DateField, SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { householdQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

const reasons = ['dispute', 'hardship', 'promise', 'wish', 'other'] as const

export function StopForm({ found }: { readonly found: HouseholdReminders }) {
  const words = useReminderWords()
  const { date } = useFormat()
  if (!found.stop) return <NewStop unit={found.unit} />
  return (
    <>
      <p className="mt-2 font-medium text-warn">{words.stopped(words.reasons[found.stop.reason], date(found.stop.until))}</p>
      <p className="text-ink-2">{found.stop.by}</p>
      <Lift unit={found.unit} />
    </>
  )
}

function NewStop({ unit }: { readonly unit: string }) {
  const words = useReminderWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'stop',
    schema: z.object({ reason: z.enum(reasons), until: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.untilNeeded)) }),
    defaults: { reason: 'promise' as const, until: '' },
    onSubmit: async (json) => {
      const saved = await ask(api.reminders.households[':unit'].stop.$put({ param: { unit }, json }))
      client.setQueryData(householdQuery(unit).queryKey, saved)
    },
  })
  return (
    <OfficeForm form={form} act={words.stopAct}>
      <p className="text-ink-2">{words.notStopped}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={words.reason} choices={reasons.map((reason) => ({ value: reason, label: words.reasons[reason] }))} {...form.fieldOf('reason')} />
        <DateField label={words.until} {...form.fieldOf('until')} />
      </div>
    </OfficeForm>
  )
}

function Lift({ unit }: { readonly unit: string }) {
  const words = useReminderWords()
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>()
  const lift = async () => {
    setFailure(undefined)
    client.setQueryData(householdQuery(unit).queryKey, await ask(api.reminders.households[':unit'].stop.$delete({ param: { unit } })))
  }
  return (
    <>
      <Failure error={failure} />
      <Button className="mt-3 min-h-10" onClick={() => void lift().catch(setFailure)}>
        {words.lift}
      </Button>
    </>
  )
}
