import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const fetchClock = () => ask(api['my-roster'].clock.$get())
export type MyClock = Awaited<ReturnType<typeof fetchClock>>
export type ClockShift = MyClock['shifts'][number]
export const clockQuery = queryOptions({ queryKey: ['staff', 'roster', 'clock'], queryFn: fetchClock, retry: false })
