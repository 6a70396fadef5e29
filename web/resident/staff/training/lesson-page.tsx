import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { lessonBlocks } from '../../../../functions/training/lesson-rules.ts'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Page } from '../../shell/page.tsx'
import { keepPlace, keptLesson, keptPlace } from './kept-lesson.ts'
import { Questions } from './questions.tsx'
import { type Chosen, type Lesson, lessonQuery, mineQuery } from './queries.ts'
import { useLearnerWords } from './words.ts'

/** A lesson in large type: text, pictures, quiz. Without network what was read before is shown. */
export function LessonPage({ course, lesson }: { readonly course: string; readonly lesson: string }) {
  const words = useLearnerWords()
  const query = useQuery(lessonQuery(course, lesson))
  const kept = query.error && asApiError(query.error).kind === 'offline' ? keptLesson(lesson) : undefined
  const found = query.data ?? kept
  const back = { href: '/staff/training', text: words.back }
  if (!found) {
    return (
      <Page title={words.loadingLesson} back={back}>
        <Asked query={query} what={words.loadingLesson}>
          {() => null}
        </Asked>
      </Page>
    )
  }
  return (
    <Page title={found.title} subtitle={found.courseName} back={back}>
      {kept && <p className="mt-2 bg-warn-soft px-3 py-2 text-warn">{words.saved}</p>}
      <Text lesson={found} />
      <Quiz lesson={found} />
    </Page>
  )
}

/** Remembers how far somebody came, and leads them back there. */
function Text({ lesson }: { readonly lesson: Lesson }) {
  const words = useLearnerWords()
  const body = useRef<HTMLDivElement>(null)
  const [before] = useState(() => keptPlace(lesson.id))
  const blocks = lessonBlocks(lesson.text)
  useEffect(() => {
    const note = () => {
      const parts = [...(body.current?.children ?? [])]
      const top = parts.findIndex((part) => part.getBoundingClientRect().bottom > 80)
      keepPlace(lesson.id, top)
    }
    addEventListener('scroll', note, { passive: true })
    return () => removeEventListener('scroll', note)
  }, [lesson.id])
  return (
    <>
      {before > 1 && before < blocks.length && (
        <Button className="mt-3 w-full" onClick={() => body.current?.children[before]?.scrollIntoView()}>
          {words.goOnReading}
        </Button>
      )}
      <div ref={body} className="text-[1.25rem] leading-relaxed">
        {blocks.map((block, at) => {
          // Blocks have no ids of their own, and their order is theirs for good.
          const key = `${block.kind}-${at}`
          switch (block.kind) {
            case 'heading':
              return (
                <h2 key={key} className="mt-6 text-[1.4rem] leading-snug font-bold">
                  {block.text}
                </h2>
              )
            case 'text':
              return (
                <p key={key} className="mt-3 whitespace-pre-line">
                  {block.text}
                </p>
              )
            case 'points':
              return (
                <ul key={key} className="mt-3 list-disc pl-6">
                  {block.points.map((point) => (
                    <li key={point} className="mt-1">
                      {point}
                    </li>
                  ))}
                </ul>
              )
            case 'picture':
              return (
                <figure key={key} className="mt-4">
                  <img src={`/v1/courses/${lesson.course}/pictures/${block.file}`} alt={block.caption} loading="lazy" className="w-full" />
                  <figcaption className="mt-1 text-[1.05rem] text-ink-2">{block.caption}</figcaption>
                </figure>
              )
            default:
              return block satisfies never
          }
        })}
      </div>
    </>
  )
}

function Quiz({ lesson }: { readonly lesson: Lesson }) {
  const words = useLearnerWords()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Chosen>({})
  const send = useMutation({
    mutationFn: () => ask(api.staff.courses[':course'].lessons[':lesson'].quiz.$post({ param: { course: lesson.course, lesson: lesson.id }, json: { answers: Object.fromEntries(Object.entries(chosen).map(([id, places]) => [id, [...places]])) } })),
    onSuccess: () => {
      keepPlace(lesson.id, 0)
      return client.invalidateQueries({ queryKey: mineQuery.queryKey })
    },
  })
  const verdicts = send.data && Object.fromEntries(send.data.items.map((item) => [item.id, item]))
  return (
    <section className="mt-7 border-t-2 border-line pt-4">
      {lesson.quiz.length > 0 && (
        <>
          <h2 className="text-[1.4rem] font-bold">{words.quiz}</h2>
          <Questions questions={lesson.quiz} chosen={chosen} onChange={setChosen} verdicts={verdicts} />
        </>
      )}
      {send.data && (
        <p role="status" className="mt-4 text-[1.25rem] font-bold">
          {lesson.quiz.length > 0 ? words.quizNote(send.data.points, send.data.of) : words.finished}
        </p>
      )}
      {send.error && (
        <p role="alert" className="mt-3 font-medium text-bad">
          {asApiError(send.error).say}
        </p>
      )}
      <Button kind={send.data ? 'plain' : 'main'} busy={send.isPending} className="mt-4 min-h-(--target-main) w-full text-[1.15rem]" onClick={() => send.mutate()}>
        {send.isPending ? words.working : lesson.quiz.length > 0 ? words.quizSend : words.finish}
      </Button>
      {lesson.next && (
        <Link href={`/staff/training/${lesson.course}/${lesson.next}`} className={buttonClass(send.data ? 'main' : 'plain', 'mt-3 min-h-(--target-main) w-full text-[1.15rem]')}>
          {words.next}
        </Link>
      )}
    </section>
  )
}
