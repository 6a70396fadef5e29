import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { MatchCell } from './match-cell.tsx'
import type { FoundLine, FoundMatching } from './queries.ts'
import { useStatementWords } from './words.ts'

type Props = {
  readonly caption: string
  readonly lines: readonly FoundLine[]
  /** By line; undefined while they are being looked for. */
  readonly matchings: ReadonlyMap<string, FoundMatching> | undefined
}

/** Lines as the bank tells them, with every number that finds one again, and what each may be. */
export function LineList({ caption, lines, matchings }: Props) {
  const words = useStatementWords()
  const { yuan, day } = useFormat()
  const numbers = ({ reference, endToEnd }: FoundLine) => [reference, endToEnd].filter(Boolean).join(' · ')
  const other = (line: FoundLine) => (
    <>
      <p>{line.counterparty || words.noOther}</p>
      {(line.remark || line.kind) && <p className="text-ink-2">{[line.remark, line.kind].filter(Boolean).join(' · ')}</p>}
      {numbers(line) && <p className="text-ink-2 break-all">{numbers(line)}</p>}
    </>
  )
  const match = ({ id }: FoundLine) => {
    const found = matchings?.get(id)
    return found ? <MatchCell matching={found} /> : <span className="text-ink-2">{words.matchingNow}</span>
  }
  const columns: Column<FoundLine>[] = [
    { key: 'day', head: words.day, cell: (line) => day(line.bookedOn) },
    { key: 'other', head: words.other, names: true, wraps: true, cell: other },
    { key: 'match', head: words.match, wraps: true, cell: match },
    { key: 'amount', head: words.amount, right: true, cell: ({ amountFen }) => yuan(amountFen) },
    { key: 'balance', head: words.balance, right: true, cell: ({ balanceFen }) => (balanceFen === null ? '–' : yuan(balanceFen)) },
  ]
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(line) => (
        <PhoneRow title={line.counterparty || words.noOther} aside={yuan(line.amountFen)}>
          <p className="text-ink-2">
            {[day(line.bookedOn), line.remark].filter(Boolean).join(' · ')}
          </p>
          {numbers(line) && <p className="text-ink-2 break-all">{numbers(line)}</p>}
          <div className="mt-1">{match(line)}</div>
        </PhoneRow>
      )}
    />
  )
}
