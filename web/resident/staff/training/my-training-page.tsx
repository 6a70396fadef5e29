import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { asApiError } from '../../../shared/api/api-error.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Page } from '../../shell/page.tsx'
import { useStaffWords } from '../words.ts'
import { Feedback } from './feedback.tsx'
import { mineQuery, type MyCourse, type MySession } from './queries.ts'
import { useLearnerWords } from './words.ts'

const heading = 'mt-7 text-[1.25rem] font-bold'

/** What comes, what I can join, how far I am, and what I can read. */
export function MyTrainingPage() {
  const words = useLearnerWords()
  const staff = useStaffWords()
  const query = useQuery({ ...mineQuery, refetchOnMount: 'always' })
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={words.what}>
        {({ sessions, offered, courses }) => (
          <>
            <p className="mt-2 text-[1.1rem]">{words.scanHow}</p>
            <Sessions title={words.mine} none={words.mineNone} sessions={sessions} />
            <h2 className={heading}>{words.courses}</h2>
            {courses.length === 0 && <p className="mt-1 text-ink-2">{words.coursesNone}</p>}
            <ul className="mt-2 border-t border-line">
              {courses.map((course) => (
                <Course key={course.course} course={course} />
              ))}
            </ul>
            <Sessions title={words.offered} none={words.offeredNone} sessions={offered} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function Sessions({ title, none, sessions }: { readonly title: string; readonly none: string; readonly sessions: readonly MySession[] }) {
  return (
    <>
      <h2 className={heading}>{title}</h2>
      {sessions.length === 0 ? (
        <p className="mt-1 text-[1.1rem] text-ink-2">{none}</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {sessions.map((session) => (
            <li key={session.id} className="border-b border-line py-3 text-[1.1rem]">
              <Session session={session} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Session({ session }: { readonly session: MySession }) {
  const words = useLearnerWords()
  const { day } = useFormat()
  const state = session.cancelled !== null ? words.cancelled(session.cancelled) : session.attended > 0 ? words.attended(session.attended) : session.state === 'waiting' ? words.waiting(session.line ?? 1) : session.state === 'seated' ? words.seated : words.free(session.free)
  return (
    <>
      <h3 className="text-[1.2rem] font-bold">{session.courseName}</h3>
      <p>{words.when(day(session.date), session.from, session.to)}</p>
      <p className="text-ink-2">{words.at(session.place, session.trainer)}</p>
      <p className="font-medium">{state}</p>
      <SeatAct session={session} />
      {session.feedback === 'open' && <Feedback session={session.id} />}
    </>
  )
}

function SeatAct({ session }: { readonly session: MySession }) {
  const words = useLearnerWords()
  const { day } = useFormat()
  const client = useQueryClient()
  const takes = session.state === null
  const at = api.staff['training-sessions'][':trainingSession']
  const param = { trainingSession: session.id }
  const act = useMutation({
    mutationFn: async () => void (await (takes ? ask(at.seat.$post({ param })) : ask(at.withdrawal.$post({ param })))),
    onSettled: () => client.invalidateQueries({ queryKey: mineQuery.queryKey }),
  })
  const today = client.getQueryData(mineQuery.queryKey)?.today ?? ''
  const gives = (session.state === 'seated' || session.state === 'waiting') && session.attended === 0 && session.cancelled === null && session.date > today
  if (!takes && !gives) return null
  const when = day(session.date)
  return (
    <>
      <Button kind={takes ? 'main' : 'plain'} busy={act.isPending} onClick={() => act.mutate()} aria-label={takes ? words.enrolFor(session.courseName, when) : words.withdrawFor(session.courseName, when)} className="mt-2 w-full">
        {act.isPending ? words.working : takes ? words.enrol : words.withdraw}
      </Button>
      {act.error && (
        <p role="alert" className="mt-2 font-medium text-bad">
          {asApiError(act.error).say}
        </p>
      )}
    </>
  )
}

function Course({ course }: { readonly course: MyCourse }) {
  const words = useLearnerWords()
  const { day } = useFormat()
  const { exam, theory, practice } = course
  const marked = exam.attempts.filter(({ percent }) => percent !== null)
  const last = marked[marked.length - 1]
  const begun = theory.done + practice.done > 0 || exam.attempts.length > 0
  return (
    <li className="border-b border-line py-3 text-[1.1rem]">
      <h3 className="text-[1.2rem] font-bold">{course.courseName}</h3>
      {theory.of > 0 && (
        <p>
          {words.theory} {words.done(theory.done, theory.of)}
        </p>
      )}
      {practice.of > 0 && (
        <p>
          {words.practice} {words.done(practice.done, practice.of)}
        </p>
      )}
      {course.completedOn && <p className="font-bold text-good">{words.completed(day(course.completedOn))}</p>}
      {exam.state !== 'none' && begun && (
        <p className="font-medium">
          {words.exam}: {words.examStates[exam.state]}
          {exam.until && `，${words.until(day(exam.until))}`}
          {last?.percent !== null && last !== undefined && `，${words.score(last.percent)}`}
        </p>
      )}
      {(exam.state === 'ready' || exam.state === 'open') && (
        <Link href={`/staff/training/exam/${course.course}`} className={buttonClass('main', 'mt-2 w-full')}>
          {exam.state === 'ready' ? words.sit : words.goOn}
        </Link>
      )}
      <ol className="mt-1">
        {course.lessons.map((lesson, at) => (
          <li key={lesson.id}>
            <Link href={`/staff/training/${course.course}/${lesson.id}`} className="flex min-h-(--target-main) items-center gap-2 py-1">
              <span className="flex-1 font-medium text-brand-ink underline underline-offset-4">{words.lesson(at + 1, lesson.title)}</span>
              {lesson.done && <span className="text-good">{words.lessonDone}</span>}
              <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-2" />
            </Link>
          </li>
        ))}
      </ol>
    </li>
  )
}
