import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useKindNames } from '../certificates/kind-names.ts'
import { ChangeCourseDialog } from './course-dialog.tsx'
import { CourseMoney } from './course-money.tsx'
import { Lessons } from './lessons.tsx'
import { QuestionsDialog } from './questions-dialog.tsx'
import { afterTraining, courseQuery, type FoundCourse, sessionsQuery } from './queries.ts'
import { NewSessionDialog } from './session-dialog.tsx'
import { useTrainingWords } from './words.ts'

/** One course: what it asks, its sessions, questions, lessons and money. */
export function CourseScreen() {
  const words = useTrainingWords()
  const may = useMay()
  const { course } = useParams({ from: '/training/courses/$course' })
  const query = useQuery(courseQuery(course))
  return (
    <Page
      title={query.data?.name ?? words.course}
      above={
        <Link to="/training/courses" className={textLink()}>
          {words.backCourses}
        </Link>
      }
      {...(query.data ? { actions: <Status tone={query.data.state === 'active' ? 'good' : 'off'}>{words.states[query.data.state]}</Status> } : {})}
    >
      <Asked query={query} what={words.course}>
        {(found) => (
          <>
            {may('scheduleSession') && <Acts course={found} />}
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <div>
                <About course={found} />
                {may('listTrainingSessions') && <Sessions course={found} />}
              </div>
              <div>
                {may('listLessons') && <Lessons course={found} />}
                {may('getCourseMoney') && <CourseMoney course={found.id} />}
              </div>
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly course: FoundCourse }
type Act = 'schedule' | 'change' | 'questions' | 'state'

function Acts({ course }: Props) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const [open, setOpen] = useState<Act>()
  const close = () => setOpen(undefined)
  const turn = course.state === 'active' ? 'ended' : 'active'
  const turnWord = turn === 'ended' ? words.end : words.resume
  const labels: readonly (readonly [Act, string])[] = [
    ...(course.state === 'active' ? [['schedule', words.schedule] as const] : []),
    ['change', words.changeCourse],
    ...(course.exam ? [['questions', words.editQuestions] as const] : []),
    ['state', turnWord],
  ]
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {labels.map(([act, label]) => (
        <Button key={act} kind={act === 'schedule' ? 'main' : 'plain'} className="min-h-10" onClick={() => setOpen(act)}>
          {label}
        </Button>
      ))}
      {open === 'schedule' && <NewSessionDialog course={course.id} onClose={close} />}
      {open === 'change' && <ChangeCourseDialog course={course} onClose={close} />}
      {open === 'questions' && <QuestionsDialog course={course.id} onClose={close} />}
      {open === 'state' && (
        <ConfirmDialog
          title={turnWord}
          act={turnWord}
          onClose={close}
          onConfirm={async () => {
            await ask(api.courses[':course'].$patch({ param: { course: course.id }, json: { version: course.version, state: turn } }))
            await afterTraining(client)
          }}
        >
          <p>{course.name}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function About({ course }: Props) {
  const words = useTrainingWords()
  const nameOf = useKindNames()
  const facts: Fact[] = [
    [
      words.topics,
      <ul key="topics">
        {course.topics.map(({ topic, kind, minutes }) => (
          <li key={`${kind} ${topic}`}>
            {topic} · {words.kinds[kind]} · {minutes} {words.minutes}
          </li>
        ))}
      </ul>,
    ],
    [words.minShare, `${course.minShare}%`],
    [words.exam, course.exam ? words.examRule(course.exam.pass, course.exam.attemptsMax, course.exam.waitDays) : words.noExam],
    ...(course.exam ? [[words.questions, String(course.questions)] as const] : []),
    ...(course.grants ? [[words.grants, nameOf(course.grants)] as const] : []),
    ...(course.about ? [[words.about, course.about] as const] : []),
  ]
  return (
    <Section title={words.course}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}

function Sessions({ course }: Props) {
  const words = useTrainingWords()
  const { date } = useFormat()
  const query = useQuery(sessionsQuery({ course: course.id }))
  return (
    <Section title={words.sessions}>
      <Asked query={query} what={words.sessions}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-2 text-ink-2">{words.noCourseSessions}</p>
          ) : (
            <ul className="mt-2 divide-y divide-line">
              {items.map((session) => (
                <li key={session.id} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
                  <Link to="/training/$session" params={{ session: session.id }} className={rowLink}>
                    {date(session.date)} {session.from}-{session.to}
                  </Link>
                  <span className="text-ink-2">
                    {session.trainer} · {session.place} · {session.state === 'cancelled' ? words.cancelled : words.seats(session.taken, session.capacity, session.waiting)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}
