import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../shared/api/client.ts'

const fetchList = (after: string | undefined) => ask(api.disclosures.$get({ query: after ? { after } : {} }))
export const listQuery = (after: string | undefined) => queryOptions({ queryKey: ['disclosures', after], queryFn: () => fetchList(after) })
export type Published = Awaited<ReturnType<typeof fetchList>>['items'][number]

const fetchDisclosure = (id: string, community: string | undefined, version: string | undefined) =>
  ask(api.disclosures[':disclosure'].$get({ param: { disclosure: id as never }, query: { ...(community ? { community: community as never } : {}), ...(version ? { version } : {}) } }))
export type Disclosure = Awaited<ReturnType<typeof fetchDisclosure>>
export type FundShown = Disclosure['scope']['funds'][number]
export const disclosureQuery = (id: string, community: string | undefined, version: string | undefined) => queryOptions({ queryKey: ['disclosure', id, community, version], queryFn: () => fetchDisclosure(id, community, version) })

const fetchMine = (id: string) => ask(api.disclosures[':disclosure'].objections.$get({ param: { disclosure: id as never }, query: {} }))
export type MyObjection = Awaited<ReturnType<typeof fetchMine>>['items'][number]
export const mineQuery = (id: string) => queryOptions({ queryKey: ['objections', id], queryFn: () => fetchMine(id) })
