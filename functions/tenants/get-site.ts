import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { settingsOf } from './items.ts'
import { siteDefaults, type SiteView } from './model.ts'
import { onlineAccount } from './online-account.ts'

/** What everybody may know of the tenant: its front ends draw themselves by it. */
export async function getSite(ctx: Ctx): Promise<SiteView> {
  const settings = await settingsOf(ctx.store)
  if (!settings) throw unknown('no settings')
  const { name, logoText, colour, phone, address, locale, demo, creditAutomatic = siteDefaults.creditAutomatic } = settings
  const { slug, state } = ctx.site
  return { id: ctx.tenant, slug, name, logoText, colour, phone, address, locale, creditAutomatic, state, demo, onlinePayment: onlineAccount(ctx.site) !== undefined }
}
