import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { useWords } from '../../i18n/languages.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useGapWords } from './gap-panel.tsx'
import type { GridContext } from './grid-context.ts'
import { checkQuery, publishRoster, type RosterCheck } from './queries.ts'
import { useRosterWords } from './words.ts'

type Props = { readonly grid: GridContext; readonly roster: RosterSheet['roster']; readonly onPublished: () => Promise<void>; readonly onClose: () => void }

/** Judged by the server once more: what forbids it, what stays open, and who is told. */
export function PublishDialog({ grid, roster, onPublished, onClose }: Props) {
  const words = useRosterWords()
  const query = useQuery(checkQuery(roster.id))
  return (
    <Dialog title={words.publishTitle(roster.name)} onClose={onClose} className="w-[min(40rem,94vw)]">
      <Asked query={query} what={words.loadingSheet}>
        {(check) => <Judged grid={grid} roster={roster} check={check} onPublished={onPublished} onClose={onClose} />}
      </Asked>
    </Dialog>
  )
}

const shown = 30

function Judged({ grid, roster, check, onPublished, onClose }: Props & { readonly check: RosterCheck }) {
  const words = useRosterWords()
  const common = useWords()
  const client = useQueryClient()
  const { lang } = useLanguage()
  const gapName = useGapWords(grid)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const hard = check.violations.filter((one) => one.hard)
  const soft = check.violations.filter((one) => !one.hard)
  const gaps = check.cover.flatMap((line) => {
    const missing = Math.max(line.need - line.has, line.skilledNeed - line.skilledHas)
    return missing > 0 ? [{ ...line, missing }] : []
  })
  const open = gaps.reduce((sum, { missing }) => sum + missing, 0)
  const publish = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await publishRoster(client, roster.id)
      await onPublished()
      onClose()
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  const nameOf = (person: string | null) => (person ? (grid.people.get(person)?.name ?? '') : '')
  const list = (says: readonly (readonly [key: string, text: string])[]) => (
    <>
      <ul className="mt-1 max-h-60 divide-y divide-line overflow-y-auto border-y border-line">
        {says.slice(0, shown).map(([key, text]) => (
          <li key={key} className="py-1.5">
            {text}
          </li>
        ))}
      </ul>
      {says.length > shown && <p className="mt-1 text-ink-2">{words.andMore(says.length - shown)}</p>}
    </>
  )
  return (
    <div className="mt-4 grid gap-4">
      {hard.length > 0 ? (
        <section>
          <p className="font-bold text-bad">{words.publishBlocked}</p>
          {list(hard.map(({ person, say, rule, days }) => [`${person} ${rule} ${days.join()} ${say.en}`, [nameOf(person), say[lang]].filter(Boolean).join(words.colon)]))}
        </section>
      ) : (
        <p>{words.publishNote(grid.people.size)}</p>
      )}
      {open > 0 && (
        <section>
          <p className="font-bold text-warn">{words.publishOpen(open)}</p>
          {list(gaps.map((gap) => [`${gap.date} ${gap.post} ${gap.shift}`, `${gapName(gap)} ${words.missing(gap.missing)}`]))}
        </section>
      )}
      {soft.length > 0 && (
        <section>
          <p className="font-bold">{words.soft}</p>
          {list(soft.map(({ person, say }) => [`${person} ${say.en}`, [nameOf(person), say[lang]].filter(Boolean).join(words.colon)]))}
        </section>
      )}
      {hard.length === 0 && open === 0 && <Notice tone="good">{words.publishClean}</Notice>}
      <Failure error={failure} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose} className="min-h-10">
          {hard.length > 0 ? common.close : common.cancel}
        </Button>
        {hard.length === 0 && (
          <Button kind="main" busy={busy} onClick={() => void publish()} className="min-h-10">
            {busy ? common.working : words.publishAct(open)}
          </Button>
        )}
      </div>
    </div>
  )
}
