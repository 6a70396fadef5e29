import type { SiteView } from '../../../functions/tenants/model.ts'
import { asApiError } from '../../shared/api/api-error.ts'
import { store, stored } from '../../shared/i18n/spoken.ts'
import { loadSite } from '../../shared/site/site.tsx'

const key = 'linli.site'
const answerMsMax = 3_000

/** The attendant's pages, which open without network. */
export const isWork = (): boolean => /^\/work(\/|$)/.test(location.pathname)

/** The tenant of this host. The attendant's pages go on with what it was at the last visit where no answer comes; no other page does. */
export async function siteOrRemembered(): Promise<SiteView> {
  const asked = loadSite()
  if (!isWork()) return asked
  const known = stored(key)
  asked.then((site) => store(key, JSON.stringify(site)), () => {})
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, answerMsMax))
  try {
    return (await (known ? Promise.race([asked, late]) : asked)) ?? (JSON.parse(known!) as SiteView)
  } catch (error) {
    if (known && asApiError(error).kind !== 'unknown') return JSON.parse(known) as SiteView
    throw error
  }
}
