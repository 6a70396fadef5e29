import type { Access } from './access.ts'

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

const as = (access: Access): string | undefined => (access === 'paylink' ? 'pay' : undefined)

/** Where a payer's bills are: their own list, or those behind the scanned code. */
export const duePath = (access: Access, unit?: string): string => (access === 'paylink' ? '/pay' : withQuery('/bills', { unit }))

export const billPath = (access: Access, bill: string): string => withQuery(`/bills/${bill}`, { as: as(access) })

export const confirmPath = (access: Access, unit: string, bills: readonly string[]): string => withQuery('/pay/confirm', { unit, bills: bills.join(','), as: as(access) })

export const creditPath = (unit: string): string => withQuery('/credit', { unit })

export const signInPath = (to: string): string => withQuery('/sign-in', { to })

/** The other way round: `?as=pay` in an address. */
export const accessOf = (search: URLSearchParams): Access => (search.get('as') === 'pay' ? 'paylink' : 'resident')
