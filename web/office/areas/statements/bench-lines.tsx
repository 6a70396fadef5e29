import { memo } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Status } from '../../../shared/parts/status.tsx'
import { toneOf } from './match-cell.tsx'
import type { FoundLine, FoundMatching } from './queries.ts'
import { useStatementWords } from './words.ts'

type Acts = { readonly onChoose: (id: string) => void; readonly onPick: (id: string) => void }
type Props = Acts & { readonly lines: readonly FoundLine[]; readonly matchings: ReadonlyMap<string, FoundMatching> | undefined; readonly current: string | undefined; readonly picked: ReadonlySet<string> }

/** The lines, one row each. Rows out of sight are not laid out, so that hundreds cost no more than those seen. */
export function BenchLines({ lines, matchings, current, picked, ...acts }: Props) {
  const words = useStatementWords()
  return (
    // A list taller than the window scrolls in itself, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={words.lines} className="border border-line bg-paper md:max-h-[36rem] md:overflow-y-auto">
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <Row key={line.id} line={line} standing={matchings?.get(line.id)?.standing} current={line.id === current} picked={picked.has(line.id)} {...acts} />
        ))}
      </ul>
    </div>
  )
}

type RowProps = Acts & { readonly line: FoundLine; readonly standing: FoundMatching['standing'] | undefined; readonly current: boolean; readonly picked: boolean }

const Row = memo(function Row({ line, standing, current, picked, onChoose, onPick }: RowProps) {
  const words = useStatementWords()
  const { yuan, day } = useFormat()
  const { id, counterparty, remark, bookedOn, amountFen } = line
  return (
    <li className={classNames('flex items-start gap-2 px-3 py-2 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]', current && 'bg-link-soft')}>
      {/* The row's act is to look at it; choosing several is a second one. */}
      <input type="checkbox" checked={picked} aria-label={words.pickLine(counterparty || words.noOther, yuan(amountFen))} onChange={() => onPick(id)} className="mt-2.5 size-4 shrink-0 accent-link" />
      <button type="button" data-line={id} aria-current={current || undefined} onClick={() => onChoose(id)} className="min-h-11 min-w-0 flex-1 text-left">
        <span className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 font-medium break-words">{counterparty || words.noOther}</span>
          <span className="font-bold whitespace-nowrap">{yuan(amountFen)}</span>
        </span>
        <span className="flex flex-wrap justify-between gap-x-3 text-[0.8125rem] text-ink-2">
          <span className="min-w-0 break-words">{[day(bookedOn), remark].filter(Boolean).join(' · ')}</span>
          {standing ? <Status tone={toneOf(standing)}>{words.standings[standing]}</Status> : words.matchingNow}
        </span>
      </button>
    </li>
  )
}, (before, after) => before.line === after.line && before.standing === after.standing && before.current === after.current && before.picked === after.picked)
