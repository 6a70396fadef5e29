import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { minutesOfDay } from '../../../../functions/calendar.ts'
import { minutesWithin } from '../../../../functions/rosters/rules/shift-parts.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterAttendance, clockOf, type FoundDay, type FoundSheet } from './queries.ts'
import { useAttendanceWords } from './words.ts'

type Props = { readonly sheet: Pick<FoundSheet, 'month' | 'person' | 'personName'>; readonly day: FoundDay; readonly onClose: () => void }

/** The foreman's word on a day; it starts from what the clock knows, or else from the shift. */
export function CorrectionDialog({ sheet, day, onClose }: Props) {
  const words = useAttendanceWords()
  const { date } = useFormat()
  const client = useQueryClient()
  // A retry after a lost answer is the same word.
  const [id] = useState(newId)
  const clock = z.string().check(z.refine((text) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text.trim()), words.timeNeeded))
  const form = useOfficeForm({
    name: 'correction',
    schema: z.object({ what: z.string(), from: clock, to: clock, rest: z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= 720, words.breakNeeded)), reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.reasonNeeded), z.maxLength(120)) }),
    defaults: startOf(day),
    onSubmit: async ({ what, from, to, rest, reason }) => {
      const [fromMinute, end] = [minuteOf(from), minuteOf(to)]
      const correction = what === 'worked' ? { what: 'worked' as const, fromMinute, toMinute: end <= fromMinute ? end + 1440 : end, breakMinutes: Number(rest) } : what === 'absent' ? { what: 'absent' as const } : null
      await ask(api.attendance[':month'][':seeker'].corrections.$post({ param: { month: sheet.month, seeker: sheet.person }, json: { id, date: day.date, correction, reason: reason.trim() } }))
      await afterAttendance(client)
      onClose()
    },
  })
  const worked = form.form.watch('what') === 'worked'
  return (
    <Dialog title={words.correctOf(sheet.personName, date(day.date))} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <RadioRow legend={words.what} choices={choicesOf(words.whats)} {...form.fieldOf('what')} />
        {worked && (
          <>
            <TextField label={words.from} inputMode="numeric" {...form.fieldOf('from')} />
            <TextField label={words.to} hint={words.toNext} inputMode="numeric" {...form.fieldOf('to')} />
            <TextField label={words.break} inputMode="numeric" {...form.fieldOf('rest')} />
          </>
        )}
        <TextField label={words.reason} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}

function startOf({ shift, stamps }: FoundDay) {
  const first = stamps.find(({ kind }) => kind === 'in')?.minute ?? shift?.startMinute ?? 480
  const last = [...stamps].reverse().find(({ kind }) => kind === 'out')?.minute ?? (shift ? shift.startMinute + shift.spanMinutes : first + 480)
  return { what: 'worked', from: clockOf(first), to: clockOf(last), rest: String(shift ? restWithin(shift, first, last) : 0), reason: '' }
}

/** Of a split shift only the gap that somebody who came for one part has between their own two times. */
const restWithin = (shift: NonNullable<FoundDay['shift']>, from: number, to: number): number =>
  shift.breakStart === null ? shift.breakMinutes : minutesWithin({ from: shift.breakStart, to: shift.breakStart + shift.breakMinutes }, { from, to })

const minuteOf = (text: string): number => minutesOfDay(text.trim().padStart(5, '0'))
