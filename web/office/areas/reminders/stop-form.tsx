import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addDays, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import type { HouseholdReminders } from '../../../../functions/reminders/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { DateField, SelectField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { type StopReason, stopReasons } from './kinds.ts'
import { householdQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

type Props = { readonly found: HouseholdReminders; /** What the last visit suggests. */ readonly suggested: StopReason | undefined }

/** How long a stop runs unless somebody says otherwise. */
const daysUsual = 90

/** The stop that runs, to lift it; else the form for one, filled in where a visit suggests it. */
export function StopForm({ found, suggested }: Props) {
  const words = useReminderWords()
  const { date, moment } = useFormat()
  if (!found.stop) return <NewStop key={suggested ?? ''} unit={found.unit} suggested={suggested} />
  return (
    <>
      <p className="mt-2 font-medium text-warn">{words.stopped(words.reasons[found.stop.reason], date(found.stop.until))}</p>
      <p className="text-ink-2">{[found.stop.by, moment(found.stop.at)].join(' · ')}</p>
      <Lift unit={found.unit} />
    </>
  )
}

function NewStop({ unit, suggested }: { readonly unit: string; readonly suggested: StopReason | undefined }) {
  const words = useReminderWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'stop',
    schema: z.object({ reason: z.enum(stopReasons), until: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.untilNeeded)) }),
    defaults: { reason: suggested ?? 'wish', until: suggested ? addDays(today(systemClock), daysUsual) : '' },
    onSubmit: async (json) => {
      const saved = await ask(api.reminders.households[':unit'].stop.$put({ param: { unit }, json }))
      client.setQueryData(householdQuery(unit).queryKey, saved)
    },
  })
  return (
    <OfficeForm form={form} act={words.stopAct}>
      {suggested ? <Notice tone="warn">{words.suggestStop}</Notice> : <p className="text-ink-2">{words.notStopped}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={words.reason} choices={choicesOf(words.reasons)} {...form.fieldOf('reason')} />
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
