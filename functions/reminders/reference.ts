import type { TenantId, UnitId } from '../ids.ts'
import type { ReminderId } from './model.ts'

/** What a provider repeats in its notices about a reminder: ids only, in the characters that SES takes for a tag. */
export const referenceOf = (tenant: TenantId, run: ReminderId, unit: UnitId): string => [tenant, run, unit].join('_')

/** Undefined for a reference that is not a reminder's. */
export function partsOfReference(reference: string): { readonly tenant: TenantId; readonly run: ReminderId; readonly unit: UnitId } | undefined {
  const [, tenant, run, unit] = /^([a-z0-9]{12})_([a-z0-9]{12})_([a-z0-9]{12})$/.exec(reference) ?? []
  return tenant === undefined ? undefined : { tenant: tenant as TenantId, run: run as ReminderId, unit: unit as UnitId }
}
