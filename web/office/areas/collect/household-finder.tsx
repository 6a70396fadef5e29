import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Field, inputClass } from '../../../shared/parts/field.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { useCommunityPrefix } from '../../parts/place-picks.tsx'
import { useSettled } from '../../parts/use-settled.ts'
import { unitsQuery } from '../households/queries.ts'
import { useCollectWords } from './words.ts'

/** Finds one household by room or name, asking the register while one types (WAI-ARIA's combobox with a list). */
export function HouseholdFinder({ onFound }: { readonly onFound: (unit: string) => void }) {
  const words = useCollectWords()
  const id = useId()
  const field = useFieldInDialog()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const prefixOf = useCommunityPrefix()
  const { found, say } = useFound(typed)
  const here = found[Math.min(at, found.length - 1)]
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => (Math.min(before, found.length - 1) + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && here) {
      event.preventDefault()
      onFound(here.id)
    }
  }
  return (
    <div className="mt-4">
      <Field id={id} label={words.choose} hint={words.chooseHint}>
        {(aria) => (
          <input
            {...aria}
            ref={field}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={here && `${id}-${here.id}`}
            value={typed}
            maxLength={40}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKey}
            className={inputClass(undefined, 'min-h-10')}
          />
        )}
      </Field>
      <p role="status" className="mt-2 text-ink-2 empty:hidden">
        {say}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={words.choose} className={classNames('mt-2 divide-y divide-line border-line', found.length > 0 && 'border')}>
        {found.map((unit) => (
          // Keys work in the field, which names the option that they are on.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div key={unit.id} id={`${id}-${unit.id}`} role="option" aria-selected={unit === here} onClick={() => onFound(unit.id)} className={classNames('flex min-h-11 cursor-pointer items-center px-3 py-1', unit === here ? 'bg-link-soft font-medium' : 'hover:bg-ground')}>
            {prefixOf(unit.community)}
            {unit.buildingName} {unit.room} {unit.owner}
          </div>
        ))}
      </div>
    </div>
  )
}

const shownMax = '8'

/** The first households that fit, and a sentence where there are none to show. */
function useFound(typed: string) {
  const words = useCollectWords()
  const textOf = useFailureText()
  const search = useSettled(typed.trim())
  const units = useQuery({ ...unitsQuery({ search, limit: shownMax }), enabled: search !== '' })
  const found = search === '' ? [] : (units.data?.items ?? [])
  const say = search === '' ? undefined : units.error ? textOf(units.error) : found.length > 0 ? undefined : units.isFetching ? words.searching : words.chooseNone
  return { found, say }
}

/** Takes the focus once the dialog around is open: opening gives it to the first button. */
function useFieldInDialog() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return field
}
