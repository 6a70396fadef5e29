import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { RosterSheet } from '../../../../functions/rosters/sheet-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import type { Tone } from '../../../shared/parts/status.tsx'
import type { PendingChange } from './sheet-state.ts'

export const rosterTones = { draft: 'wait', publishing: 'part', published: 'good', discarded: 'off' } as const satisfies Record<RosterSheet['roster']['state'], Tone>

const listRosters = (query: { readonly after?: string }) => ask(api.rosters.$get({ query }))
export type FoundRoster = Awaited<ReturnType<typeof listRosters>>['items'][number]
export const rostersQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['rosters', query], placeholderData: keepPreviousData, queryFn: () => listRosters(query) })

/** Not asked again by itself: the editor asks when it is safe to (`use-saving.ts`), and each visit begins anew. */
export const sheetQuery = (roster: string) =>
  queryOptions({ queryKey: ['roster', roster], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, queryFn: async () => (await ask(api.rosters[':roster'].$get({ param: { roster } }))) as RosterSheet })

const at = (roster: string) => ({ param: { roster } })

export const editRoster = (roster: string, changes: readonly PendingChange[], reason: string) => ask(api.rosters[':roster'].cells.$patch({ ...at(roster), json: { changes: changes as never, reason } }))

export const afterRoster = (client: QueryClient): Promise<unknown> => client.invalidateQueries({ queryKey: ['rosters'] })

type Made = { readonly id: string; readonly name: string; readonly from: string; readonly to: string }

export async function createRoster(client: QueryClient, json: Made & { readonly posts: readonly string[] }): Promise<void> {
  await ask(api.rosters.$post({ json: json as never }))
  await afterRoster(client)
}

export async function copyRoster(client: QueryClient, roster: string, json: { readonly id: string; readonly name: string; readonly from: string | null; readonly to: string | null }): Promise<void> {
  await ask(api.rosters[':roster'].copies.$post({ ...at(roster), json: json as never }))
  await afterRoster(client)
}

export async function discardRoster(client: QueryClient, roster: string): Promise<void> {
  await ask(api.rosters[':roster'].discard.$post(at(roster)))
  await afterRoster(client)
}

const checkRoster = (roster: string) => ask(api.rosters[':roster'].check.$post({ ...at(roster), json: {} }))
export type RosterCheck = Awaited<ReturnType<typeof checkRoster>>
export const checkQuery = (roster: string) => queryOptions({ queryKey: ['roster-check', roster], gcTime: 0, staleTime: 0, queryFn: () => checkRoster(roster) })

export async function publishRoster(client: QueryClient, roster: string): Promise<void> {
  await ask(api.rosters[':roster'].publish.$post(at(roster)))
  await afterRoster(client)
}

/** The address of a calendar, as the server tells it once; the one before ends. */
export async function makeFeed(of: FeedOf): Promise<string> {
  const { link } = await ask(api['roster-feeds'].$post({ json: of as never }))
  return new URL(link, location.origin).href
}

export const revokeFeed = (of: FeedOf): Promise<unknown> => ask(api['roster-feeds'].revoke.$post({ json: of as never }))
export type FeedOf = { readonly post: string } | { readonly person: string }

const atRun = (roster: string, solveRun: string) => ({ param: { roster, solveRun } })
const getRun = (roster: string, run: string) => ask(api.rosters[':roster'].solve[':solveRun'].$get(atRun(roster, run)))
export type FoundRun = Awaited<ReturnType<typeof getRun>>
const askRunMs = 1000
/** Asked again as long as it is under way. */
export const runQuery = (roster: string, run: string) =>
  queryOptions({ queryKey: ['roster-run', roster, run], queryFn: () => getRun(roster, run), refetchInterval: ({ state: { data } }) => (data && data.state !== 'waiting' && data.state !== 'running' ? false : askRunMs) })

function noteRun(client: QueryClient, run: FoundRun): void {
  client.setQueryData(runQuery(run.roster, run.id).queryKey, run as never)
}

export async function solveRoster(client: QueryClient, roster: string, json: { readonly id: string; readonly mode: FoundRun['mode']; readonly seconds: number; readonly seed: number }): Promise<void> {
  noteRun(client, await ask(api.rosters[':roster'].solve.$post({ ...at(roster), json: json as never })))
}

export async function stopRun(client: QueryClient, roster: string, run: string): Promise<void> {
  noteRun(client, await ask(api.rosters[':roster'].solve[':solveRun'].stop.$post(atRun(roster, run))))
}

export async function takeRun(client: QueryClient, roster: string, run: string) {
  const taken = await ask(api.rosters[':roster'].solve[':solveRun'].take.$post({ ...atRun(roster, run), json: {} }))
  await client.invalidateQueries({ queryKey: ['roster-run', roster, run] })
  return taken
}
