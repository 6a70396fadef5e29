import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

const always = { refetchOnMount: 'always' as const }
/** A household has a handful of either. */
const limit = '100'

const fetchCars = (unit: string) => ask(api.parking.cars.$get({ query: { unit, limit } }))
export type Car = Awaited<ReturnType<typeof fetchCars>>['items'][number]
export const carsQuery = (unit: string) => queryOptions({ queryKey: ['cars', unit], queryFn: () => fetchCars(unit), ...always })

const fetchPermits = (unit: string) => ask(api.parking.permits.$get({ query: { unit, limit } }))
export type Permit = Awaited<ReturnType<typeof fetchPermits>>['items'][number]
export const permitsQuery = (unit: string) => queryOptions({ queryKey: ['permits', unit], queryFn: () => fetchPermits(unit), ...always })

const fetchOffers = (unit: string) => ask(api.parking.offers.$get({ query: { unit } }))
export type Offers = Awaited<ReturnType<typeof fetchOffers>>
export type OfferedArea = Offers['areas'][number]
export type OfferedTerm = OfferedArea['terms'][number]
export const offersQuery = (unit: string) => queryOptions({ queryKey: ['permit-offers', unit], queryFn: () => fetchOffers(unit), ...always })

const fetchVisits = (unit: string) => ask(api.parking.visits.$get({ query: { unit } }))
export type Visits = Awaited<ReturnType<typeof fetchVisits>>
export const visitsQuery = (unit: string) => queryOptions({ queryKey: ['visits', unit], queryFn: () => fetchVisits(unit), ...always })
