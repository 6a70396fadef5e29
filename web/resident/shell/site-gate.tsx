import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { ErrorState } from '../../shared/parts/states.tsx'
import { applySite, SiteProvider } from '../../shared/site/site.tsx'
import { useWords } from '../i18n/words.ts'
import { siteQuery } from '../queries.ts'

/** Nothing is shown before the tenant is known: neither its name nor its colour can be guessed. */
export function SiteGate({ children }: { readonly children: ReactNode }) {
  const site = useQuery(siteQuery)
  const { follow } = useLanguage()
  useEffect(() => {
    if (site.data && applySite(site.data).languageChanged) follow()
  }, [site.data, follow])
  if (site.data) return <SiteProvider site={site.data}>{children}</SiteProvider>
  if (site.error) return <NoSite error={site.error} retry={() => void site.refetch()} />
  return null
}

function NoSite({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const words = useWords()
  const unknown = asApiError(error).kind === 'unknown'
  return (
    <main className="mx-auto min-h-screen max-w-[40rem] bg-paper px-4 py-4">
      <h1 className="text-[1.35rem] font-bold">{unknown ? words.site.noTenant : words.home.title}</h1>
      {unknown ? <p className="py-2">{words.site.noTenantText}</p> : <ErrorState error={error} retry={retry} />}
    </main>
  )
}
