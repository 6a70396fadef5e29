import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { LeaveKind } from '../../../../functions/leave/model.ts'
import { api, ask } from '../../../shared/api/client.ts'

const listShifts = () => ask(api['roster-shifts'].$get({ query: {} }))
export type FoundShift = Awaited<ReturnType<typeof listShifts>>['items'][number]
export const shiftsQuery = queryOptions({ queryKey: ['roster-shifts'], queryFn: listShifts })

const getDemand = (post: string) => ask(api.posts[':post'].demand.$get({ param: { post } }))
export type FoundDemand = Awaited<ReturnType<typeof getDemand>>
export const demandQuery = (post: string) => queryOptions({ queryKey: ['roster-demand', post], queryFn: () => getDemand(post) })

const getHolidays = (year: string) => ask(api.holidays.$get({ query: { year } }))
export type FoundHolidays = Awaited<ReturnType<typeof getHolidays>>
export const holidaysQuery = (year: string) => queryOptions({ queryKey: ['roster-holidays', year], queryFn: () => getHolidays(year) })

const getSettings = () => ask(api['roster-settings'].$get())
export type FoundSettings = Awaited<ReturnType<typeof getSettings>>
export const rosterSettingsQuery = queryOptions({ queryKey: ['roster-settings'], queryFn: getSettings })

const getLeaveSettings = () => ask(api.leaves.settings.$get())
export type FoundLeaveSettings = Awaited<ReturnType<typeof getLeaveSettings>>
export const leaveSettingsQuery = queryOptions({ queryKey: ['leave-settings'], queryFn: getLeaveSettings })
type LeaveSetting = { readonly from: string; readonly kinds: readonly { readonly kind: LeaveKind; readonly daysMax: number | null; readonly noticeDays: number }[]; readonly source: string; readonly version: number }
export const enterLeaveSetting = (json: LeaveSetting) => ask(api.leaves.settings.$post({ json: json as never }))

const getTerms = (person: string) => ask(api['roster-people'][':person'].$get({ param: { person } }))
export type FoundTerms = Awaited<ReturnType<typeof getTerms>>
export const termsQuery = (person: string) => queryOptions({ queryKey: ['roster-terms', person], queryFn: () => getTerms(person) })

/** A shift, a demand or a rule shows in every roster. */
export const afterSetup = (client: QueryClient): Promise<unknown> => Promise.all(['roster-shifts', 'roster-demand', 'roster-holidays', 'roster-settings', 'roster-terms', 'roster'].map((key) => client.invalidateQueries({ queryKey: [key] })))
