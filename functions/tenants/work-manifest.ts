import type { Ctx } from '../context.ts'
import { getSite } from './get-site.ts'
import type { WorkManifest } from './model.ts'

/** What a phone needs to keep the attendant's pages as an app, under the tenant's own name: one build serves all tenants, so this is asked. */
export async function workManifest(ctx: Ctx): Promise<WorkManifest> {
  const { name, colour, locale } = await getSite(ctx)
  return {
    id: '/work',
    name: locale === 'zh' ? `${name} 停车值守` : `${name}: parking`,
    short_name: locale === 'zh' ? '停车值守' : 'Parking',
    lang: locale === 'zh' ? 'zh-CN' : 'en',
    start_url: '/work',
    scope: '/work',
    display: 'standalone',
    theme_color: colour,
    background_color: '#ffffff',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
