import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import * as z from 'zod/mini'
import { lastDay, parseDate, parsePeriod } from '../../../../functions/calendar.ts'
import type { Community } from '../../../../functions/estates/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { DateField, SelectField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { thisPeriod, usePeriods } from '../../parts/period-pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useBillingWords } from './words.ts'

const monthsAhead = 2

/** Community, month and due date of a preview. The due date follows the month until it is set by hand. */
export function PreviewForm({ communities }: { readonly communities: readonly Community[] }) {
  const words = useBillingWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const periods = usePeriods(monthsAhead)
  const attempt = useRef({ of: '', id: '' })
  const [dueByHand, setDueByHand] = useState(false)
  const form = useOfficeForm({
    name: 'preview',
    schema: z.object({
      community: z.string().check(z.minLength(1, words.communityNeeded)),
      period: z.string(),
      dueDate: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dueNeeded)),
    }),
    defaults: { community: communities.length === 1 ? communities[0]!.id : '', period: thisPeriod(), dueDate: lastDay(thisPeriod()) },
    onSubmit: async (json) => {
      // The same three answers sent again are the same preview; other answers are another.
      const of = JSON.stringify(json)
      if (attempt.current.of !== of) attempt.current = { of, id: newId() }
      const run = await ask(api['billing-runs'].$post({ json: { ...json, id: attempt.current.id } }))
      await client.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/billing/$run', params: { run: run.id } })
    },
  })
  const period = form.fieldOf('period')
  const dueDate = form.fieldOf('dueDate')
  return (
    <>
      <p className="mt-1 text-ink-2">{words.newLead}</p>
      <OfficeForm form={form} act={words.preview}>
        <div className="grid gap-4 md:grid-cols-3">
          <SelectField label={words.community} {...(communities.length === 1 ? {} : { empty: '' })} choices={communities.map((community) => ({ value: community.id, label: community.name }))} {...form.fieldOf('community')} />
          <SelectField
            label={words.period}
            choices={periods}
            {...period}
            onChange={(event) => {
              void period.onChange(event)
              const chosen = parsePeriod(event.target.value)
              if (!dueByHand && chosen) form.form.setValue('dueDate', lastDay(chosen))
            }}
          />
          <DateField
            label={words.dueDate}
            {...dueDate}
            onChange={(event) => {
              setDueByHand(true)
              void dueDate.onChange(event)
            }}
          />
        </div>
      </OfficeForm>
    </>
  )
}
