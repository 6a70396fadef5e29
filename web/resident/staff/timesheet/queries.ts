import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const fetchSheets = () => ask(api.timesheets.$get())
export type OwnSheet = Awaited<ReturnType<typeof fetchSheets>>['items'][number]
export const sheetsQuery = queryOptions({ queryKey: ['staff', 'timesheets'], queryFn: fetchSheets })

export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10)
