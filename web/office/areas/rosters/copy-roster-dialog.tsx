import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addDays, type BusinessDate, daysBetween, parseDate } from '../../../../functions/calendar.ts'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { weekday } from './grid-context.ts'
import { copyRoster } from './queries.ts'
import { useRosterWords } from './words.ts'

const daysMax = 62

/** A second draft of the same days to compare with, or the pattern taken to later days, from the same weekday on. */
export function CopyRosterDialog({ roster, onClose }: { readonly roster: RosterSheet['roster']; readonly onClose: () => void }) {
  const words = useRosterWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { day } = useFormat()
  const [id] = useState(newId)
  const length = daysBetween(roster.from as BusinessDate, roster.to as BusinessDate)
  const next = nextSameWeekday(roster)
  const form = useOfficeForm({
    name: 'copy',
    schema: z
      .object({ name: z.string().check(z.refine((text) => text.trim().length >= 1 && text.trim().length <= 40, words.wrongName)), kind: z.string(), from: z.string(), to: z.string() })
      .check(z.refine(({ kind, from, to }) => kind === 'compare' || (parseDate(from) !== undefined && parseDate(to) !== undefined && to >= from && daysBetween(from as BusinessDate, to as BusinessDate) < daysMax), { path: ['to'], message: words.wrongTo })),
    defaults: { name: words.copyName(roster.name), kind: 'compare', from: next as string, to: addDays(next, length) as string },
    onSubmit: async ({ name, kind, from, to }) => {
      const same = kind === 'compare'
      await copyRoster(client, roster.id, { id, name: name.trim(), from: same ? null : from, to: same ? null : to })
      onClose()
      await navigate({ to: '/rosters/$roster', params: { roster: id } })
    },
  })
  const later = form.form.watch('kind') === 'later'
  const { fieldOf } = form
  return (
    <Dialog title={words.copyTitle} onClose={onClose}>
      <p className="mt-4">{words.copyNote}</p>
      <OfficeForm form={form} act={words.copy} onCancel={onClose}>
        <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
        <SelectField label={words.copyKind} choices={choicesOf(words.copyKinds)} {...fieldOf('kind')} />
        {later && (
          <>
            <div className="grid items-end gap-4 sm:grid-cols-2">
              <DateField label={words.from} {...fieldOf('from')} />
              <DateField label={words.to} {...fieldOf('to')} />
            </div>
            <p className="text-ink-2">{words.copyLater(day(next))}</p>
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** The day after the roster's last, or the next one with the weekday of its first: so that weekdays stay weekdays. */
function nextSameWeekday({ from, to }: RosterSheet['roster']): BusinessDate {
  const after = addDays(to as BusinessDate, 1)
  return addDays(after, (weekday(from) - weekday(after) + 7) % 7)
}
