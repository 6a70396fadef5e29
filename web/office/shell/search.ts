/** What stands after the question mark: plain texts, as people read and share them. */
export type Search = { readonly [name: string]: string | undefined }

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Empty values are left out, so that an address shows only what was chosen. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (typeof value === 'string' && value !== '') params.set(name, value)
  const text = params.toString()
  return text ? `?${text}` : ''
}
