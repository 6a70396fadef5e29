import { useQuery, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { readQuestions, writeQuestions } from '../../../../functions/training/question-rules.ts'
import type { Question } from '../../../../functions/training/exam-rules.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { AreaField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterTraining, questionsQuery } from './queries.ts'
import { useTrainingWords } from './words.ts'

/** All questions of a course as one text: quicker than thirty forms, and it takes what was written in a document. */
export function QuestionsDialog({ course, onClose }: { readonly course: string; readonly onClose: () => void }) {
  const words = useTrainingWords()
  const query = useQuery(questionsQuery(course))
  return (
    <Dialog title={words.editQuestions} onClose={onClose}>
      <Asked query={query} what={words.questions}>
        {({ items, version }) => <QuestionsForm course={course} version={version} known={items} onClose={onClose} />}
      </Asked>
    </Dialog>
  )
}

type Props = { readonly course: string; readonly version: number; readonly known: readonly Question[]; readonly onClose: () => void }

function QuestionsForm({ course, version, known, onClose }: Props) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const wrong = useQuestionProblem()
  const form = useOfficeForm({
    name: 'questions',
    schema: z.object({ text: z.string().check(z.refine((text) => wrong(text) === undefined, { error: ({ input }) => wrong(String(input)) ?? '' })) }),
    defaults: { text: writeQuestions(known) },
    onSubmit: async ({ text }) => {
      const { questions } = readQuestions(text)
      await ask(api.courses[':course'].questions.$put({ param: { course }, json: { version, items: questions.map((one) => ({ ...one, options: [...one.options], right: [...one.right] })) } }))
      await afterTraining(client)
      onClose()
    },
  })
  const { questions } = readQuestions(form.form.watch('text'))
  return (
    <OfficeForm form={form} act={words.saveQuestions} onCancel={onClose}>
      <AreaField label={words.questions} hint={words.questionsHint} rows={14} {...form.fieldOf('text')} />
      <p role="status" className="text-ink-2">{words.questionsRead(questions.length, questions.reduce((sum, { points }) => sum + points, 0))}</p>
    </OfficeForm>
  )
}

/** The first thing that is wrong with questions as text, in words. */
export function useQuestionProblem(): (text: string) => string | undefined {
  const words = useTrainingWords()
  return (text) => {
    const [first] = readQuestions(text).wrong
    return first && words.questionWrong[first.why](first.line)
  }
}
