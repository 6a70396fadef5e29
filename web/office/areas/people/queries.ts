import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const peopleFilters = ['search', 'stage', 'community', 'wish'] as const
type Filters = { readonly [name in (typeof peopleFilters)[number]]?: string } & { readonly state?: string }

const listPeople = (query: Filters & { readonly after?: string }) => ask(api.seekers.$get({ query }))
export type FoundRow = Awaited<ReturnType<typeof listPeople>>['items'][number]
export const peopleQuery = (query: Filters & { readonly after?: string }) => queryOptions({ queryKey: ['people', query], placeholderData: keepPreviousData, queryFn: () => listPeople(query) })

const getPerson = (seeker: string) => ask(api.seekers[':seeker'].$get({ param: { seeker } }))
export type FoundPerson = Awaited<ReturnType<typeof getPerson>>
export const personQuery = (person: string) => queryOptions({ queryKey: ['people', 'one', person], queryFn: () => getPerson(person) })
export const looksQuery = (person: string) => queryOptions({ queryKey: ['people', 'looks', person], queryFn: () => ask(api.seekers[':seeker'].looks.$get({ param: { seeker: person }, query: {} })) })
export const postsOfQuery = (person: string) => queryOptions({ queryKey: ['people', 'posts', person], queryFn: () => ask(api.seekers[':seeker'].posts.$get({ param: { seeker: person }, query: {} })) })

const listApplications = (query: { readonly after?: string }) => ask(api.applications.$get({ query }))
export type FoundApplication = Awaited<ReturnType<typeof listApplications>>['items'][number]
export const applicationsQuery = (query: { readonly after?: string } = {}) => queryOptions({ queryKey: ['people', 'applications', query], queryFn: () => listApplications(query) })

const getSettings = () => ask(api['workforce-settings'].$get())
export type FoundSettings = Awaited<ReturnType<typeof getSettings>>
export const settingsQuery = queryOptions({ queryKey: ['people', 'settings'], queryFn: getSettings })
export const erasuresQuery = queryOptions({ queryKey: ['people', 'erasures'], queryFn: () => ask(api.seekers.erasures.$get({ query: { days: '30' } })) })
/** The names of communities for whoever may not read the register of houses. */
export const placesQuery = queryOptions({ queryKey: ['people-places'], staleTime: 300_000, queryFn: () => ask(api.applications.form.$get()) })

export const afterPerson = (client: QueryClient): Promise<unknown> => Promise.all([client.invalidateQueries({ queryKey: ['people'] }), client.invalidateQueries({ queryKey: ['posts'] })])
