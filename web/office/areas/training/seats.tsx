import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { minutesOfDay } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Check, TextField } from '../../parts/form-fields.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CorrectDialog } from './seat-dialogs.tsx'
import { afterTraining, type FoundSeat, type FoundSessionDetail } from './queries.ts'
import { useTrainingWords } from './words.ts'

const tones = { seated: 'good', waiting: 'wait', withdrawn: 'off' } as const

/** Who has a seat, and the list that the trainer ticks: the same rows, so that a name is looked for once. */
export function Seats({ session }: { readonly session: FoundSessionDetail }) {
  const words = useTrainingWords()
  const may = useMay()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const whole = { from: session.from, to: session.to }
  const [times, setTimes] = useState(whole)
  const trains = may('recordAttendance') && session.state === 'planned'
  const record = useMutation({
    mutationFn: () => ask(api['training-sessions'][':trainingSession'].attendance.$post({ param: { trainingSession: session.id }, json: { entries: [...chosen].map((person) => ({ person, from: times.from, to: times.to })) } })),
    onSuccess: async () => {
      setChosen(new Set())
      setTimes(whole)
      await afterTraining(client)
    },
  })
  const toggle = (person: string) => setChosen((before) => new Set(before.has(person) ? [...before].filter((one) => one !== person) : [...before, person]))
  const shown = session.seats.filter(({ state }) => state !== 'withdrawn')
  return (
    <Section title={words.people}>
      {shown.length === 0 ? (
        <Empty title={words.nobody} />
      ) : (
        <>
          {trains && <p className="mt-1 text-ink-2">{words.recordHint}</p>}
          <ul className="mt-2 divide-y divide-line border-t border-line">
            {shown.map((seat) => (
              <li key={seat.person} className="grid grid-cols-1 items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_9rem_9rem_auto]">
                <Name seat={seat} ticks={trains && seat.state === 'seated'} chosen={chosen.has(seat.person)} onToggle={() => toggle(seat.person)} />
                <Status tone={tones[seat.state]}>{seat.place ? words.line(seat.place) : words.seatStates[seat.state]}</Status>
                <span>{session.state === 'cancelled' ? words.tolds[seat.told ?? 'not-yet'] : words.attendedOf(seat.attended, minutesOfDay(session.to) - minutesOfDay(session.from))}</span>
                <SeatActs session={session} seat={seat} trains={trains} />
              </li>
            ))}
          </ul>
          {trains && chosen.size > 0 && (
            <div className="mt-3 flex flex-wrap items-end gap-3">
              <TextField id="present-from" label={words.presentFrom} type="time" value={times.from} onChange={({ target }) => setTimes({ ...times, from: target.value })} className="w-32" />
              <TextField id="present-to" label={words.presentTo} type="time" value={times.to} onChange={({ target }) => setTimes({ ...times, to: target.value })} className="w-32" />
              <Button kind="main" busy={record.isPending} className="min-h-10" onClick={() => record.mutate()}>
                {words.recordAll(chosen.size, times.from, times.to)}
              </Button>
            </div>
          )}
          <Failure error={record.error} />
        </>
      )}
    </Section>
  )
}

function Name({ seat, ticks, chosen, onToggle }: { readonly seat: FoundSeat; readonly ticks: boolean; readonly chosen: boolean; readonly onToggle: () => void }) {
  const words = useTrainingWords()
  const may = useMay()
  const name = seat.name ?? words.erased
  if (ticks) {
    return (
      <Check checked={chosen} onChange={onToggle}>
        <span className="font-medium">{name}</span>
      </Check>
    )
  }
  if (!may('getTrainingRecord') || seat.name === null) return <span className="font-medium">{name}</span>
  return (
    <Link to="/training/people/$seeker" params={{ seeker: seat.person }} className={rowLink}>
      {name}
    </Link>
  )
}

function SeatActs({ session, seat, trains }: { readonly session: FoundSessionDetail; readonly seat: FoundSeat; readonly trains: boolean }) {
  const words = useTrainingWords()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState<'correct' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const name = seat.name ?? words.erased
  return (
    <span className="flex flex-wrap gap-2 sm:justify-end">
      {may('getTrainingRecord') && seat.name !== null && trains && seat.state === 'seated' && (
        <Link to="/training/people/$seeker" params={{ seeker: seat.person }} aria-label={words.recordOf(name)} className={`${rowLink} inline-flex min-h-9 items-center`}>
          {words.record}
        </Link>
      )}
      {trains && seat.state === 'seated' && (
        <Button aria-label={`${words.correct} ${name}`} onClick={() => setOpen('correct')}>
          {words.correct}
        </Button>
      )}
      {may('enrol') && session.state === 'planned' && seat.marks.length === 0 && (
        <Button aria-label={`${words.withdraw} ${name}`} onClick={() => setOpen('withdraw')}>
          {words.withdraw}
        </Button>
      )}
      {open === 'correct' && <CorrectDialog session={session} seat={seat} onClose={close} />}
      {open === 'withdraw' && (
        <ConfirmDialog
          title={`${words.withdraw} ${name}`}
          act={words.withdraw}
          onClose={close}
          onConfirm={async () => {
            await ask(api['training-sessions'][':trainingSession'].seats[':seeker'].withdrawal.$post({ param: { trainingSession: session.id, seeker: seat.person } }))
            await afterTraining(client)
          }}
        >
          <p>{words.withdrawNote(name)}</p>
        </ConfirmDialog>
      )}
    </span>
  )
}
