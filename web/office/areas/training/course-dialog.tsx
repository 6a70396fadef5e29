import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AreaField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { kindsQuery } from '../certificates/queries.ts'
import { readTopics, writeTopics } from './course-text.ts'
import { afterTraining, type FoundCourse } from './queries.ts'
import { useTrainingWords } from './words.ts'

type Told = Pick<FoundCourse, 'name' | 'about' | 'topics' | 'minShare' | 'exam' | 'grants'>

export function NewCourseDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useTrainingWords()
  const [id] = useState(newId)
  return (
    <Dialog title={words.createCourse} onClose={onClose}>
      <CourseForm act={words.createCourse} onClose={onClose} onSend={(told) => ask(api.courses.$post({ json: { id, ...told } }))} />
    </Dialog>
  )
}

export function ChangeCourseDialog({ course, onClose }: { readonly course: FoundCourse; readonly onClose: () => void }) {
  const words = useTrainingWords()
  return (
    <Dialog title={words.changeCourse} onClose={onClose}>
      <CourseForm course={course} act={words.changeCourse} onClose={onClose} onSend={(told) => ask(api.courses[':course'].$patch({ param: { course: course.id }, json: { version: course.version, ...told } }))} />
    </Dialog>
  )
}

type Props = { readonly course?: FoundCourse; readonly act: string; readonly onSend: (told: Told) => Promise<unknown>; readonly onClose: () => void }

function CourseForm({ course, act, onSend, onClose }: Props) {
  const words = useTrainingWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const kinds = useQuery(kindsQuery)
  const whole = (from: number, to: number, message: string) => z.string().check(z.refine((text) => /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to, message))
  const wrongLine = (text: string): number | undefined => readTopics(text).wrong
  const form = useOfficeForm({
    name: 'course',
    schema: z.object({
      name: z.string().check(z.refine((text) => text.trim().length > 0, words.needed.name)),
      about: z.string(),
      topics: z.string().check(z.refine((text) => wrongLine(text) === undefined, { error: ({ input }) => words.topicLinesWrong(wrongLine(String(input)) ?? 1) })),
      minShare: whole(1, 100, words.needed.share),
      examIs: z.enum(['yes', 'no']),
      pass: whole(1, 100, words.needed.share),
      attempts: whole(1, 9, words.needed.exam),
      waitDays: whole(0, 90, words.needed.exam),
      drawn: z.string().check(z.refine((text) => /^(\d{1,2}|100)?$/.test(text.trim()), words.needed.exam)),
      grants: z.string(),
    }),
    defaults: {
      name: course?.name ?? '',
      about: course?.about ?? '',
      topics: course ? writeTopics(course.topics, words.kinds) : '',
      minShare: String(course?.minShare ?? 80),
      examIs: course && !course.exam ? ('no' as const) : ('yes' as const),
      pass: String(course?.exam?.pass ?? 60),
      attempts: String(course?.exam?.attemptsMax ?? 3),
      waitDays: String(course?.exam?.waitDays ?? 3),
      drawn: course?.exam?.questions ? String(course.exam.questions) : '',
      grants: course?.grants ?? '',
    },
    onSubmit: async (values) => {
      const exam = values.examIs === 'yes' ? { pass: Number(values.pass), attemptsMax: Number(values.attempts), waitDays: Number(values.waitDays), questions: Number(values.drawn) || null } : null
      await onSend({ name: values.name.trim(), about: values.about.trim(), topics: readTopics(values.topics).topics, minShare: Number(values.minShare), exam, grants: values.grants || null })
      await afterTraining(client)
      onClose()
    },
  })
  const { fieldOf } = form
  const withExam = form.form.watch('examIs') === 'yes'
  return (
    <OfficeForm form={form} act={act} onCancel={onClose}>
      <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
      <AreaField label={words.topicLines} hint={words.topicLinesHint} rows={4} {...fieldOf('topics')} />
      <TextField label={words.minShare} hint={words.minShareHint} inputMode="numeric" {...fieldOf('minShare')} />
      <RadioRow legend={words.examIs} choices={[{ value: 'yes', label: words.withExam }, { value: 'no', label: words.noExam }]} {...form.form.register('examIs')} />
      {withExam && (
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.pass} inputMode="numeric" {...fieldOf('pass')} />
          <TextField label={words.attempts} inputMode="numeric" {...fieldOf('attempts')} />
          <TextField label={words.waitDays} inputMode="numeric" {...fieldOf('waitDays')} />
          <TextField label={words.drawn} hint={words.drawnHint} inputMode="numeric" {...fieldOf('drawn')} />
        </div>
      )}
      {/* Mounted anew once the kinds are there: a select shows no value that it has no choice for. */}
      <SelectField key={kinds.data ? 'kinds' : 'none'} label={words.grants} hint={words.grantsHint} empty={words.grantsNone} choices={kinds.data?.items.map(({ kind, name }) => ({ value: kind, label: name[lang] })) ?? []} optional {...fieldOf('grants')} />
      <AreaField label={words.about} maxLength={600} optional {...fieldOf('about')} />
    </OfficeForm>
  )
}
