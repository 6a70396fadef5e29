import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Page } from '../../shell/page.tsx'
import { keepAnswers, keptAnswers } from './kept-lesson.ts'
import { Questions } from './questions.tsx'
import { mineQuery, paperQuery } from './queries.ts'
import { useLearnerWords } from './words.ts'

type Paper = NonNullable<ReturnType<typeof usePaper>['data']>
const usePaper = (course: string) => useQuery(paperQuery(course))

/** The paper that was begun, with the answers that this phone kept; marked at once when it is handed in. */
export function ExamPage({ course }: { readonly course: string }) {
  const words = useLearnerWords()
  const query = usePaper(course)
  if (query.data) return <Sitting paper={query.data} />
  return (
    <Page title={words.exam} back={{ href: '/staff/training', text: words.back }}>
      <Asked query={query} what={words.paper}>
        {() => null}
      </Asked>
    </Page>
  )
}

function Sitting({ paper }: { readonly paper: Paper }) {
  const words = useLearnerWords()
  const client = useQueryClient()
  const name = `${paper.course}-${paper.number}`
  const [chosen, setChosen] = useState(() => keptAnswers(name))
  const [warned, setWarned] = useState(false)
  const missing = paper.questions.filter(({ id }) => (chosen[id] ?? []).length === 0).length
  const send = useMutation({
    mutationFn: () => ask(api.staff.exams[':course'].answers.$post({ param: { course: paper.course }, json: { number: paper.number, answers: Object.fromEntries(Object.entries(chosen).map(([id, places]) => [id, [...places]])) } })),
    onSuccess: () => {
      keepAnswers(name, undefined)
      return client.invalidateQueries({ queryKey: mineQuery.queryKey })
    },
  })
  if (send.data) {
    const { passed, percent, wrong } = send.data
    return (
      <Page title={passed ? words.passed : words.failed} subtitle={paper.courseName} step="marked">
        <p className="mt-4 text-[2rem] font-bold">{words.score(percent ?? 0)}</p>
        {wrong.length > 0 && <p className="mt-1 text-[1.15rem]">{words.wrongCount(wrong.length)}</p>}
        <Link href="/staff/training" className={buttonClass('main', 'mt-5 min-h-(--target-main) w-full text-[1.15rem]')}>
          {words.back}
        </Link>
      </Page>
    )
  }
  return (
    <Page title={paper.courseName} subtitle={words.exam} back={{ href: '/staff/training', text: words.back }}>
      <p className="mt-2 text-[1.1rem]">{words.pass(paper.pass)}</p>
      <Questions
        questions={paper.questions}
        chosen={chosen}
        onChange={(next) => {
          setChosen(next)
          setWarned(false)
          keepAnswers(name, next)
        }}
      />
      {warned && missing > 0 && (
        <p role="alert" className="mt-3 text-[1.15rem] font-bold text-warn">
          {words.missing(missing)}
        </p>
      )}
      {send.error && (
        <p role="alert" className="mt-3 font-medium text-bad">
          {asApiError(send.error).say}
        </p>
      )}
      <Button kind="main" busy={send.isPending} className="mt-5 min-h-(--target-main) w-full text-[1.2rem]" onClick={() => (missing > 0 && !warned ? setWarned(true) : send.mutate())}>
        {send.isPending ? words.working : words.handIn}
      </Button>
    </Page>
  )
}
