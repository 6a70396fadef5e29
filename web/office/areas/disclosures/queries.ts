import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

const fetchWork = () => ask(api['disclosure-work'].$get())
export type Work = Awaited<ReturnType<typeof fetchWork>>
export const workQuery = queryOptions({ queryKey: ['disclosures', 'work'], queryFn: fetchWork })

export const publishedQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['disclosures', 'published', query], queryFn: () => ask(api.disclosures.$get({ query })) })

const fetchDraft = (span: string) => ask(api['disclosure-draft'].$get({ query: { span: span as never } }))
export type FoundDraft = Awaited<ReturnType<typeof fetchDraft>>
export const draftQuery = (span: string) => queryOptions({ queryKey: ['disclosures', 'draft', span], queryFn: () => fetchDraft(span) })

const fetchOne = (span: string) => ask(api.disclosures[':disclosure'].$get({ param: { disclosure: span as never }, query: {} }))
export type FoundDisclosure = Awaited<ReturnType<typeof fetchOne>>
/** Null: not published yet, which is no failure here. */
export const disclosureQuery = (span: string) =>
  queryOptions({ queryKey: ['disclosures', 'one', span], queryFn: () => fetchOne(span).catch((error: { kind?: string }) => (error.kind === 'unknown' ? null : Promise.reject(error as Error))) })

const fetchObjections = (span: string, after: string | undefined) => ask(api.disclosures[':disclosure'].objections.$get({ param: { disclosure: span as never }, query: after ? { after } : {} }))
export type FoundObjection = Awaited<ReturnType<typeof fetchObjections>>['items'][number]
export const objectionsQuery = (span: string, after: string | undefined) => queryOptions({ queryKey: ['disclosures', 'objections', span, after], queryFn: () => fetchObjections(span, after) })

/** Everything that a disclosure shows in is asked anew. */
export const afterDisclosure = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['disclosures'] })
