import { queryOptions } from '@tanstack/react-query'
import { applySite, loadSite } from '../../shared/site/site.tsx'

/** The tenant's site, applied to the page whenever it is asked. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  staleTime: 300_000,
  queryFn: async () => {
    const site = await loadSite()
    applySite(site)
    return site
  },
})
