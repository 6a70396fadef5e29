import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { NewCourseDialog } from './course-dialog.tsx'
import { coursesQuery, type FoundCourse } from './queries.ts'
import { useTrainingWords } from './words.ts'

export function CoursesScreen() {
  const words = useTrainingWords()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const query = useQuery(coursesQuery)
  return (
    <Page
      title={words.courses}
      lead={words.coursesLead}
      above={
        <Link to="/training" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(may('scheduleSession')
        ? {
            actions: (
              <Button kind="main" onClick={() => setAdding(true)}>
                {words.createCourse}
              </Button>
            ),
          }
        : {})}
    >
      <AskedList query={{ ...query, isPlaceholderData: false }} what={words.courses}>
        {({ items }) => (items.length > 0 ? <CourseList courses={items} /> : <Empty title={words.noCourses}>{words.noCoursesNext}</Empty>)}
      </AskedList>
      {adding && <NewCourseDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

export const minutesOf = (course: FoundCourse, kind: 'theory' | 'practice'): number => course.topics.reduce((sum, topic) => sum + (topic.kind === kind ? topic.minutes : 0), 0)

function CourseList({ courses }: { readonly courses: readonly FoundCourse[] }) {
  const words = useTrainingWords()
  const name = (course: FoundCourse) => (
    <Link to="/training/courses/$course" params={{ course: course.id }} className={rowLink}>
      {course.name}
    </Link>
  )
  const state = (course: FoundCourse) => <Status tone={course.state === 'active' ? 'good' : 'off'}>{words.states[course.state]}</Status>
  const exam = ({ exam: rule }: FoundCourse) => (rule ? words.examRule(rule.pass, rule.attemptsMax, rule.waitDays) : words.noExam)
  const columns: Column<FoundCourse>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: name },
    { key: 'theory', head: words.kinds.theory, right: true, cell: (course) => words.hours(minutesOf(course, 'theory')) },
    { key: 'practice', head: words.kinds.practice, right: true, cell: (course) => words.hours(minutesOf(course, 'practice')) },
    { key: 'exam', head: words.exam, wraps: true, cell: exam },
    { key: 'questions', head: words.questions, right: true, cell: ({ questions }) => questions },
    { key: 'lessons', head: words.lessons, right: true, cell: ({ lessons }) => lessons },
    { key: 'state', head: words.state, cell: state },
  ]
  return (
    <DataTable
      caption={words.courses}
      rows={courses}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(course) => (
        <PhoneRow title={name(course)} aside={words.hours(minutesOf(course, 'theory') + minutesOf(course, 'practice'))}>
          {state(course)}
          <p className="text-ink-2">{exam(course)}</p>
        </PhoneRow>
      )}
    />
  )
}
