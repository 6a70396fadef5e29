import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { planQuery, postChoicesQuery, recordQuery } from './queries.ts'
import { examTones } from './sheet.tsx'
import { useTrainingWords } from './words.ts'

/** A person's training: courses, record, and what a post still asks. For a person's page as for one of its own. */
export function TrainingOfPerson({ seeker }: { readonly seeker: string }) {
  const words = useTrainingWords()
  const query = useQuery(recordQuery(seeker))
  return (
    <Asked query={query} what={words.record}>
      {(record) => (
        <>
          <Section title={words.courses}>
            {record.courses.length === 0 && <p className="mt-2 text-ink-2">{words.recordNone}</p>}
            <ul className="mt-2 divide-y divide-line">
              {record.courses.map((course) => (
                <li key={course.course} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
                  <span className="font-medium">{course.courseName}</span>
                  <span className="flex flex-wrap items-center gap-x-4">
                    <span>
                      {words.progress} {course.percent}%
                    </span>
                    {course.completedOn ? (
                      <Status tone="good">
                        {words.completed} {course.completedOn}
                      </Status>
                    ) : (
                      <Status tone={examTones[course.exam.state]}>{words.examStates[course.exam.state]}</Status>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <Section bare title={`${words.record} · ${words.totals(words.hours(record.theoryMinutes), words.hours(record.practiceMinutes))}`} actions={<ExportMenu formats={['pdf', 'xlsx', 'csv']} label={words.file} addressOf={(format) => `/v1/seekers/${seeker}/training/export?format=${format}`} />}>
            <Record lines={record.items} />
          </Section>
          <Plan seeker={seeker} />
        </>
      )}
    </Asked>
  )
}

type Line = { readonly on: string; readonly from: string; readonly to: string; readonly courseName: string; readonly topic: string; readonly kind: 'theory' | 'practice'; readonly minutes: number; readonly trainer: string; readonly place: string }

function Record({ lines }: { readonly lines: readonly Line[] }) {
  const words = useTrainingWords()
  const { date } = useFormat()
  const columns: Column<Line>[] = [
    { key: 'on', head: words.date, cell: ({ on }) => date(on) },
    { key: 'time', head: words.time, cell: ({ from, to }) => `${from}-${to}` },
    { key: 'course', head: words.course, names: true, wraps: true, cell: ({ courseName }) => courseName },
    { key: 'topic', head: words.topic, wraps: true, cell: ({ topic }) => topic },
    { key: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'minutes', head: words.minutes, right: true, cell: ({ minutes }) => minutes },
    { key: 'trainer', head: words.trainer, cell: ({ trainer }) => trainer },
  ]
  if (lines.length === 0) return <p className="mt-2 text-ink-2">{words.recordNone}</p>
  return (
    <DataTable
      caption={words.record}
      rows={lines}
      rowKey={({ on, from, topic, kind }) => `${on} ${from} ${topic} ${kind}`}
      columns={columns}
      phone={(line) => (
        <PhoneRow title={`${line.courseName} · ${line.topic}`} aside={`${line.minutes} ${words.minutes}`}>
          <p className="text-ink-2">
            {date(line.on)} {line.from} · {words.kinds[line.kind]} · {line.trainer}
          </p>
        </PhoneRow>
      )}
    />
  )
}

function Plan({ seeker }: { readonly seeker: string }) {
  const words = useTrainingWords()
  const posts = useQuery(postChoicesQuery)
  const [post, setPost] = useState<string>()
  return (
    <Section title={words.plan}>
      <div className="mt-3">
        <Pick className="md:w-64" label={words.planPost} value={post} onChange={setPost} all={words.planPick} choices={posts.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
      </div>
      {post && <PlanFor seeker={seeker} post={post} />}
    </Section>
  )
}

function PlanFor({ seeker, post }: { readonly seeker: string; readonly post: string }) {
  const words = useTrainingWords()
  const { date, marks } = useFormat()
  const query = useQuery(planQuery(seeker, post))
  return (
    <Asked query={query} what={words.plan}>
      {({ gaps, courses, left }) => {
        const missing = gaps.filter((gap) => gap.missing > 0)
        if (missing.length === 0) return <p className="mt-3 font-medium">{words.planDone}</p>
        return (
          <div className="mt-3 grid gap-3">
            <p>
              <span className="font-medium">{words.missing}</span> {missing.map((gap) => `${gap.topic} ${words.hours(gap.missing)}`).join(marks.semicolon)}
            </p>
            <ul className="grid gap-2">
              {courses.map((course) => (
                <li key={course.course}>
                  <p className="font-medium">{words.planOffers(course.courseName)}</p>
                  {course.sessions.length === 0 && <p className="text-ink-2">{words.planNoSession}</p>}
                  {course.sessions.map((session) => (
                    <p key={session.id}>
                      <Link to="/training/$session" params={{ session: session.id }} className={rowLink}>
                        {date(session.date)} {session.from}-{session.to}
                      </Link>{' '}
                      {session.place} · {words.free(session.free)}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
            {left.length > 0 && (
              <p className="text-warn">
                {words.planLeft}
                {left.map(({ topic }) => topic).join(marks.comma)}
              </p>
            )}
          </div>
        )
      }}
    </Asked>
  )
}
