import { systemActor } from '../../../functions/context.ts'
import { contextOf, type Platform } from '../../../functions/platform.ts'
import { noteDelivery } from '../../../functions/reminders/note-delivery.ts'
import { partsOfReference } from '../../../functions/reminders/reference.ts'
import { tenantById } from '../../../functions/tenants/resolve-tenant.ts'
import type { Notice } from './inbox.ts'

/** Brings a notice of the inbox to the tenant that its reference names, as an entry for SES and SNS would; nothing of one that is not ours. */
export async function reportNotice(platform: Platform, { reference, message, state }: Notice): Promise<void> {
  const parts = partsOfReference(reference)
  const known = parts && (await tenantById(platform, parts.tenant))
  if (!parts || !known) return
  await noteDelivery(contextOf(platform, known.tenant, known.site, systemActor('messages')), { run: parts.run, unit: parts.unit, message, state })
}
