import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import * as z from 'zod/mini'
import { parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { AreaField, DateField, MoneyField, SelectField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { type Outcome, outcomes } from './kinds.ts'
import { householdQuery } from './queries.ts'
import { useReminderWords } from './words.ts'

type Props = { readonly unit: string; readonly onSaved: (outcome: Outcome) => void }

const noteMax = 200

/** The id is of this visit until it is saved: sending it again after a lost answer records it once. */
export function VisitForm({ unit, onSaved }: Props) {
  const words = useReminderWords()
  const common = useWords()
  const client = useQueryClient()
  const id = useRef(newId())
  const form = useOfficeForm({
    name: 'visit',
    schema: z
      .object({ on: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.untilNeeded)), outcome: z.enum(outcomes), promisedFor: z.string(), amount: z.string(), note: z.string().check(z.maxLength(noteMax, common.tooLong(noteMax))) })
      // What a promise had is out of sight with every other outcome, and must not hold it up.
      .check(z.refine(({ outcome, amount }) => outcome !== 'promised' || !amount.trim() || (parseYuan(amount) ?? 0) > 0, { path: ['amount'], error: words.amountWrong })),
    defaults: { on: today(systemClock) as string, outcome: 'spoke' as const, promisedFor: '', amount: '', note: '' },
    onSubmit: async ({ on, outcome, promisedFor, amount, note }) => {
      const promise = outcome === 'promised' ? { ...(promisedFor ? { promisedFor } : {}), ...(amount.trim() ? { promisedFen: parseYuan(amount)! } : {}) } : {}
      await ask(api.visits.$post({ json: { id: id.current, unit, on, outcome, ...promise, ...(note.trim() ? { note: note.trim() } : {}) } }))
      id.current = newId()
      await client.invalidateQueries({ queryKey: householdQuery(unit).queryKey })
      form.form.reset()
      onSaved(outcome)
    },
  })
  const outcome = form.form.watch('outcome')
  return (
    <OfficeForm form={form} act={words.saveVisit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label={words.visitOn} max={today(systemClock)} {...form.fieldOf('on')} />
        <SelectField label={words.outcome} choices={choicesOf(words.outcomes)} {...form.fieldOf('outcome')} />
        {outcome === 'promised' && (
          <>
            <DateField label={words.promisedFor} optional {...form.fieldOf('promisedFor')} />
            <MoneyField label={words.promisedYuan} optional {...form.fieldOf('amount')} />
          </>
        )}
      </div>
      <AreaField label={words.note} hint={words.noteHint} optional {...form.fieldOf('note')} />
    </OfficeForm>
  )
}
