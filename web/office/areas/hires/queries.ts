import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const hireFilters = ['state', 'kind', 'todo'] as const
type Filters = { readonly [name in (typeof hireFilters)[number] | 'person']?: string }

const listHires = (query: Filters & { readonly after?: string }) => ask(api.hires.$get({ query }))
export type FoundRow = Awaited<ReturnType<typeof listHires>>['items'][number]
export const hiresQuery = (query: Filters & { readonly after?: string }) => queryOptions({ queryKey: ['hires', query], placeholderData: keepPreviousData, queryFn: () => listHires(query) })

const getHire = (hire: string) => ask(api.hires[':hire'].$get({ param: { hire } }))
export type FoundHire = Awaited<ReturnType<typeof getHire>>
export const hireQuery = (hire: string) => queryOptions({ queryKey: ['hire', hire], queryFn: () => getHire(hire) })

export const postChoices = queryOptions({ queryKey: ['posts', 'choices'], queryFn: () => ask(api.posts.$get({ query: { limit: '200' } })) })
export const wagesQuery = queryOptions({ queryKey: ['minimum-wages'], queryFn: () => ask(api.hires['minimum-wages'].$get()) })

export const afterHire = (client: QueryClient): Promise<unknown> => Promise.all(['hire', 'hires', 'subsidies', 'minimum-wages', 'seekers'].map((key) => client.invalidateQueries({ queryKey: [key] })))
