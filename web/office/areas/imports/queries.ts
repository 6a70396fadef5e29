import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { spokenLanguage } from '../../../shared/i18n/spoken.ts'

export const importsQuery = (query: { readonly after?: string }) =>
  queryOptions({ queryKey: ['imports', query], placeholderData: keepPreviousData, queryFn: () => ask(api.imports.$get({ query })) })

const getImport = (id: string) => ask(api.imports[':import'].$get({ param: { import: id } }))
const listRows = (id: string, query: { readonly verdict?: string; readonly after?: string }) => ask(api.imports[':import'].rows.$get({ param: { import: id }, query }))

/** An import and its rows as the client reads them. */
export type FoundImport = Awaited<ReturnType<typeof getImport>>
export type FoundRow = Awaited<ReturnType<typeof listRows>>['items'][number]

const progressMs = 1000

/** While it is being applied it is asked every second; the server knows how far it is, so a reload loses nothing. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', spokenLanguage(), id],
    queryFn: () => getImport(id),
    refetchInterval: ({ state }) => (state.data?.state === 'applying' ? progressMs : false),
  })

export const importRowsQuery = (id: string, query: { readonly verdict?: string; readonly after?: string }) =>
  queryOptions({ queryKey: ['import-rows', spokenLanguage(), id, query], placeholderData: keepPreviousData, queryFn: () => listRows(id, query) })

const touched = ['imports', 'import', 'import-rows', 'units', 'unit', 'communities', 'buildings', 'overview']

export const afterImport = (client: QueryClient): Promise<unknown> => Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })))
