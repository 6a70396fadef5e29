import { useQueries } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useWords } from '../i18n/words.ts'
import { householdQuery } from '../queries.ts'

type Props = { readonly unit: string; readonly units: readonly string[]; readonly tab: 'due' | 'paid' }

/** One phone may stand for several homes: one's own and the parents'. Each with what is due, so that none is forgotten. */
export function HouseholdChoice({ unit, units, tab }: Props) {
  const words = useWords()
  const format = useFormat()
  const [, navigate] = useLocation()
  const households = useQueries({ queries: units.map((one) => householdQuery('resident', one)) })
  const label = (at: number): string => {
    const household = households[at]?.data
    return household ? words.bills.householdOption(household.buildingName + household.room, format.yuan(household.openFen)) : `${words.bills.household} ${at + 1}`
  }
  return (
    <Field id="household" label={words.bills.household} className="mt-3">
      {(aria) => (
        <select {...aria} value={unit} onChange={(event) => navigate(`/bills?unit=${event.currentTarget.value}${tab === 'paid' ? '&tab=paid' : ''}`)} className={inputClass()}>
          {units.map((one, at) => (
            <option key={one} value={one}>
              {label(at)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
