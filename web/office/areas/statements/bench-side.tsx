import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { inputClass } from '../../../shared/parts/field.tsx'
import { useSettled } from '../../parts/use-settled.ts'
import { useMay } from '../../shell/session.ts'
import { differenceOf, type Entry, entryOf, unitOf } from './bench-sums.ts'
import { ForceDialog } from './force-dialog.tsx'
import { CandidateLink, MatchCell } from './match-cell.tsx'
import { candidatesQuery, decideForce, type FoundLine, type FoundMatching } from './queries.ts'
import { useStatementWords } from './words.ts'

type Props = {
  readonly account: string
  readonly period: string
  readonly line: FoundLine
  /** With those that were picked beside it. */
  readonly lines: readonly FoundLine[]
  readonly matching: FoundMatching | undefined
  readonly entries: readonly Entry[]
  readonly onEntries: (entries: readonly Entry[]) => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly busy: boolean
  readonly onConfirm: (unit?: string) => void
  readonly onUndo: () => void
  readonly run: (act: () => Promise<string>) => Promise<void>
}

/** What a line says, what it is or may be, and what can be done with it. */
export function BenchSide({ line, matching, ...props }: Props) {
  const words = useStatementWords()
  const { yuan, day } = useFormat()
  const keeps = useMay()('importStatement')
  const facts = [line.reference, line.endToEnd, line.counterAccount, line.kind].filter(Boolean)
  return (
    <section aria-label={words.match} className="border border-line bg-paper p-4">
      <p className="flex flex-wrap justify-between gap-x-3 text-lg font-bold">
        <span className="min-w-0 break-words">{line.counterparty || words.noOther}</span>
        <span>{yuan(line.amountFen)}</span>
      </p>
      <p className="text-ink-2 break-words">{[day(line.bookedOn), line.remark].filter(Boolean).join(' · ')}</p>
      {facts.length > 0 && <p className="text-[0.8125rem] text-ink-2 break-all">{facts.join(' · ')}</p>}
      <div className="mt-3 border-t border-line pt-3">{matching ? <MatchCell matching={matching} bare={keeps && matching.match === null} /> : <p className="text-ink-2">{words.matchingNow}</p>}</div>
      {matching?.match && <Decided {...props} match={matching.match} />}
      {keeps && matching && !matching.match && <Deciding {...props} line={line} matching={matching} />}
    </section>
  )
}

function Decided({ account, match, busy, onUndo, run }: Pick<Props, 'account' | 'busy' | 'onUndo' | 'run'> & { readonly match: NonNullable<FoundMatching['match']> }) {
  const words = useStatementWords()
  const { yuan } = useFormat()
  const decide = (action: 'approve' | 'decline') =>
    void run(async () => {
      await decideForce(account, match.id, action)
      return action === 'approve' ? words.approved : words.declined
    })
  return (
    <>
      <p className="mt-2 text-ink-2">{[words.saidBy(match.by, words.hows[match.how]), match.differenceFen === 0 ? '' : words.withDifference(yuan(match.differenceFen)), match.note].filter(Boolean).join(words.comma)}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {match.may.approve && (
          <Button kind="main" busy={busy} onClick={() => decide('approve')}>
            {words.approve}
          </Button>
        )}
        {match.may.decline && (
          <Button busy={busy} onClick={() => decide('decline')}>
            {match.may.approve ? words.decline : words.takeBack}
          </Button>
        )}
        {match.may.undo && (
          <Button busy={busy} onClick={onUndo}>
            {words.undo}
          </Button>
        )}
      </div>
    </>
  )
}

function Deciding({ account, period, line, lines, matching, entries, onEntries, search, busy, onConfirm }: Omit<Props, 'matching' | 'onUndo' | 'run'> & { readonly matching: FoundMatching }) {
  const words = useStatementWords()
  const { yuan } = useFormat()
  const [text, setText] = useState('')
  const [forcing, setForcing] = useState(false)
  const settled = useSettled(text)
  const found = useQuery({ ...candidatesQuery(account, period, settled), enabled: settled.trim() !== '' })
  const known = new Map([...matching.candidates, ...entries.map(({ candidate }) => candidate), ...(settled.trim() === '' ? [] : (found.data?.items ?? []))].map((candidate) => [entryOf(candidate).id, candidate]))
  const differenceFen = differenceOf(lines, entries)
  const household = unitOf(entries.length > 0 ? entries.map(({ candidate }) => candidate) : matching.candidates)
  const bills = entries.some(({ bill }) => bill)
  const toggle = (entry: Entry) => onEntries(entries.some(({ id }) => id === entry.id) ? entries.filter(({ id }) => id !== entry.id) : [...entries, entry])
  return (
    <>
      <label className="mt-4 block">
        <span className="mb-1 block font-medium">{words.searchEntries}</span>
        <input ref={search} type="search" value={text} onChange={({ target }) => setText(target.value)} placeholder={words.searchHint} className={inputClass(undefined, 'min-h-10 w-full')} />
      </label>
      {settled.trim() !== '' && found.data?.items.length === 0 && <p className="mt-2 text-ink-2">{words.nothingFound}</p>}
      {found.data?.more && settled.trim() !== '' && <p className="mt-2 text-ink-2">{words.moreFound}</p>}
      {known.size > 0 && (
        <ul aria-label={words.candidates} className="mt-2 divide-y divide-line border-y border-line">
          {[...known.values()].map((candidate) => {
            const entry = entryOf(candidate)
            return (
              <li key={entry.id} className="flex items-start gap-2 py-2">
                <input type="checkbox" aria-label={words.pickEntry(candidate.place ?? candidate.text, yuan(candidate.amountFen))} checked={entries.some(({ id }) => id === entry.id)} onChange={() => toggle(entry)} className="mt-1 size-4 shrink-0 accent-link" />
                <span className="min-w-0 break-words">
                  <CandidateLink candidate={candidate} />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <p aria-live="polite" className="mt-3 flex flex-wrap justify-between gap-x-3 font-medium">
        <span>{words.chosenSums(lines.length, entries.length)}</span>
        <span className={differenceFen === 0 ? 'text-good' : 'text-warn'}>{differenceFen === 0 ? words.noDifference : words.differenceNow(yuan(differenceFen))}</span>
      </p>
      {bills && differenceFen > 0 && <p className="text-[0.8125rem] text-ink-2">{words.becomesCredit(yuan(differenceFen))}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        {entries.length > 0 && (
          <Button kind="main" busy={busy} onClick={() => onConfirm()} aria-keyshortcuts="Enter">
            {words.confirm(yuan(lines.reduce((sum, one) => sum + one.amountFen, 0)))}
          </Button>
        )}
        {household && differenceFen !== 0 && line.amountFen > 0 && (
          <Button busy={busy} onClick={() => onConfirm(household.unit)}>
            {words.giveTo(household.place)}
          </Button>
        )}
        {differenceFen !== 0 && <Button onClick={() => setForcing(true)}>{words.force}</Button>}
      </div>
      {forcing && <ForceDialog account={account} lines={lines} entries={entries} differenceFen={differenceFen} onClose={() => setForcing(false)} />}
    </>
  )
}
