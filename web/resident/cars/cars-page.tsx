import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { carsPerHousehold } from '../../../functions/parking/household-model.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { duePath } from '../paths.ts'
import { householdQuery } from '../queries.ts'
import { Page } from '../shell/page.tsx'
import { CarRow } from './car-row.tsx'
import { stepPath } from './paths.ts'
import { type Car, carsQuery, type Permit, permitsQuery } from './queries.ts'
import { Visitors } from './visitors.tsx'
import { useCarsWords } from './words.ts'

/** Every car of the household with how its permit stands, and the visitors of the month. */
export function CarsPage({ unit }: { readonly unit: string }) {
  const common = useWords()
  const words = useCarsWords()
  const household = useQuery(householdQuery('resident', unit))
  const cars = useQuery(carsQuery(unit))
  const permits = useQuery(permitsQuery(unit))
  return (
    <Page title={words.title} subtitle={household.data && homeOf(household.data)} back={{ href: duePath('resident', unit), text: common.shell.toBills }}>
      <h2 className="mt-4 text-[1.1rem] font-bold">{words.cars}</h2>
      <Asked query={cars} what={words.what}>
        {({ items }) => <Asked query={permits}>{(found) => <Cars unit={unit} cars={items} permits={found.items} />}</Asked>}
      </Asked>
      <Visitors unit={unit} />
    </Page>
  )
}

type Props = { readonly unit: string; readonly cars: readonly Car[]; readonly permits: readonly Permit[] }

function Cars({ unit, cars, permits }: Props) {
  const words = useCarsWords()
  return (
    <>
      {cars.length === 0 ? (
        <Empty title={words.none}>{words.noneNext}</Empty>
      ) : (
        <ul className="mt-2 border-t border-line">
          {cars.map((car) => (
            <CarRow key={car.id} unit={unit} car={car} permit={permits.find(({ id }) => id === car.permit)} />
          ))}
        </ul>
      )}
      {cars.length < carsPerHousehold ? (
        <Link href={stepPath('new', unit)} className={buttonClass(cars.length === 0 ? 'main' : 'plain', 'mt-4 min-h-(--target-main) w-full')}>
          {words.add}
        </Link>
      ) : (
        <p className="mt-3 text-ink-2">{words.full}</p>
      )}
    </>
  )
}
