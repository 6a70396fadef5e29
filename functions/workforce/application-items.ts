import { addDays, type BusinessDate, dateOfInstant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { TenantId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type ApplicationId, type ApplicationRecord, keepDays, waitingMax } from './application-model.ts'
import type { WorkforceSettings } from './settings-model.ts'

export async function findSettings({ store }: Pick<Ctx, 'store'>): Promise<WorkforceSettings | undefined> {
  const found = await store.get<WorkforceSettings & Key>(keys.workforceSettings(store.tenant), { consistent: true })
  if (!found) return undefined
  const { pk: _, sk: __, ...settings } = found
  return settings
}

export const putSettings = (tenant: TenantId, settings: WorkforceSettings): Write => ({
  put: { ...settings, ...keys.workforceSettings(tenant) },
  if: settings.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': settings.version - 1 } },
})

export async function findApplication({ store }: Pick<Ctx, 'store'>, id: ApplicationId): Promise<ApplicationRecord | undefined> {
  const found = await store.get<ApplicationRecord & Key>(keys.application(store.tenant, id), { consistent: true })
  return found && toApplication(found)
}

/** Twice the bound: several may come in at once past the check. */
export async function allApplications({ store }: Pick<Ctx, 'store'>): Promise<ApplicationRecord[]> {
  const found: ApplicationRecord[] = []
  for await (const item of store.all<ApplicationRecord & Key>({ pk: keys.applicationsRoom(store.tenant), consistent: true }, { bound: waitingMax * 2 })) found.push(toApplication(item))
  return found
}

export const insertApplication = (tenant: TenantId, application: ApplicationRecord): Write => ({ put: { ...application, ...keys.application(tenant, application.id) }, if: 'absent' })
/** Only where it is still there: two clerks at once do not both take it. */
export const deleteApplication = (tenant: TenantId, id: ApplicationId): Write => ({ delete: keys.application(tenant, id), if: { expr: 'attribute_exists(pk)' } })

/** Those that nobody decided in the time that the notice names. */
export async function applicationsOver(ctx: Ctx): Promise<ApplicationRecord[]> {
  const last = addDays(today(ctx.clock), -keepDays)
  return (await allApplications(ctx)).filter(({ at }) => dateOfInstant(at) < last)
}

/** True once a day. */
export const claimErasureDay = (ctx: Ctx, day: BusinessDate): Promise<boolean> =>
  held(ctx.store.write({ put: { ...keys.erasures(ctx.tenant), day }, if: { expr: 'attribute_not_exists(pk) OR #day < :day', names: { '#day': 'day' }, values: { ':day': day } } }))

const toApplication = ({ id, at, name, phone, community, posts, note, agreed }: ApplicationRecord): ApplicationRecord => ({ id, at, name, phone, community, posts, note, agreed })
