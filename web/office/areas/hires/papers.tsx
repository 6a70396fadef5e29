import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { sendFile } from '../../parts/send-file.ts'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { afterHire, type FoundHire } from './queries.ts'
import { useHireWords } from './words.ts'

type Props = { readonly hire: FoundHire }
type Paper = FoundHire['documents'][number]

/** Does one thing at a time, and says what went wrong. */
function useAct() {
  const client = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const run = async (key: string, act: () => Promise<unknown>) => {
    setBusy(key)
    setFailure(undefined)
    await act()
      .then(() => afterHire(client))
      .catch(setFailure)
    setBusy(undefined)
  }
  return { busy, failure, run }
}

/** What the kind of contract asks for, who saw it, and its scans. */
export function Papers({ hire }: Props) {
  const words = useHireWords()
  const { busy, failure, run } = useAct()
  const see = (kind: Paper['kind']) => run(kind, () => ask(api.hires[':hire'].documents.$post({ param: { hire: hire.id }, json: { kind, on: today(systemClock) } })))
  const scan = (kind: Paper['kind'], file: File) => run(kind, () => sendFile(`/v1/hires/${hire.id}/documents/${kind}/files`, file))
  return (
    <Section title={words.documents}>
      <Failure error={failure} />
      <ul className="mt-2 divide-y divide-line">
        {hire.documents.map((paper) => (
          <PaperRow key={paper.kind} hire={hire} paper={paper} busy={busy === paper.kind} onSee={() => void see(paper.kind)} onScan={(file) => void scan(paper.kind, file)} />
        ))}
      </ul>
    </Section>
  )
}

type RowProps = Props & { readonly paper: Paper; readonly busy: boolean; readonly onSee: () => void; readonly onScan: (file: File) => void }

function PaperRow({ hire, paper, busy, onSee, onScan }: RowProps) {
  const words = useHireWords()
  const { date } = useFormat()
  const keeps = useMay()('hire')
  const input = useRef<HTMLInputElement>(null)
  const name = words.documentKinds[paper.kind]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <div className="mr-auto min-w-0">
        <p className="font-medium">{name}</p>
        {paper.seen ? <Status tone="good">{words.seen(date(paper.seen.on), paper.seen.by)}</Status> : <Status tone="part">{words.notSeen}</Status>}
        {keeps && paper.scans.length > 0 && (
          <p className="flex flex-wrap gap-x-3">
            {paper.scans.map(({ file }, at) => (
              <a key={file} href={`/v1/hires/${hire.id}/documents/${paper.kind}/files/${file}`} target="_blank" rel="noreferrer" aria-label={`${name} ${words.scanNo(at + 1)}`} className={textLink()}>
                {words.scanNo(at + 1)}
              </a>
            ))}
          </p>
        )}
      </div>
      {keeps && (
        <>
          {!paper.seen && (
            <Button onClick={onSee} busy={busy} aria-label={words.tick(name)}>
              {words.tickShort}
            </Button>
          )}
          <Button onClick={() => input.current?.click()} busy={busy} aria-label={words.scan(name)}>
            {busy ? words.sending : words.scanShort}
          </Button>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            aria-label={words.scan(name)}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) onScan(file)
              event.target.value = ''
            }}
          />
        </>
      )}
    </li>
  )
}

/** Why somebody left, and what is left to do. */
export function Leaving({ hire }: Props) {
  const words = useHireWords()
  const { date } = useFormat()
  const keeps = useMay()('hire')
  const { busy, failure, run } = useAct()
  const end = hire.end!
  return (
    <Section title={words.leaving}>
      <p className="mt-2">{[words.endedOn(date(end.on), words.reasons[end.reason]), end.note].filter(Boolean).join(' · ')}</p>
      <Failure error={failure} />
      <ul className="mt-2 divide-y divide-line">
        {end.steps.map(({ step, due, done }) => (
          <li key={step} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="mr-auto min-w-0">
              <p className="font-medium">{words.leavingSteps[step]}</p>
              {done ? <Status tone="good">{words.done(date(done.on), done.by)}</Status> : <Status tone={due < today(systemClock) ? 'bad' : 'wait'}>{words.due(date(due))}</Status>}
            </div>
            {keeps && !done && (
              <Button busy={busy === step} aria-label={words.doneToday(words.leavingSteps[step])} onClick={() => void run(step, () => ask(api.hires[':hire'].leaving.$post({ param: { hire: hire.id }, json: { step, on: today(systemClock) } })))}>
                {words.doneShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
