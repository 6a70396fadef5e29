import { Link } from '@tanstack/react-router'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import type { FoundRow } from './queries.ts'
import { limitTexts, stageOfRow } from './show-person.ts'
import { usePeopleWords } from './words.ts'

const tones = { registered: 'wait', assessed: 'wait', training: 'part', certified: 'part', hired: 'good', left: 'off' } as const satisfies Record<string, Tone>

type Props = { readonly people: readonly FoundRow[]; readonly places: readonly { readonly id: string; readonly name: string }[] }

export function PeopleList({ people, places }: Props) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  const placeOf = ({ community }: FoundRow) => places.find(({ id }) => id === community)?.name ?? '—'
  const wishesOf = ({ wishes }: FoundRow) => wishes.map((kind) => postKindNames[kind][lang]).join(lang === 'zh' ? '、' : ', ') || '—'
  const limitsOf = ({ limits }: FoundRow) => limitTexts(limits, words).join(lang === 'zh' ? '、' : ', ') || '—'
  const state = (row: FoundRow) => <Status tone={tones[stageOfRow(row)]}>{words.stages[stageOfRow(row)]}</Status>
  const name = (row: FoundRow) => (
    <Link to="/people/$person" params={{ person: row.id }} className={rowLink}>
      {row.name}
    </Link>
  )
  const columns: Column<FoundRow>[] = [
    { key: 'name', head: words.name, names: true, cell: name },
    { key: 'stage', head: words.stage, cell: state },
    { key: 'place', head: words.community, cell: placeOf },
    { key: 'wishes', head: words.wish, wraps: true, cell: wishesOf },
    { key: 'limits', head: words.limits, wraps: true, cell: limitsOf },
    ...(people.some(({ phone }) => phone !== null) ? [{ key: 'phone', head: words.phone, cell: ({ phone }: FoundRow) => phone || '—' }] : []),
    { key: 'since', head: words.stages.registered, cell: ({ marks }) => (marks.registered ? date(marks.registered) : '—') },
  ]
  return (
    <DataTable
      caption={words.title}
      rows={people}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={placeOf(row)}>
          {state(row)}
          <p className="text-ink-2">
            {words.wish}: {wishesOf(row)}
          </p>
          {limitsOf(row) !== '—' && <p className="text-ink-2">{limitsOf(row)}</p>}
        </PhoneRow>
      )}
    />
  )
}
