import { createContext, type ReactNode, useContext } from 'react'
import type { SiteView } from '../../../functions/tenants/model.ts'
import { api, ask } from '../api/client.ts'
import { adoptSiteLanguage, store } from '../i18n/spoken.ts'
import { brandOf } from './colour.ts'

const brandKey = 'linli.brand'
const SiteContext = createContext<SiteView | undefined>(undefined)

/** The tenant of this host: name, colour, help phone. Everybody may know it. Throws ApiError. */
export async function loadSite(): Promise<SiteView> {
  return ask(api.site.$get())
}

/** Colours the page and remembers the colours, so that `early.js` paints the next visit right from the start. */
export function applySite(site: SiteView): { readonly languageChanged: boolean } {
  const { brand, ink, soft } = brandOf(site.colour)
  const { style } = document.documentElement
  style.setProperty('--brand', brand)
  style.setProperty('--brand-ink', ink)
  style.setProperty('--brand-soft', soft)
  store(brandKey, [brand, ink, soft].join(' '))
  document.title = site.name
  return { languageChanged: adoptSiteLanguage(site.locale) }
}

export function SiteProvider({ site, children }: { readonly site: SiteView; readonly children: ReactNode }) {
  return <SiteContext.Provider value={site}>{children}</SiteContext.Provider>
}

export function useSite(): SiteView {
  const site = useContext(SiteContext)
  if (!site) throw new Error('used outside of <SiteProvider>')
  return site
}

/** A phone number that never breaks over two lines, and what a tap on it dials. */
export const phoneParts = (phone: string): { readonly shown: string; readonly href: string } => ({
  shown: phone.replace(/ /g, '\u00a0').replace(/-/g, '\u2060-\u2060'),
  href: `tel:${phone.replace(/[^\d+]/g, '')}`,
})

/** Parts that also stand outside of a known site (the first error page) ask this way. */
export const useSiteIfKnown = (): SiteView | undefined => useContext(SiteContext)
