import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { CorrectScoreDialog } from './correct-score-dialog.tsx'
import { afterTraining, type FoundSessionDetail, type SheetRow, sheetQuery } from './queries.ts'
import { useTrainingWords } from './words.ts'

export const examTones = { none: 'off', open: 'part', ready: 'wait', wait: 'part', 'used-up': 'bad', 'not-attended': 'part', passed: 'good' } as const satisfies Record<SheetRow['standing']['exam']['state'], Tone>

/** How far everybody with a seat is in the course, and their exam. */
export function Sheet({ session }: { readonly session: FoundSessionDetail }) {
  const words = useTrainingWords()
  const query = useQuery(sheetQuery(session.id))
  return (
    <Section title={words.sheet} bare>
      <Asked query={query} what={words.sheet}>
        {({ items }) => <Rows rows={items} />}
      </Asked>
    </Section>
  )
}

function Rows({ rows }: { readonly rows: readonly SheetRow[] }) {
  const words = useTrainingWords()
  const name = (row: SheetRow) => row.name ?? words.erased
  const exam = (row: SheetRow) => <ExamState row={row} />
  const columns: Column<SheetRow>[] = [
    { key: 'name', head: words.person, names: true, cell: name },
    { key: 'progress', head: words.progress, right: true, cell: ({ standing }) => `${standing.percent}%` },
    { key: 'exam', head: words.exam, wraps: true, cell: exam },
    { key: 'score', head: words.percent, right: true, cell: ({ standing }) => standing.exam.attempts.findLast(({ percent }) => percent !== null)?.percent ?? '' },
    { key: 'completed', head: words.completed, cell: ({ standing }) => standing.completedOn ?? '' },
    { key: 'acts', head: words.score, silent: true, right: true, cell: (row) => <ScoreActs row={row} /> },
  ]
  return (
    <DataTable
      caption={words.sheet}
      rows={rows}
      rowKey={({ person }) => person}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={`${row.standing.percent}%`} act={<ScoreActs row={row} />}>
          {exam(row)}
          {row.standing.completedOn && (
            <p className="text-ink-2">
              {words.completed} {row.standing.completedOn}
            </p>
          )}
        </PhoneRow>
      )}
    />
  )
}

function ExamState({ row: { standing } }: { readonly row: SheetRow }) {
  const words = useTrainingWords()
  const { day } = useFormat()
  return (
    <>
      <Status tone={examTones[standing.exam.state]}>{words.examStates[standing.exam.state]}</Status>
      {standing.exam.until && <span className="block text-ink-2">{words.until(day(standing.exam.until))}</span>}
    </>
  )
}

function ScoreActs({ row }: { readonly row: SheetRow }) {
  const words = useTrainingWords()
  const may = useMay()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [id] = useState(newId)
  const { state } = row.standing.exam
  const name = row.name ?? words.erased
  if (!may('recordExam') || state === 'none') return null
  if (state === 'passed') return <CorrectScore row={row} />
  if (state === 'used-up') {
    return (
      <>
        <Button aria-label={`${words.allow} ${name}`} onClick={() => setOpen(true)}>
          {words.allow}
        </Button>
        <CorrectScore row={row} />
        {open && (
          <ReasonDialog
            title={words.allow}
            note={name}
            words={words}
            onClose={() => setOpen(false)}
            onSend={async (reason) => {
              await ask(api.courses[':course']['more-attempts'].$post({ param: { course: row.standing.course }, json: { id, person: row.person, reason } }))
              await afterTraining(client)
            }}
          />
        )}
      </>
    )
  }
  return (
    <>
      <Button aria-label={`${words.score} ${name}`} onClick={() => setOpen(true)}>
        {words.score}
      </Button>
      <CorrectScore row={row} />
      {open && <ScoreDialog row={row} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The last result that was recorded, where there is one. */
function CorrectScore({ row }: { readonly row: SheetRow }) {
  const words = useTrainingWords()
  const [open, setOpen] = useState(false)
  const attempt = row.standing.exam.attempts.findLast(({ percent }) => percent !== null)
  if (!attempt) return null
  return (
    <>
      <Button aria-label={`${words.correctScore} ${row.name ?? words.erased}`} onClick={() => setOpen(true)}>
        {words.correctScore}
      </Button>
      {open && <CorrectScoreDialog row={row} attempt={attempt} onClose={() => setOpen(false)} />}
    </>
  )
}

function ScoreDialog({ row, onClose }: { readonly row: SheetRow; readonly onClose: () => void }) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'score',
    schema: z.object({
      on: z.string().check(z.refine((text) => text !== '', words.needed.date)),
      percent: z.string().check(z.refine((text) => /^(\d{1,2}|100)$/.test(text.trim()), words.percentWrong)),
      examiner: z.string().check(z.refine((text) => text.trim() !== '', words.examinerNeeded)),
      note: z.string(),
    }),
    defaults: { on: today(systemClock), percent: '', examiner: '', note: '' },
    onSubmit: async ({ percent, ...values }) => {
      await ask(api.courses[':course'].exams.$post({ param: { course: row.standing.course }, json: { id, person: row.person, percent: Number(percent), ...values, examiner: values.examiner.trim() } }))
      await afterTraining(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.scoreTitle(row.name ?? words.erased)} onClose={onClose}>
      <OfficeForm form={form} act={words.score} onCancel={onClose}>
        <TextField label={words.percent} inputMode="numeric" {...form.fieldOf('percent')} />
        <DateField label={words.date} {...form.fieldOf('on')} />
        <TextField label={words.examiner} maxLength={30} {...form.fieldOf('examiner')} />
        <TextField label={words.note} maxLength={120} optional {...form.fieldOf('note')} />
      </OfficeForm>
    </Dialog>
  )
}
