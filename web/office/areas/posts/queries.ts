import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const postFilters = ['kind', 'community', 'open'] as const
type Filters = { readonly [name in (typeof postFilters)[number]]?: string }

const listPosts = (query: Filters & { readonly after?: string }) => ask(api.posts.$get({ query }))
export type FoundPost = Awaited<ReturnType<typeof listPosts>>['items'][number]
export const postsQuery = (query: Filters & { readonly after?: string }) => queryOptions({ queryKey: ['posts', query], placeholderData: keepPreviousData, queryFn: () => listPosts(query) })
export const postQuery = (post: string) => queryOptions({ queryKey: ['posts', 'one', post], queryFn: () => ask(api.posts[':post'].$get({ param: { post } })) })

const matchPeople = (post: string, query: { readonly fit?: string; readonly after?: string }) => ask(api.posts[':post'].matches.$get({ param: { post }, query }))
export type FoundMatch = Awaited<ReturnType<typeof matchPeople>>['items'][number]
export const matchesQuery = (post: string, query: { readonly fit?: string; readonly after?: string }) => queryOptions({ queryKey: ['posts', 'matches', post, query], placeholderData: keepPreviousData, queryFn: () => matchPeople(post, query) })

export const afterPost = (client: QueryClient): Promise<unknown> => Promise.all([client.invalidateQueries({ queryKey: ['posts'] }), client.invalidateQueries({ queryKey: ['people', 'posts'] })])
