import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { ApplyDialog } from './apply-dialog.tsx'
import { Blocks } from './blocks.tsx'
import { CarDialog } from './car-dialog.tsx'
import { afterParking, carsQuery, type FoundCar } from './queries.ts'
import { useParkingWords } from './words.ts'

type Open = { readonly what: 'apply' | 'remove'; readonly car: FoundCar }

/** Cars by plate, and the plates that may not come in. */
export function CarsScreen() {
  const words = useParkingWords()
  const may = useMay()
  const client = useQueryClient()
  const [filters, change] = useFilters(['search'])
  const query = useQuery(carsQuery({ ...filters, ...useAfter() }))
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const remove = async (car: FoundCar) => {
    await ask(api.parking.cars[':car'].$delete({ param: { car: car.id } }))
    await afterParking(client)
  }
  const add = may('registerCar') && (
    <Button kind="main" onClick={() => setAdding(true)} className="min-h-10">
      <Plus aria-hidden className="size-4" />
      {words.addCar}
    </Button>
  )
  return (
    <Page title={words.carsTitle} lead={words.carsLead} actions={add}>
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
      </FilterBar>
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <CarList cars={items} onOpen={setOpen} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noCars}>{words.noCarsNext}</Empty>
          )
        }
      </AskedList>
      <Blocks />
      {adding && <CarDialog onClose={() => setAdding(false)} />}
      {open?.what === 'apply' && <ApplyDialog car={open.car} onClose={close} />}
      {open?.what === 'remove' && (
        <ConfirmDialog title={`${words.removeCar} ${open.car.plate}`} act={words.removeCar} danger onConfirm={() => remove(open.car)} onClose={close}>
          {open.car.buildingName} {open.car.room}
        </ConfirmDialog>
      )}
    </Page>
  )
}

function CarList({ cars, onOpen }: { readonly cars: readonly FoundCar[]; readonly onOpen: (open: Open) => void }) {
  const words = useParkingWords()
  const may = useMay()
  const acts = (car: FoundCar) =>
    may('registerCar') &&
    !car.permit && (
      <span className="flex flex-wrap gap-2">
        <Button onClick={() => onOpen({ what: 'apply', car })} aria-label={`${words.apply} ${car.plate}`}>
          {words.apply}
        </Button>
        <Button onClick={() => onOpen({ what: 'remove', car })} aria-label={`${words.removeCar} ${car.plate}`}>
          {words.removeCar}
        </Button>
      </span>
    )
  const state = (car: FoundCar) => (car.blocked ? <Status tone="bad">{words.blocked}</Status> : car.permit ? <Status tone="good">{words.hasPermit}</Status> : '—')
  const proof = (car: FoundCar) => `${words.proofs[car.proof.kind]} ${car.proof.document}`
  const columns: Column<FoundCar>[] = [
    { key: 'plate', head: words.plate, names: true, cell: (car) => car.plate },
    { key: 'home', head: words.home, cell: (car) => `${car.buildingName} ${car.room}` },
    { key: 'proof', head: words.proof, wraps: true, cell: proof },
    { key: 'state', head: words.standing, cell: state },
    { key: 'acts', head: words.acts, silent: true, cell: acts },
  ]
  return (
    <DataTable
      caption={words.carsTitle}
      rows={cars}
      rowKey={(car) => car.id}
      columns={columns}
      phone={(car) => (
        <PhoneRow title={car.plate} aside={`${car.buildingName} ${car.room}`}>
          {state(car)}
          <p className="text-ink-2">{proof(car)}</p>
          {acts(car)}
        </PhoneRow>
      )}
    />
  )
}
