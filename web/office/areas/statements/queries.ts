import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const accountsQuery = queryOptions({ queryKey: ['statement-accounts'], queryFn: () => ask(api['statement-accounts'].$get()) })
export type FoundAccount = Awaited<ReturnType<NonNullable<(typeof accountsQuery)['queryFn']>>>['items'][number]

const room = api['statement-accounts'][':account']

export const createAccount = (json: { id: string; name: string; kind: string; number: string }) => ask(api['statement-accounts'].$post({ json: json as never }))

export const learnColumns = (account: string, columns: Record<string, string>) => ask(room.columns.$post({ param: { account }, json: { columns } as never }))

export const statementsQuery = (account: string) => queryOptions({ queryKey: ['statements', account], queryFn: () => ask(room.statements.$get({ param: { account }, query: { limit: '20' } })) })

const getLines = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) => ask(room.lines.$get({ param: { account }, query: query as never }))
export type FoundLine = Awaited<ReturnType<typeof getLines>>['items'][number]

export const linesQuery = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['statement-lines', account, query], placeholderData: keepPreviousData, queryFn: () => getLines(account, query) })

const getMatching = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) => ask(room.matching.$get({ param: { account }, query: query as never }))
export type FoundMatching = Awaited<ReturnType<typeof getMatching>>['items'][number]

/** What the lines of the same page may be. */
export const matchingQuery = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['statement-matching', account, query], queryFn: () => getMatching(account, query) })

export const afterImport = (client: QueryClient): Promise<unknown> => Promise.all(['statement-accounts', 'statements', 'statement-lines', 'statement-matching'].map((key) => client.invalidateQueries({ queryKey: [key] })))
