import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ErrorState, Loading } from '../../shared/parts/states.tsx'
import { SiteProvider } from '../../shared/site/site.tsx'
import { Languages } from '../i18n/languages.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.ts'
import { meQuery } from './session.ts'
import { siteQuery } from './site-query.ts'

// Both are needed for the first screen: asked side by side, before anything is rendered.
void queryClient.prefetchQuery(siteQuery)
void queryClient.prefetchQuery(meQuery)

export function Office() {
  return (
    <QueryClientProvider client={queryClient}>
      <AtSite />
    </QueryClientProvider>
  )
}

/** The key makes the language start anew when the tenant's own language turns out to be another one. */
function AtSite() {
  const { data: site, error, refetch } = useQuery(siteQuery)
  return (
    <Languages key={site?.locale ?? 'first'}>
      {site ? (
        <SiteProvider site={site}>
          <RouterProvider router={router} />
        </SiteProvider>
      ) : (
        <main className="mx-auto max-w-2xl px-4">{error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />}</main>
      )}
    </Languages>
  )
}
