import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { RosterRow, RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Loading } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { type FoundRun, runQuery, solveRoster, stopRun, takeRun } from './queries.ts'
import { SidePanel } from './side-panel.tsx'
import { useRosterWords } from './words.ts'

type Props = {
  readonly roster: RosterSheet['roster']
  readonly run: string | undefined
  readonly onRun: (run: string | undefined) => void
  /** The rows as they are in the draft after a result was taken. */
  readonly onTaken: (rows: readonly RosterRow[]) => void
  readonly onClose: () => void
}

/** Asks for a roster, shows how it comes along and what cannot hold together, and takes the best so far, at any time. */
export function SolvePanel({ roster, run, onRun, onTaken, onClose }: Props) {
  const words = useRosterWords()
  return (
    <SidePanel title={words.solve} onClose={onClose}>
      {run ? <Run key={run} roster={roster.id} run={run} onTaken={onTaken} onAgain={() => onRun(undefined)} /> : <SolveForm roster={roster.id} onRun={onRun} />}
    </SidePanel>
  )
}

function SolveForm({ roster, onRun }: { readonly roster: string; readonly onRun: (run: string) => void }) {
  const words = useRosterWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'solve',
    schema: z.object({ mode: z.string(), seconds: z.string(), seed: z.string().check(z.refine((text) => /^[1-9]\d{0,5}$/.test(text.trim()), words.wrongSeed)) }),
    defaults: { mode: 'fill', seconds: '30', seed: '1' },
    onSubmit: async ({ mode, seconds, seed }) => {
      await solveRoster(client, roster, { id, mode: mode as FoundRun['mode'], seconds: Number(seconds), seed: Number(seed) })
      onRun(id)
    },
  })
  return (
    <>
      <p className="mt-2 text-ink-2">{words.solveLead}</p>
      <OfficeForm form={form} act={words.startSolve}>
        <SelectField label={words.mode} choices={choicesOf(words.modes)} {...form.fieldOf('mode')} />
        <SelectField label={words.seconds} choices={[10, 30, 60, 300].map((seconds) => ({ value: String(seconds), label: words.secondsOf(seconds) }))} {...form.fieldOf('seconds')} />
        <TextField label={words.seed} hint={words.seedHint} inputMode="numeric" {...form.fieldOf('seed')} />
      </OfficeForm>
    </>
  )
}

const tones = { waiting: 'wait', running: 'part', done: 'good', stopped: 'off', failed: 'bad' } as const

type RunProps = { readonly roster: string; readonly run: string; readonly onTaken: Props['onTaken']; readonly onAgain: () => void }

function Run({ roster, run, onTaken, onAgain }: RunProps) {
  const words = useRosterWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const query = useQuery(runQuery(roster, run))
  const stop = useMutation({ mutationFn: () => stopRun(client, roster, run) })
  const take = useMutation({ mutationFn: () => takeRun(client, roster, run), onSuccess: ({ rows }) => onTaken(rows) })
  const found = query.data
  if (!found) return query.error ? <Failure error={query.error} /> : <Loading what={words.solve} />
  const under = found.state === 'waiting' || found.state === 'running'
  const some = found.cost !== null
  return (
    <div className="mt-3 grid gap-3">
      {under ? <ProgressBar label={words.solveStates[found.state]} done={found.moves} of={Math.max(1, found.movesMax)} say={words.solveMoves(found.moves, found.movesMax)} /> : <Status tone={tones[found.state]}>{words.solveStates[found.state]}</Status>}
      <Facts
        facts={[
          [words.mode, words.modes[found.mode]],
          [words.openLeft, some ? words.peopleCount(found.missing) : words.nothing],
          [words.cellsChanged, some ? found.changed : words.nothing],
          [words.solveCost, some ? words.costOf(found.cost ?? 0, found.bound) : words.nothing],
        ]}
      />
      {found.problems.length > 0 && (
        <section>
          <h3 className="font-medium">{words.whyNot}</h3>
          <ul className="mt-1 max-h-72 divide-y divide-line overflow-y-auto">
            {found.problems.map((say) => (
              <li key={say.en} className="py-1.5">
                {say[lang]}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.state === 'failed' && <Notice tone="bad">{words.solveFailed}</Notice>}
      {(found.taken || take.isSuccess) && <Notice tone="good">{words.taken}</Notice>}
      <Failure error={stop.error ?? take.error} />
      <div className="flex flex-wrap gap-3">
        {under && (
          <Button busy={stop.isPending} onClick={() => stop.mutate()} className="min-h-10">
            {words.stopSolve}
          </Button>
        )}
        {!under && some && !found.taken && !take.isSuccess && (
          <Button kind="main" busy={take.isPending} onClick={() => take.mutate()} className="min-h-10">
            {words.takeSolve}
          </Button>
        )}
        {!under && (
          <Button onClick={onAgain} className="min-h-10">
            {words.solveAgain}
          </Button>
        )}
      </div>
      {!under && some && !found.taken && !take.isSuccess && <p className="text-ink-2">{words.takeNote}</p>}
    </div>
  )
}
