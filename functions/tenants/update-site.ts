import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { type Settings, settingsItem, settingsOf } from './items.ts'
import { getSite } from './get-site.ts'
import type { SiteView, UpdateSite } from './model.ts'

/** Changes the settings that are given and leaves the others. */
export async function updateSite(ctx: Ctx, change: UpdateSite): Promise<SiteView> {
  await recordChange(ctx, async () => {
    const before = await settingsOf(ctx.store, true)
    if (!before) throw unknown('no settings')
    const changed = Object.entries(change).filter(([field, value]) => value !== undefined && before[field as keyof UpdateSite] !== value)
    if (changed.length === 0) return { answer: undefined }
    const fields = Object.fromEntries(changed) as Partial<Settings>
    const after: Settings = { ...before, ...fields }
    const detail = Object.fromEntries(changed.map(([field, value]) => [field, String(value)]))
    const was = Object.fromEntries(changed.map(([field]) => [field, String(before[field as keyof UpdateSite])]))
    return { writes: [{ put: settingsItem(ctx.tenant, after) }], act: 'site.changed', subject: ctx.tenant, detail, before: was, answer: undefined }
  })
  return getSite(ctx)
}
