import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { EnrolDialog } from './seat-dialogs.tsx'
import { afterTraining, courseQuery, feedbackQuery, type FoundSessionDetail, sessionQuery } from './queries.ts'
import { Seats } from './seats.tsx'
import { ChangeSessionDialog } from './session-dialog.tsx'
import { Sheet } from './sheet.tsx'
import { useTrainingWords } from './words.ts'

/** One session: when and where, who has a seat and was there, results, what they thought of it. */
export function SessionScreen() {
  const words = useTrainingWords()
  const may = useMay()
  const { session } = useParams({ from: '/training/$session' })
  const query = useQuery(sessionQuery(session))
  return (
    <Page
      title={query.data?.courseName ?? words.session}
      above={
        <Link to="/training" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.session}>
        {(found) => (
          <>
            {found.cancelled && <Notice tone="warn">{words.cancelledNote(found.cancelled.by, found.cancelled.reason)}</Notice>}
            {found.state === 'planned' && <Acts session={found} />}
            <About session={found} />
            <Seats session={found} />
            {may('getSessionSheet') && found.taken > 0 && <Sheet session={found} />}
            {may('getSessionFeedback') && found.held && <Feedback session={found.id} />}
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly session: FoundSessionDetail }

function Acts({ session }: Props) {
  const words = useTrainingWords()
  const may = useMay()
  const client = useQueryClient()
  const course = useQuery({ ...courseQuery(session.course), enabled: may('scheduleSession') })
  const [open, setOpen] = useState<'enrol' | 'change' | 'cancel'>()
  const close = () => setOpen(undefined)
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      {may('getSessionCode') && (
        <Link to="/training/$session/code" params={{ session: session.id }} className={buttonClass('main', 'min-h-10')}>
          {words.code}
        </Link>
      )}
      {may('enrol') && (
        <Button className="min-h-10" onClick={() => setOpen('enrol')}>
          {words.enrol}
        </Button>
      )}
      {may('scheduleSession') && course.data && (
        <Button className="min-h-10" onClick={() => setOpen('change')}>
          {words.change}
        </Button>
      )}
      {may('scheduleSession') && !session.held && (
        <Button kind="danger" className="min-h-10" onClick={() => setOpen('cancel')}>
          {words.cancel}
        </Button>
      )}
      {open === 'enrol' && <EnrolDialog session={session} onClose={close} />}
      {open === 'change' && course.data && <ChangeSessionDialog session={session} course={course.data} onClose={close} />}
      {open === 'cancel' && (
        <ReasonDialog
          title={words.cancel}
          note={words.cancelNote}
          words={words}
          onClose={close}
          onSend={async (reason) => {
            await ask(api['training-sessions'][':trainingSession'].cancellation.$post({ param: { trainingSession: session.id }, json: { reason } }))
            await afterTraining(client)
          }}
        />
      )}
    </div>
  )
}

function About({ session }: Props) {
  const words = useTrainingWords()
  const { date, marks } = useFormat()
  return (
    <Section title={words.session}>
      <Facts
        className="mt-3"
        facts={[
          [
            words.course,
            <Link key="course" to="/training/courses/$course" params={{ course: session.course }} className={rowLink}>
              {session.courseName}
            </Link>,
          ],
          [words.date, `${date(session.date)} ${session.from}-${session.to}`],
          [words.place, session.place],
          [words.trainer, session.trainer],
          [words.capacity, words.seats(session.taken, session.capacity, session.waiting)],
          [words.topics, session.topics.map(({ topic, kind, minutes }) => `${topic} ${words.kinds[kind]} ${minutes} ${words.minutes}`).join(marks.semicolon)],
        ]}
      />
    </Section>
  )
}

function Feedback({ session }: { readonly session: string }) {
  const words = useTrainingWords()
  const query = useQuery(feedbackQuery(session))
  return (
    <Section title={words.feedback}>
      <Asked query={query} what={words.feedback}>
        {({ feedback }) =>
          feedback === null ? (
            <p className="mt-2 text-ink-2">{words.feedbackFew}</p>
          ) : (
            <>
              <p className="mt-2 font-medium">{words.stars((feedback.tenths / 10).toFixed(1), feedback.count)}</p>
              <ul className="mt-1 list-disc pl-5">
                {feedback.texts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </>
          )
        }
      </Asked>
    </Section>
  )
}
