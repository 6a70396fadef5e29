import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const certificateFilters = ['search', 'within', 'state', 'kind'] as const
type Filters = { readonly [name in (typeof certificateFilters)[number]]?: string }

const listCertificates = (query: Filters & { readonly after?: string; readonly person?: string }) => ask(api.certificates.$get({ query: query as never }))
export type FoundRow = Awaited<ReturnType<typeof listCertificates>>['items'][number]
export const certificatesQuery = (query: Filters & { readonly after?: string; readonly person?: string }) => queryOptions({ queryKey: ['certificates', query], placeholderData: keepPreviousData, queryFn: () => listCertificates(query) })

const getCertificate = (certificate: string) => ask(api.certificates[':certificate'].$get({ param: { certificate: certificate as never } }))
export type FoundCertificate = Awaited<ReturnType<typeof getCertificate>>
export const certificateQuery = (certificate: string) => queryOptions({ queryKey: ['certificate', certificate], queryFn: () => getCertificate(certificate) })

export const dropoutsQuery = queryOptions({ queryKey: ['certificates', 'dropouts'], queryFn: () => ask(api.certificates.dropouts.$get()) })

const getMatrix = (query: { readonly search?: string; readonly after?: string }) => ask(api.certificates.matrix.$get({ query }))
export type Matrix = Awaited<ReturnType<typeof getMatrix>>
export const matrixQuery = (query: { readonly search?: string; readonly after?: string }) => queryOptions({ queryKey: ['certificates', 'matrix', query], placeholderData: keepPreviousData, queryFn: () => getMatrix(query) })

const listKinds = () => ask(api['certificate-kinds'].$get())
export type FoundKind = Awaited<ReturnType<typeof listKinds>>['items'][number]
export const kindsQuery = queryOptions({ queryKey: ['certificate-kinds'], queryFn: listKinds })

/** To choose from. */

export const accountQuery = (seeker: string) => queryOptions({ queryKey: ['seeker-account', seeker], queryFn: () => ask(api.seekers[':seeker'].account.$get({ param: { seeker: seeker as never } })) })

/** Everything that a certificate shows in is asked anew. */
export const afterCertificate = (client: QueryClient): Promise<unknown> => Promise.all(['certificate', 'certificates', 'seekers'].map((key) => client.invalidateQueries({ queryKey: [key] })))
