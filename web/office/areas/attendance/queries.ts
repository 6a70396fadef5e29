import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { BusinessDate, Period } from '../../../../functions/calendar.ts'
import { partsOf, type ShiftTimes } from '../../../../functions/rosters/rules/shift-parts.ts'
import { api, ask } from '../../../shared/api/client.ts'

type Place = { readonly after?: string; readonly todo?: 'yes' }
const month = (value: string) => value as Period

const listRows = (of: string, query: Place) => ask(api.attendance[':month'].$get({ param: { month: month(of) }, query: { ...query, limit: '100' } }))
export type FoundRow = Awaited<ReturnType<typeof listRows>>['items'][number]
export const attendanceQuery = (of: string, query: Place) => queryOptions({ queryKey: ['attendance', of, query], placeholderData: keepPreviousData, queryFn: () => listRows(of, query) })

const getSheet = (of: string, seeker: string) => ask(api.attendance[':month'][':seeker'].$get({ param: { month: month(of), seeker: seeker as never } }))
export type FoundSheet = Awaited<ReturnType<typeof getSheet>>
export type FoundDay = FoundSheet['days'][number]
export const sheetQuery = (of: string, seeker: string) => queryOptions({ queryKey: ['attendance', of, 'sheet', seeker], queryFn: () => getSheet(of, seeker) })

const day = (date: string) => ask(api['attendance-days'][':date'].$get({ param: { date: date as BusinessDate } }))
export type FoundOnDay = Awaited<ReturnType<typeof day>>['items'][number]
export const dayQuery = (date: string) => queryOptions({ queryKey: ['attendance', 'day', date], queryFn: () => day(date) })

const payroll = (of: string) => ask(api.payroll[':month'].$get({ param: { month: month(of) } }))
export type FoundPayroll = Awaited<ReturnType<typeof payroll>>
export const payrollQuery = (of: string) => queryOptions({ queryKey: ['attendance', of, 'payroll'], queryFn: () => payroll(of) })

const hours = (of: string) => ask(api['roster-hours'][':month'].$get({ param: { month: month(of) } }))
export type FoundHours = Awaited<ReturnType<typeof hours>>
export const hoursQuery = (of: string) => queryOptions({ queryKey: ['attendance', of, 'hours'], queryFn: () => hours(of) })

const rules = () => ask(api['attendance-rules'].$get())
export type FoundRules = Awaited<ReturnType<typeof rules>>['items'][number]
export const rulesQuery = queryOptions({ queryKey: ['attendance', 'rules'], queryFn: rules })

export const afterAttendance = (client: QueryClient): Promise<unknown> => Promise.all(['attendance', 'expenses', 'subsidies'].map((key) => client.invalidateQueries({ queryKey: [key] })))

/** What was typed as hours and minutes of a day. */
export const clockOf = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** `06:00–10:00 / 15:00–19:00` of a split shift. */
export const timesOf = (shift: ShiftTimes): string => partsOf(shift).map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(' / ')
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10)
