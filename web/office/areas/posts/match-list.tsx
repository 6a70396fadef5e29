import { Link } from '@tanstack/react-router'
import { walkOf } from '../../../../functions/posts/walk-rules.ts'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useKindNames } from '../certificates/kind-names.ts'
import type { FoundMatch } from './queries.ts'
import { usePostWords } from './words.ts'
import type { Messages } from './zh.ts'

/** A person for a post, or a post for a person. */
export type ShownMatch = Omit<FoundMatch, 'person'> & { readonly id: string; readonly to: 'person' | 'post' }
const tones = { fit: 'good', 'after-training': 'part', unfit: 'off' } as const satisfies Record<string, Tone>

export function MatchList({ caption, matches }: { readonly caption: string; readonly matches: readonly ShownMatch[] }) {
  const words = usePostWords()
  const nameOf = useKindNames()
  const name = ({ id, name: text, to }: ShownMatch) =>
    to === 'person' ? (
      <Link to="/people/$person" params={{ person: id }} className={rowLink}>
        {text}
      </Link>
    ) : (
      <Link to="/posts/$post" params={{ post: id }} className={rowLink}>
        {text}
      </Link>
    )
  const state = ({ fit }: ShownMatch) => <Status tone={tones[fit]}>{words.fits[fit]}</Status>
  const why = ({ reasons }: ShownMatch) => reasons.map((reason) => reasonText(reason, words, nameOf)).join(' · ')
  const onFoot = (distanceM: number) => {
    const { minutes, wayM } = walkOf(distanceM)
    return words.walk(minutes, wayM)
  }
  const rank = ({ wished, distanceM }: ShownMatch) => [...(wished ? [words.wished] : []), distanceM === null ? words.far : distanceM === 0 ? words.near : onFoot(distanceM)].join(' · ')
  const columns: Column<ShownMatch>[] = [
    { key: 'name', head: words.name, names: true, cell: name },
    { key: 'fit', head: words.result, cell: state },
    { key: 'why', head: words.why, wraps: true, cell: (match) => why(match) || '—' },
    { key: 'rank', head: words.rank, cell: rank },
  ]
  return (
    <DataTable
      caption={caption}
      rows={matches}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(match) => (
        <PhoneRow title={name(match)}>
          {state(match)}
          <p>{why(match)}</p>
          <p className="text-ink-2">{rank(match)}</p>
        </PhoneRow>
      )}
    />
  )
}

function reasonText({ code, has, needs, kind, topic }: FoundMatch['reasons'][number], words: Messages, nameOf: (kind: string) => string): string {
  const say = (words.codes as Readonly<Record<string, (has: string, needs: string, what: string) => string>>)[code]
  return say ? say(String(has ?? ''), String(needs ?? ''), kind ? nameOf(kind) : (topic ?? '')) : code
}
