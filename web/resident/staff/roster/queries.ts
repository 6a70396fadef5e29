import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { addDays, type BusinessDate, firstDay, lastDay, type Period, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'

const my = api['my-roster']
const of = (name: string, ...more: readonly string[]) => ['staff', 'roster', name, ...more]

const fetchShifts = (from: string, to: string) => ask(my.shifts.$get({ query: { from, to } }))
export type MyShift = Awaited<ReturnType<typeof fetchShifts>>['items'][number]
export type MyAway = Awaited<ReturnType<typeof fetchShifts>>['leave'][number]
/** From yesterday, whose night may still run, two weeks and a day on. */
export const soonQuery = () => {
  const day = today(systemClock)
  return queryOptions({ queryKey: of('shifts', day), queryFn: () => fetchShifts(addDays(day, -1), addDays(day, 14)) })
}
export const monthQuery = (period: Period) => queryOptions({ queryKey: of('shifts', period), queryFn: () => fetchShifts(firstDay(period), lastDay(period)) })
export const dayQuery = (date: string) => queryOptions({ queryKey: of('shifts', 'day', date), queryFn: () => fetchShifts(date, date) })

export const partnersQuery = (date: string) => queryOptions({ queryKey: of('partners', date), queryFn: () => ask(my.partners.$get({ query: { date } })), retry: false })
export const partnerQuery = (date: string, person: string) => queryOptions({ queryKey: of('partners', date, person), queryFn: () => ask(my.partners[':seeker'].$get({ param: { seeker: person as never }, query: { date } })), retry: false })
export const requestSwap = (swap: { readonly id: string; readonly kind: 'swap' | 'cover'; readonly date: string; readonly other: string; readonly otherDate: string | null; readonly note: string }) => ask(my.swaps.$post({ json: swap }))

const fetchSwaps = () => ask(my.swaps.$get())
export type MySwap = Awaited<ReturnType<typeof fetchSwaps>>['items'][number]
export const swapsQuery = queryOptions({ queryKey: of('swaps'), queryFn: fetchSwaps })
export const answerSwap = (swap: string, agree: boolean) => ask(my.swaps[':swap'].answer.$post({ param: { swap: swap as never }, json: { agree } }))
export const withdrawSwap = (swap: string) => ask(my.swaps[':swap'].withdrawal.$post({ param: { swap: swap as never } }))

const fetchOpen = () => ask(my['open-shifts'].$get())
export type OpenShift = Awaited<ReturnType<typeof fetchOpen>>['items'][number]
export const openQuery = queryOptions({ queryKey: of('open'), queryFn: fetchOpen })
export const takeOpen = ({ roster, date, post, shift }: OpenShift) => ask(my['open-shifts'].$post({ json: { roster, date, post, shift } }))

const fetchLeaves = () => ask(my.leaves.$get())
export type MyLeaves = Awaited<ReturnType<typeof fetchLeaves>>
export type MyLeave = MyLeaves['items'][number]
export const leavesQuery = queryOptions({ queryKey: of('leaves'), queryFn: fetchLeaves })
export const requestLeave = (leave: { readonly id: string; readonly kind: MyLeave['kind']; readonly from: string; readonly to: string; readonly fromNoon: boolean; readonly toNoon: boolean; readonly note: string }) => ask(my.leaves.$post({ json: leave }))
export const withdrawLeave = (leave: string) => ask(my.leaves[':leave'].withdrawal.$post({ param: { leave: leave as never } }))
export const saveAvailability = (said: { readonly weekdays: number[]; readonly dates: string[]; readonly version: number }) => ask(my.availability.$put({ json: said }))

/** An exchange, a taken shift or leave touches all the others. */
export const afterRoster = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['staff', 'roster'] })
export const todayHere = (): BusinessDate => today(systemClock)
