import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useMay } from '../../shell/session.ts'
import { BenchLines } from './bench-lines.tsx'
import { BenchSide } from './bench-side.tsx'
import { type Entry, entriesOf } from './bench-sums.ts'
import { afterMatch, confirmMatch, confirmProposals, type FoundLine, type FoundMatching } from './queries.ts'
import { UndoDialog } from './undo-dialog.tsx'
import { useBenchKeys } from './use-bench-keys.ts'
import { useStatementWords } from './words.ts'

type Props = { readonly account: string; readonly period: string; readonly lines: readonly FoundLine[]; readonly matchings: ReadonlyMap<string, FoundMatching> | undefined; readonly left: { readonly lines: number; readonly amountFen: number } | undefined }

/** So many are confirmed in one press. */
const atOnceMax = 50

/** Lines on the left, what one may be on the right; on a phone one after the other. Everything is done by keys as well. */
export function Workbench({ account, period, lines, matchings, left }: Props) {
  const words = useStatementWords()
  const { yuan } = useFormat()
  const keeps = useMay()('importStatement')
  const client = useQueryClient()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const shown = useMemo(() => (onlyOpen ? lines.filter(({ id }) => matchings?.get(id)?.standing !== 'confirmed') : lines), [onlyOpen, lines, matchings])
  const [chosen, setChosen] = useState<string>()
  const [more, setMore] = useState<ReadonlySet<string>>(none)
  const [entries, setEntries] = useState<readonly Entry[]>()
  const [opened, setOpened] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [said, setSaid] = useState<string>()
  const search = useRef<HTMLInputElement>(null)

  const current = shown.find(({ id }) => id === chosen) ?? shown[0]
  const matching = current && matchings?.get(current.id)
  const picked = useMemo(() => lines.filter(({ id }) => id === current?.id || more.has(id) || (matching?.standing === 'match' && matching.lines.includes(id))), [lines, current, more, matching])
  const own = entries ?? (matching?.standing === 'match' ? entriesOf(matching.candidates) : [])
  const agreed = shown.filter(({ id }) => matchings?.get(id)?.standing === 'match').map(({ id }) => id)

  const choose = (id: string, open = true) => {
    setChosen(id)
    setEntries(undefined)
    setFailure(undefined)
    setSaid(undefined)
    setOpened(open)
  }
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === current?.id)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))]
    if (!next) return
    choose(next.id, false)
    document.querySelector<HTMLElement>(`[data-line="${next.id}"]`)?.focus()
  }
  const run = async (act: () => Promise<string>) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const done = await act()
      await afterMatch(client)
      setSaid(done)
      setMore(none)
      setEntries(undefined)
    } catch (thrown) {
      setFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const confirm = (unit?: string) =>
    run(async () => {
      const next = shown[shown.findIndex(({ id }) => id === current?.id) + 1]
      const of = (bill: boolean) => own.filter((entry) => entry.bill === bill).map(({ id }) => id)
      await confirmMatch(account, { lines: picked.map(({ id }) => id), vouchers: of(false), bills: unit ? [] : of(true), ...(unit ? { unit } : {}) })
      if (next) setChosen(next.id)
      return words.confirmedNow
    })
  const confirmAll = () =>
    run(async () => {
      const { confirmed, left } = await confirmProposals(account, period, agreed.slice(0, atOnceMax))
      return words.confirmedAll(confirmed, left.length)
    })
  useBenchKeys({ step, search: () => search.current?.focus(), confirm: () => (keeps && own.length > 0 && matching?.match === null ? void confirm() : undefined), undo: () => (matching?.match?.may.undo ? setUndoing(true) : undefined), pick: () => (current ? setMore((before) => toggled(before, current.id)) : undefined) })

  return (
    <div className="mt-3">
      {left && (
        <p className="sticky top-0 z-10 border-b border-line bg-ground py-2 font-medium">
          {words.unexplained} <span className="font-bold">{yuan(left.amountFen)}</span> · {words.unexplainedLines(left.lines)}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="flex min-h-9 items-center gap-2">
          <input type="checkbox" checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} className="size-4 accent-link" />
          {words.onlyOpen}
        </label>
        {keeps && agreed.length > 0 && (
          <Button busy={busy} onClick={() => void confirmAll()}>
            {words.confirmAgreed(Math.min(agreed.length, atOnceMax))}
          </Button>
        )}
        <p className="hidden text-[0.8125rem] text-ink-2 md:block">{words.keys}</p>
      </div>
      {said && <Notice tone="good">{said}</Notice>}
      <Failure error={failure} />
      <div className="mt-3 grid gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className={classNames('min-w-0', opened && 'max-md:hidden')}>
          <BenchLines lines={shown} matchings={matchings} current={current?.id} picked={more} onChoose={choose} onPick={(id) => setMore((before) => toggled(before, id))} />
        </div>
        <div className={classNames('min-w-0', !opened && 'max-md:hidden')}>
          <Button className="mb-3 md:hidden" onClick={() => setOpened(false)}>
            {words.backToLines}
          </Button>
          {current && (
            <BenchSide key={current.id} account={account} period={period} line={current} lines={picked} matching={matching} entries={own} onEntries={setEntries} search={search} busy={busy} onConfirm={(unit) => void confirm(unit)} onUndo={() => setUndoing(true)} run={run} />
          )}
        </div>
      </div>
      {undoing && matching?.match && current && <UndoDialog account={account} match={matching.match.id} amount={yuan(current.amountFen)} onClose={() => setUndoing(false)} />}
    </div>
  )
}

const none: ReadonlySet<string> = new Set()

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(id)) after.add(id)
  return after
}
