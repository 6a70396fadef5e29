import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { clock, type Colour } from './grid-context.ts'
import { afterSetup, type FoundShift } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
/** An end that is not after the beginning is on the next day; the same time is a whole day. */
const spanOf = (start: string, end: string): number => minuteOf(end) - minuteOf(start) + (minuteOf(end) <= minuteOf(start) ? 1440 : 0)

export function ShiftDialog({ shift, onClose }: { readonly shift: FoundShift | undefined; readonly onClose: () => void }) {
  const words = useSetupWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const time = z.string().check(z.regex(/^\d{2}:\d{2}$/, words.wrong.time))
  const filled = (say: string, max: number) => z.string().check(z.refine((text) => text.trim().length >= 1 && text.trim().length <= max, say))
  const form = useOfficeForm({
    name: 'shift',
    schema: z
      .object({
        name: filled(words.wrong.name, 20),
        short: filled(words.wrong.short, 2),
        colour: z.string(),
        starts: time,
        ends: time,
        breaks: z.string().check(z.regex(/^\d{0,3}$/, words.wrong.breaks)),
        night: z.boolean(),
        from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.wrong.from)),
        to: z.string(),
      })
      .check(z.refine(({ starts, ends, breaks }) => Number(breaks) < spanOf(starts, ends), { path: ['breaks'], message: words.wrong.breaks })),
    defaults: {
      name: shift?.name ?? '', short: shift?.short ?? '', colour: shift?.colour ?? 'blue', starts: shift ? clock(shift.startMinute) : '', ends: shift ? clock(shift.startMinute + shift.spanMinutes) : '',
      breaks: shift ? String(shift.breakMinutes) : '0', night: shift?.night ?? false, from: shift?.from ?? today(systemClock), to: shift?.to ?? '',
    },
    onSubmit: async ({ name, short, colour, starts, ends, breaks, night, from, to }) => {
      const json = { name: name.trim(), short: short.trim(), colour: colour as Colour, startMinute: minuteOf(starts), spanMinutes: spanOf(starts, ends), breakMinutes: Number(breaks), night, from: from as BusinessDate, to: (to || null) as BusinessDate | null }
      if (shift) await ask(api['roster-shifts'][':rosterShift'].$patch({ param: { rosterShift: shift.id }, json: { ...json, version: shift.version } }))
      else await ask(api['roster-shifts'].$post({ json: { id: id as never, ...json } }))
      await afterSetup(client)
      onClose()
    },
  })
  const { fieldOf } = form
  const { error: _, ...nightField } = fieldOf('night')
  return (
    <Dialog title={shift ? `${words.changeShift} ${shift.name}` : words.newShift} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField label={words.name} maxLength={20} {...fieldOf('name')} />
          <TextField label={words.short} hint={words.shortHint} maxLength={2} {...fieldOf('short')} />
          <SelectField label={words.colour} choices={choicesOf(words.colours)} {...fieldOf('colour')} />
        </div>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.starts} type="time" {...fieldOf('starts')} />
          <TextField label={words.ends} hint={words.endsHint} type="time" {...fieldOf('ends')} />
          <TextField label={words.breaks} hint={words.breaksHint} inputMode="numeric" {...fieldOf('breaks')} />
        </div>
        <Check {...nightField}>{words.nightCheck}</Check>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.validFrom} {...fieldOf('from')} />
          <DateField label={words.validTo} hint={words.validToHint} {...fieldOf('to')} />
        </div>
      </OfficeForm>
    </Dialog>
  )
}
