import type { Wanted } from './queries.ts'

const name = 'linli.park'

/** What was looked up in this tab: the provider's page leads back to it. Gone with the tab; a plate stands in no address. */
export function rememberedIn(area: string): Wanted | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') as { area: string; wanted: Wanted } | null
    return kept?.area === area ? kept.wanted : undefined
  } catch {
    return undefined
  }
}

export function remember(area: string, wanted: Wanted | undefined): void {
  try {
    if (wanted) sessionStorage.setItem(name, JSON.stringify({ area, wanted }))
    else sessionStorage.removeItem(name)
  } catch {
    // Without storage it is typed again.
  }
}
