import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate, systemClock, today } from '../../../../functions/calendar.ts'
import { isWellSplit, type ShiftTimes } from '../../../../functions/rosters/rules/shift-parts.ts'
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

/** The minute of a time within the shift, which may be of the day after. */
const minuteIn = (start: string, text: string): number => minuteOf(text) + (minuteOf(text) < minuteOf(start) ? 1440 : 0)
const timeText = /^\d{2}:\d{2}$/

type Times = { readonly starts: string; readonly ends: string; readonly split: boolean; readonly breaks: string; readonly gapFrom: string; readonly gapTo: string }

function timesOf({ starts, ends, split, breaks, gapFrom, gapTo }: Times): ShiftTimes {
  const times = { startMinute: minuteOf(starts), spanMinutes: spanOf(starts, ends) }
  if (!split) return { ...times, breakMinutes: Number(breaks), breakStart: null }
  return { ...times, breakStart: minuteIn(starts, gapFrom), breakMinutes: Math.max(0, minuteIn(starts, gapTo) - minuteIn(starts, gapFrom)) }
}

const isTimed = ({ split, gapFrom, gapTo }: Times): boolean => split && timeText.test(gapFrom) && timeText.test(gapTo)
const hasFirstPart = ({ startMinute, spanMinutes, breakStart }: ShiftTimes): boolean => breakStart !== null && breakStart > startMinute && breakStart < startMinute + spanMinutes

export function ShiftDialog({ shift, onClose }: { readonly shift: FoundShift | undefined; readonly onClose: () => void }) {
  const words = useSetupWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const time = z.string().check(z.regex(timeText, words.wrong.time))
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
        split: z.boolean(),
        breaks: z.string().check(z.regex(/^\d{0,3}$/, words.wrong.breaks)),
        gapFrom: z.string(),
        gapTo: z.string(),
        night: z.boolean(),
        from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.wrong.from)),
        to: z.string(),
      })
      .check(
        z.refine(({ starts, ends, split, breaks }) => split || Number(breaks) < spanOf(starts, ends), { path: ['breaks'], message: words.wrong.breaks }),
        z.refine(({ split, gapFrom }) => !split || timeText.test(gapFrom), { path: ['gapFrom'], message: words.wrong.time }),
        z.refine(({ split, gapTo }) => !split || timeText.test(gapTo), { path: ['gapTo'], message: words.wrong.time }),
        z.refine((times) => !isTimed(times) || hasFirstPart(timesOf(times)), { path: ['gapFrom'], message: words.wrong.firstPart }),
        z.refine((times) => !isTimed(times) || !hasFirstPart(timesOf(times)) || isWellSplit(timesOf(times)), { path: ['gapTo'], message: words.wrong.secondPart }),
      ),
    defaults: {
      name: shift?.name ?? '', short: shift?.short ?? '', colour: shift?.colour ?? 'blue', starts: shift ? clock(shift.startMinute) : '', ends: shift ? clock(shift.startMinute + shift.spanMinutes) : '',
      ...gapOf(shift), breaks: shift && shift.breakStart === null ? String(shift.breakMinutes) : '0', night: shift?.night ?? false, from: shift?.from ?? today(systemClock), to: shift?.to ?? '',
    },
    onSubmit: async ({ name, short, colour, night, from, to, ...times }) => {
      const json = { name: name.trim(), short: short.trim(), colour: colour as Colour, ...timesOf(times), night, from: from as BusinessDate, to: (to || null) as BusinessDate | null }
      if (shift) await ask(api['roster-shifts'][':rosterShift'].$patch({ param: { rosterShift: shift.id }, json: { ...json, version: shift.version } }))
      else await ask(api['roster-shifts'].$post({ json: { id: id as never, ...json } }))
      await afterSetup(client)
      onClose()
    },
  })
  const { fieldOf } = form
  const { error: _, ...nightField } = fieldOf('night')
  const { error: __, ...splitField } = fieldOf('split')
  const split = form.form.watch('split')
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
        </div>
        <Check {...splitField}>{words.splitCheck}</Check>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {split ? (
            <>
              <TextField label={words.gapFrom} type="time" {...fieldOf('gapFrom')} />
              <TextField label={words.gapTo} type="time" {...fieldOf('gapTo')} />
            </>
          ) : (
            <TextField label={words.breaks} hint={words.breaksHint} inputMode="numeric" {...fieldOf('breaks')} />
          )}
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

function gapOf(shift: FoundShift | undefined) {
  if (!shift || shift.breakStart === null) return { split: false, gapFrom: '', gapTo: '' }
  return { split: true, gapFrom: clock(shift.breakStart), gapTo: clock(shift.breakStart + shift.breakMinutes) }
}
