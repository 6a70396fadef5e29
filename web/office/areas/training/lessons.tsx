import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { readQuestions, writeQuestions } from '../../../../functions/training/question-rules.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AreaField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { AddPicture } from './add-picture.tsx'
import { useQuestionProblem } from './questions-dialog.tsx'
import { afterTraining, type FoundCourse, type FoundLesson, lessonsQuery } from './queries.ts'
import { useTrainingWords } from './words.ts'

type Picture = { readonly file: string; readonly caption: string; readonly link: string }

/** What workers read on the phone, as it is written. */
export function Lessons({ course }: { readonly course: FoundCourse }) {
  const words = useTrainingWords()
  const may = useMay()
  const writes = may('scheduleSession')
  const query = useQuery(lessonsQuery(course.id))
  const [editing, setEditing] = useState<FoundLesson | 'new'>()
  return (
    <Section
      title={words.lessons}
      {...(writes ? { actions: <Button onClick={() => setEditing('new')}>{words.addLesson}</Button> } : {})}
    >
      <Asked query={query} what={words.lessons}>
        {({ items, pictures }) => (
          <>
            {items.length === 0 ? (
              <p className="mt-2 text-ink-2">{words.lessonsNone}</p>
            ) : (
              <ol className="mt-2 divide-y divide-line">
                {items.map((lesson) => (
                  <li key={lesson.id} className="flex flex-wrap items-center justify-between gap-x-3 py-1.5">
                    <span>
                      {lesson.order}. {lesson.title}
                    </span>
                    {writes && (
                      <Button aria-label={`${words.editLesson} ${lesson.title}`} onClick={() => setEditing(lesson)}>
                        {words.editLesson}
                      </Button>
                    )}
                  </li>
                ))}
              </ol>
            )}
            {editing && <LessonDialog course={course.id} lesson={editing === 'new' ? undefined : editing} next={items.length + 1} pictures={pictures} onClose={() => setEditing(undefined)} />}
          </>
        )}
      </Asked>
    </Section>
  )
}

type Props = { readonly course: string; readonly lesson: FoundLesson | undefined; readonly next: number; readonly pictures: readonly Picture[]; readonly onClose: () => void }

function LessonDialog({ course, lesson, next, pictures, onClose }: Props) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const [id] = useState(() => lesson?.id ?? newId())
  const wrong = useQuestionProblem()
  const form = useOfficeForm({
    name: 'lesson',
    schema: z.object({
      order: z.string().check(z.refine((text) => /^[1-9]\d?$/.test(text.trim()), words.needed.exam)),
      title: z.string().check(z.refine((text) => text.trim().length > 0, words.needed.name)),
      text: z.string().check(z.refine((text) => text.trim().length > 0, words.lessonsNone)),
      quiz: z.string().check(z.refine((text) => wrong(text) === undefined, { error: ({ input }) => wrong(String(input)) ?? '' })),
    }),
    defaults: { order: String(lesson?.order ?? next), title: lesson?.title ?? '', text: lesson?.text ?? '', quiz: writeQuestions(lesson?.quiz ?? []) },
    onSubmit: async ({ order, title, text, quiz }) => {
      const questions = readQuestions(quiz).questions.map((one) => ({ ...one, options: [...one.options], right: [...one.right] }))
      await ask(api.courses[':course'].lessons[':lesson'].$put({ param: { course, lesson: id }, json: { version: lesson?.version ?? 0, order: Number(order), title: title.trim(), text, quiz: questions } }))
      await afterTraining(client)
      onClose()
    },
  })
  const put = ({ file, caption }: { readonly file: string; readonly caption: string }) => form.form.setValue('text', `${form.form.getValues('text').trimEnd()}\n\n![${caption}](${file})\n`)
  return (
    <Dialog title={lesson ? words.editLesson : words.addLesson} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <div className="grid items-end gap-4 sm:grid-cols-[6rem_1fr]">
          <TextField label={words.order} inputMode="numeric" {...form.fieldOf('order')} />
          <TextField label={words.lessonTitle} maxLength={40} {...form.fieldOf('title')} />
        </div>
        <AreaField label={words.text} hint={words.textHint} rows={12} maxLength={12_000} {...form.fieldOf('text')} />
        <fieldset>
          <legend className="font-medium">{words.pictures}</legend>
          <ul className="mt-2 flex flex-wrap gap-3">
            {pictures.map((picture) => (
              <li key={picture.file} className="w-28">
                <img src={picture.link} alt={picture.caption} loading="lazy" className="aspect-4/3 w-full bg-ground object-cover" />
                <Button className="mt-1 w-full" aria-label={`${words.pictureCopy} ${picture.caption}`} onClick={() => put(picture)}>
                  {words.pictureCopy}
                </Button>
              </li>
            ))}
          </ul>
          <AddPicture course={course} onAdded={put} />
        </fieldset>
        <AreaField label={words.quiz} hint={words.questionsHint} rows={6} {...form.fieldOf('quiz')} />
      </OfficeForm>
    </Dialog>
  )
}
