import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const accountsQuery = queryOptions({ queryKey: ['statement-accounts'], queryFn: () => ask(api['statement-accounts'].$get()) })
export type FoundAccount = Awaited<ReturnType<NonNullable<(typeof accountsQuery)['queryFn']>>>['items'][number]

const room = api['statement-accounts'][':account']

export const createAccount = (json: { id: string; name: string; kind: string; number: string }) => ask(api['statement-accounts'].$post({ json: json as never }))

export const learnColumns = (account: string, columns: Record<string, string>) => ask(room.columns.$post({ param: { account }, json: { columns } as never }))

export const statementsQuery = (account: string) => queryOptions({ queryKey: ['statements', account], queryFn: () => ask(room.statements.$get({ param: { account }, query: { limit: '20' } })) })

const getLines = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) => ask(room.lines.$get({ param: { account }, query: { ...query, limit: '500' } as never }))
export type FoundLine = Awaited<ReturnType<typeof getLines>>['items'][number]

export const linesQuery = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['statement-lines', account, query], placeholderData: keepPreviousData, queryFn: () => getLines(account, query) })

const getMatching = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) => ask(room.matching.$get({ param: { account }, query: { ...query, limit: '500' } as never }))
export type FoundMatching = Awaited<ReturnType<typeof getMatching>>['items'][number]

/** What the lines of the same page may be. */
export const matchingQuery = (account: string, query: { readonly period: string; readonly direction?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['statement-matching', account, query], queryFn: () => getMatching(account, query) })

export const afterImport = (client: QueryClient): Promise<unknown> => Promise.all(['statement-accounts', 'statements', 'statement-lines', 'statement-matching'].map((key) => client.invalidateQueries({ queryKey: [key] })))

const matches = room.matches
export type FoundMatch = Awaited<ReturnType<typeof confirmMatch>>
export type Choice = { readonly lines: readonly string[]; readonly vouchers: readonly string[]; readonly bills: readonly string[]; readonly unit?: string }

export const confirmMatch = (account: string, json: Choice) => ask(matches.$post({ param: { account }, json: json as never }))
export const undoMatch = (account: string, match: string) => ask(matches[':match'].undo.$post({ param: { account, match }, json: {} as never }))
export const forceMatch = (account: string, json: Choice & { readonly difference: { readonly account: string; readonly fund: string }; readonly reason: string }) => ask(room['forced-matches'].$post({ param: { account }, json: json as never }))
export const decideForce = (account: string, match: string, action: 'approve' | 'decline') => ask(matches[':match'].decision.$post({ param: { account, match }, json: { action } as never }))
export const confirmProposals = (account: string, period: string, lines: readonly string[]) => ask(room.proposals.$post({ param: { account }, json: { period, lines } as never }))

export const candidatesQuery = (account: string, period: string, search: string) =>
  queryOptions({ queryKey: ['statement-candidates', account, period, search], placeholderData: keepPreviousData, queryFn: () => ask(room.candidates.$get({ param: { account }, query: { period, search, limit: '20' } as never })) })

export const settingsQuery = (account: string) => queryOptions({ queryKey: ['matching-settings', account], queryFn: () => ask(room['matching-settings'].$get({ param: { account } })) })
export const changeSettings = (account: string, json: { readonly version: number; readonly automatic: boolean; readonly feePerTenThousand: number }) => ask(room['matching-settings'].$put({ param: { account }, json }))

export const proposalsQuery = (account: string) => queryOptions({ queryKey: ['rule-proposals', account], queryFn: () => ask(room['rule-proposals'].$get({ param: { account }, query: { limit: '20' } as never })) })
export type FoundProposal = Awaited<ReturnType<NonNullable<ReturnType<typeof proposalsQuery>['queryFn']>>>['items'][number]
export const rulesQuery = (account: string) => queryOptions({ queryKey: ['learned-rules', account], queryFn: () => ask(room.rules.$get({ param: { account }, query: { limit: '50' } as never })) })
export const acceptRule = (account: string, { by, value, household }: Pick<FoundProposal, 'by' | 'value' | 'household'>) => ask(room.rules.$post({ param: { account }, json: { by, value, household } }))
export const endRule = (account: string, rule: string) => ask(room.rules[':rule'].$delete({ param: { account, rule } }))

/** What a decision changes: lines and books, and what is learned from them. */
export const afterMatch = (client: QueryClient): Promise<unknown> => Promise.all(['statement-lines', 'statement-matching', 'statement-candidates', 'matching-settings', 'rule-proposals', 'learned-rules'].map((key) => client.invalidateQueries({ queryKey: [key] })))
