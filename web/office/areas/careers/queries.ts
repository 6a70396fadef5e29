import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

const fetchPipeline = (community: string | undefined) => ask(api.careers.$get({ query: community ? { community: community as never } : {} }))
export type FoundPipeline = Awaited<ReturnType<typeof fetchPipeline>>
export const pipelineQuery = (community: string | undefined) => queryOptions({ queryKey: ['careers', 'pipeline', community ?? ''], placeholderData: keepPreviousData, queryFn: () => fetchPipeline(community) })

export const careerQuery = (seeker: string) => queryOptions({ queryKey: ['careers', 'person', seeker, spokenLanguage()], queryFn: () => ask(api.careers[':seeker'].$get({ param: { seeker: seeker as never } })) })

type Span = { readonly from: string; readonly to: string }
const fetchOutcomes = (query: Span) => ask(api.outcomes.$get({ query: query as never }))
export type FoundOutcomes = Awaited<ReturnType<typeof fetchOutcomes>>
export const outcomesQuery = (query: Span) => queryOptions({ queryKey: ['outcomes', query, spokenLanguage()], placeholderData: keepPreviousData, queryFn: () => fetchOutcomes(query) })
