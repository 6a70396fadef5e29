import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { minutesOfDay, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterTraining, coursesQuery, type FoundCourse, type FoundSession } from './queries.ts'
import { useTrainingWords } from './words.ts'

type Told = { readonly date: string; readonly from: string; readonly to: string; readonly place: string; readonly trainer: string; readonly capacity: number; readonly topics: FoundCourse['topics'] }

/** First the course, since its topics are what the rest asks for. */
export function NewSessionDialog({ course: fixed, onClose }: { readonly course?: string; readonly onClose: () => void }) {
  const words = useTrainingWords()
  const courses = useQuery(coursesQuery)
  const [id] = useState(newId)
  const [chosen, setChosen] = useState(fixed ?? '')
  return (
    <Dialog title={words.schedule} onClose={onClose}>
      <Asked query={courses} what={words.courses}>
        {({ items }) => {
          const offered = items.filter(({ state }) => state === 'active')
          const course = offered.find((one) => one.id === chosen)
          return (
            <>
              {!fixed && <SelectField id="session-course" className="mt-4" label={words.course} value={chosen} onChange={(event) => setChosen(event.target.value)} empty={words.choose} choices={offered.map((one) => ({ value: one.id, label: one.name }))} />}
              {offered.length === 0 && <p className="mt-3 text-ink-2">{words.noCoursesNext}</p>}
              {course && <SessionForm key={course.id} course={course} act={words.schedule} onClose={onClose} onSend={(told) => ask(api['training-sessions'].$post({ json: { id, course: course.id, ...told } }))} />}
            </>
          )
        }}
      </Asked>
    </Dialog>
  )
}

export function ChangeSessionDialog({ session, course, onClose }: { readonly session: FoundSession; readonly course: FoundCourse; readonly onClose: () => void }) {
  const words = useTrainingWords()
  return (
    <Dialog title={words.change} onClose={onClose}>
      <SessionForm course={course} session={session} act={words.change} onClose={onClose} onSend={(told) => ask(api['training-sessions'][':trainingSession'].$patch({ param: { trainingSession: session.id }, json: { version: session.version, ...told } }))} />
    </Dialog>
  )
}

type Props = { readonly course: FoundCourse; readonly session?: FoundSession; readonly act: string; readonly onSend: (told: Told) => Promise<unknown>; readonly onClose: () => void }

function SessionForm({ course, session, act, onSend, onClose }: Props) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const needs = (message: string) => z.string().check(z.refine((text) => text.trim().length > 0, message))
  const form = useOfficeForm({
    name: 'session',
    schema: z
      .object({
        date: needs(words.needed.date),
        from: z.string(),
        to: z.string(),
        place: needs(words.needed.place),
        trainer: needs(words.needed.trainer),
        capacity: z.string().check(z.refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 60, words.needed.capacity)),
        minutes: z.array(z.string()).check(z.refine((list) => list.some((text) => Number(text) >= 5), words.needed.topics)),
      })
      .check(z.refine(({ from, to }) => minutesOfDay(to) - minutesOfDay(from) >= 15, { path: ['to'], message: words.needed.time })),
    defaults: {
      date: session?.date ?? today(systemClock),
      from: session?.from ?? '09:00',
      to: session?.to ?? '11:00',
      place: session?.place ?? '',
      trainer: session?.trainer ?? '',
      capacity: String(session?.capacity ?? 20),
      minutes: course.topics.map(({ topic, kind }) => String(session?.topics.find((one) => one.topic === topic && one.kind === kind)?.minutes ?? '')),
    },
    onSubmit: async ({ minutes, capacity, ...values }) => {
      const topics = course.topics.flatMap(({ topic, kind }, at) => (Number(minutes[at]) >= 5 ? [{ topic, kind, minutes: Number(minutes[at]) }] : []))
      await onSend({ ...values, place: values.place.trim(), trainer: values.trainer.trim(), capacity: Number(capacity), topics })
      await afterTraining(client)
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={act} onCancel={onClose}>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <DateField label={words.date} {...fieldOf('date')} />
        <TextField label={words.from} type="time" {...fieldOf('from')} />
        <TextField label={words.to} type="time" {...fieldOf('to')} />
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextField label={words.place} maxLength={40} {...fieldOf('place')} />
        <TextField label={words.trainer} maxLength={30} {...fieldOf('trainer')} />
        <TextField label={words.capacity} inputMode="numeric" {...fieldOf('capacity')} />
      </div>
      <fieldset>
        <legend className="font-medium">{words.topics}</legend>
        <p className="text-ink-2">{words.topicsHint}</p>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          {course.topics.map(({ topic, kind }, at) => (
            <TextField key={`${kind} ${topic}`} label={`${topic} · ${words.kinds[kind]}`} hint={words.minutes} inputMode="numeric" {...fieldOf(`minutes.${at}`)} />
          ))}
        </div>
      </fieldset>
    </OfficeForm>
  )
}
