import { useQueries, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { Asked } from '../../shared/parts/asked.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { homeOf } from '../home-of.ts'
import { householdQuery, meQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Page } from '../shell/page.tsx'
import { useBookingWords } from './words.ts'

export type Household = { readonly unit: string; readonly units: readonly string[] }

/** For signed-in residents: their household, by `?unit=` where they have several. Everybody else signs in first. */
export function OfHousehold({ children }: { readonly children: (household: Household) => ReactNode }) {
  const words = useBookingWords()
  const [search] = useSearchParams()
  const me = useQuery(meQuery)
  const actor = me.data?.actor
  if (!me.data) {
    return (
      <Page title={words.title}>
        <Asked query={me}>{() => null}</Asked>
      </Page>
    )
  }
  if (actor?.kind === 'member') return <Redirect to="/" replace />
  const units = actor?.kind === 'resident' ? actor.units : []
  const wanted = search.get('unit') ?? ''
  const unit = units.includes(wanted) ? wanted : units[0]
  if (!unit) return <NeedsSignIn />
  return <>{children({ unit, units })}</>
}

/** Only where one phone stands for several homes. */
export function HouseholdField({ unit, units }: Household) {
  const words = useBookingWords()
  const [search, setSearch] = useSearchParams()
  const households = useQueries({ queries: units.length > 1 ? units.map((one) => householdQuery('resident', one)) : [] })
  if (units.length < 2) return null
  return (
    <Field id="household" label={words.household} className="mt-3">
      {(aria) => (
        <select {...aria} value={unit} onChange={(event) => setSearch({ ...Object.fromEntries(search), unit: event.currentTarget.value }, { replace: true })} className={inputClass()}>
          {units.map((one, place) => {
            const household = households[place]?.data
            return (
              <option key={one} value={one}>
                {household ? homeOf(household) : words.householdAt(place + 1)}
              </option>
            )
          })}
        </select>
      )}
    </Field>
  )
}
