import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Unit } from '../../../../functions/estates/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { EditUnitDialog } from './edit-unit-dialog.tsx'
import { HouseholdAccount } from './household-account.tsx'
import { HouseholdCredit } from './household-credit.tsx'
import { unitQuery } from './queries.ts'
import { Residents } from './residents.tsx'
import { useHouseholdWords } from './words.ts'

/** One household: what it owes, who lives there, what is on file. */
export function HouseholdScreen() {
  const words = useHouseholdWords()
  const { unit } = useParams({ from: '/households/$unit' })
  const query = useQuery(unitQuery(unit))
  return (
    <Page
      title={query.data ? `${query.data.buildingName} ${query.data.room} ${query.data.owner}` : words.title}
      above={
        <Link to="/households" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <HouseholdAccount unit={found.id} movedOn={found.occupiedTo} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <div>
                <HouseholdCredit unit={found.id} />
                <UnitFacts unit={found} />
              </div>
              <Residents unit={found} />
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

function UnitFacts({ unit }: { readonly unit: Unit }) {
  const words = useHouseholdWords()
  const { area } = useFormat()
  const occupied = useOccupied(unit)
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const facts: Fact[] = [
    [words.areaFact, words.squareMetres(area(unit.area))],
    [words.use, words.uses[unit.use]],
    [words.buildingType, words.buildingTypes[unit.buildingType]],
    [words.occupancy, unit.occupancy ? words.occupancies[unit.occupancy] : words.notGiven],
    [words.occupied, occupied],
    ...(unit.hardship ? [[words.hardship, words.hardships[unit.hardship]] as const] : []),
    ...(unit.note ? [[words.note, unit.note] as const] : []),
  ]
  return (
    <Section title={words.facts} actions={may('updateUnit') && <Button onClick={() => setEditing(true)}>{words.editFacts}</Button>}>
      <Facts className="mt-3" facts={facts} />
      {editing && <EditUnitDialog unit={unit} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function useOccupied({ occupiedFrom, occupiedTo }: Unit): string {
  const words = useHouseholdWords()
  const { date } = useFormat()
  if (occupiedFrom && occupiedTo) return words.fromTo(date(occupiedFrom), date(occupiedTo))
  if (occupiedFrom) return words.from(date(occupiedFrom))
  return occupiedTo ? words.to(date(occupiedTo)) : words.notGiven
}
