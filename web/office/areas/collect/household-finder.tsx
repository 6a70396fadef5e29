import { Combobox } from '@base-ui/react/combobox'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { Unit } from '../../../../functions/estates/model.ts'
import { inputClass } from '../../../shared/parts/field.tsx'
import { useFailureText } from '../../parts/failure.tsx'
import { unitsQuery } from '../households/queries.ts'
import { useCollectWords } from './words.ts'

const nameOf = (unit: Unit): string => `${unit.buildingName} ${unit.room} ${unit.owner}`

/** Finds one household by room or name, asking the register while one types. */
export function HouseholdFinder({ onFound }: { readonly onFound: (unit: string) => void }) {
  const words = useCollectWords()
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Once the dialog around is open: opening gives the focus to its first button.
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const units = useQuery({ ...unitsQuery({ search, limit: '20' }), enabled: search !== '' })
  const found = search === '' ? [] : (units.data?.items ?? [])
  const textOf = useFailureText()
  const say = search === '' ? words.chooseType : units.error ? textOf(units.error) : units.isFetching && found.length === 0 ? words.searching : found.length === 0 ? words.chooseNone : undefined
  return (
    <div ref={place} className="mt-4">
      <Combobox.Root<Unit>
        items={found}
        filter={null}
        itemToStringLabel={nameOf}
        isItemEqualToValue={(a, b) => a.id === b.id}
        onInputValueChange={setTyped}
        onValueChange={(unit) => unit && onFound(unit.id)}
      >
        <label htmlFor={id} className="mb-1 block font-medium">
          {words.choose}
        </label>
        <Combobox.Input ref={field} id={id} placeholder={words.chooseHint} className={inputClass(undefined, 'min-h-10 placeholder:text-ink-2')} />
        {/* Inside the dialog: everything outside of an open dialog is inert. */}
        <Combobox.Portal container={place}>
          <Combobox.Positioner sideOffset={4} className="z-50 w-(--anchor-width)">
            <Combobox.Popup className="max-h-64 overflow-y-auto rounded-md border border-line-strong bg-paper py-1 shadow-lg">
              <Combobox.Status className="px-3 py-2 text-ink-2 empty:p-0">{say}</Combobox.Status>
              <Combobox.List>
                {(unit: Unit) => (
                  <Combobox.Item key={unit.id} value={unit} className="flex min-h-10 cursor-default items-center px-3 py-1 data-highlighted:bg-brand-soft">
                    {nameOf(unit)}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </div>
  )
}
