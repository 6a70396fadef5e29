import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'

export const expenseFilters = ['period', 'state', 'purpose', 'supplier'] as const
type Filters = { readonly [name in (typeof expenseFilters)[number]]?: string }

export const expensesQuery = (query: Filters & { readonly after?: string }) => queryOptions({ queryKey: ['expenses', query], placeholderData: keepPreviousData, queryFn: () => ask(api.expenses.$get({ query })) })

const getExpense = (expense: string) => ask(api.expenses[':expense'].$get({ param: { expense } }))
/** An expense as the client reads it. */
export type FoundExpense = Awaited<ReturnType<typeof getExpense>>
export const expenseQuery = (expense: string) => queryOptions({ queryKey: ['expense', expense], queryFn: () => getExpense(expense) })

const listSuppliers = (query: { readonly after?: string; readonly limit?: string }) => ask(api.suppliers.$get({ query }))
export type FoundSupplier = Awaited<ReturnType<typeof listSuppliers>>['items'][number]
export const suppliersQuery = (query: { readonly after?: string } = {}) => queryOptions({ queryKey: ['suppliers', query], placeholderData: keepPreviousData, queryFn: () => listSuppliers(query) })
/** To choose from: those in use come first. */
export const supplierChoicesQuery = queryOptions({ queryKey: ['suppliers', 'choices'], staleTime: 60_000, queryFn: () => listSuppliers({ limit: '200' }) })
export const supplierQuery = (supplier: string) => queryOptions({ queryKey: ['suppliers', supplier], gcTime: 0, queryFn: () => ask(api.suppliers[':supplier'].$get({ param: { supplier } })) })
export const limitsQuery = queryOptions({ queryKey: ['expense-limits'], queryFn: () => ask(api['expense-limits'].$get()) })

/** Everything that an expense shows in is asked anew. */
export const afterExpense = (client: QueryClient): Promise<unknown> => Promise.all(['expense', 'expenses', 'journal', 'sources', 'trial-balance'].map((key) => client.invalidateQueries({ queryKey: [key] })))
export const afterSupplier = (client: QueryClient): Promise<unknown> => Promise.all(['suppliers', 'expense-limits'].map((key) => client.invalidateQueries({ queryKey: [key] })))
