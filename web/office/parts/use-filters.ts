import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Search } from '../shell/search.ts'

/**
 * The filters of a list, kept in the address. A change starts the list anew at its first page.
 *
 * @example const [filters, change] = useFilters(['period', 'status'])
 */
export function useFilters<const Name extends string>(names: readonly Name[]): readonly [{ readonly [name in Name]?: string }, (patch: { readonly [name in Name]?: string | undefined }) => void] {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const filters: { [name in Name]?: string } = {}
  for (const name of names) {
    const value = search[name]
    if (value) filters[name] = value
  }
  const change = (patch: { readonly [name in Name]?: string | undefined }) =>
    void navigate({ to: '.', search: (before: Search) => ({ ...before, ...patch, after: undefined, page: undefined }), replace: true, resetScroll: false })
  return [filters, change]
}
