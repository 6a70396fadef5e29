import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { useSettled } from '../../parts/use-settled.ts'
import { usePeopleWords } from './words.ts'

const shownMax = 8
const searchQuery = (search: string) => queryOptions({ queryKey: ['people', 'found', search], placeholderData: keepPreviousData, enabled: search !== '', queryFn: () => ask(api.seekers.$get({ query: { search, limit: '30' } })) })

export type FoundPersonName = { readonly id: string; readonly name: string }
type Props = { readonly label: string; readonly chosen: FoundPersonName | undefined; readonly onChoose: (person: FoundPersonName | undefined) => void; readonly without?: ReadonlySet<string>; readonly error?: string | undefined; /** That of the field, where a form's summary of errors leads to it. */ readonly id?: string }

/** One person by a part of the name or the end of the phone number, asked of the server while one types: everybody is found, not the latest only. */
export function PersonFinder({ label, chosen, onChoose, without, error, id: given }: Props) {
  const words = usePeopleWords()
  const made = useId()
  const id = given ?? made
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const query = useQuery(searchQuery(search))
  const found = search === '' ? [] : (query.data?.items.filter((person) => !without?.has(person.id)) ?? [])
  if (chosen) {
    return (
      <div>
        <p className="font-medium">{label}</p>
        <p className="mt-1 flex flex-wrap items-center gap-3">
          <span className="text-lg font-bold">{chosen.name}</span>
          <Button onClick={() => onChoose(undefined)}>{words.otherPerson}</Button>
        </p>
      </div>
    )
  }
  return (
    <div>
      <Field id={id} label={label} hint={words.finderHint} error={error}>
        {(aria) => <input {...aria} type="text" autoComplete="off" maxLength={40} value={typed} onChange={({ target }) => setTyped(target.value)} className={inputClass(error, 'min-h-10')} />}
      </Field>
      <p role="status" className="mt-1 text-ink-2 empty:hidden">
        {search === '' || query.isPending ? '' : found.length === 0 ? words.finderNone : found.length > shownMax ? words.finderMore(shownMax) : ''}
      </p>
      <Failure error={query.error} />
      {found.length > 0 && (
        <ul className="mt-1 divide-y divide-line border border-line">
          {found.slice(0, shownMax).map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => onChoose({ id: person.id, name: person.name })} className="flex min-h-10 w-full items-center justify-between gap-3 px-3 text-left hover:bg-link-soft">
                <span className="font-medium">{person.name}</span>
                {person.phone && <span className="text-ink-2 tabular-nums">{words.phoneEnds(person.phone.slice(-4))}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
