import { conflict, unknown } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import type { Condition, Write } from '../storage/writes.ts'
import { accountKey, accountsOf, type Entry, entryById, entryItems } from './items.ts'
import { directory, forgetTenants } from './resolve-tenant.ts'

const attemptsMax = 8

/**
 * Changes a tenant's entry under all of its keys at once. `change` says how the entry as it stands becomes the new one, and
 * is asked again when another change came between: a status of the payment account never undoes a suspension. Undefined
 * leaves everything. Throws `unknown`, and `conflict` (account-taken) when another tenant holds the account.
 */
export async function replaceEntry(platform: Platform, tenant: TenantId, change: (before: Entry) => Entry | undefined): Promise<Entry> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const before = await entryById(directory(platform), tenant, true)
    if (!before) throw unknown(`no entry of ${tenant}`)
    const after = change(before)
    if (!after) return before
    try {
      await directory(platform).transact(writesOf(before, { ...after, rev: (before.rev ?? 0) + 1 }))
      forgetTenants(platform)
      return after
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (!error.at.includes(0)) throw accountTaken()
      await backoff(attempt)
    }
  }
  throw conflict('busy', { zh: '同时有其他修改，本次没有保存。请稍后再试。', en: 'Something else was changing this at the same moment. Nothing was saved. Please try again.' })
}

/** The entry under its id comes first: it carries the condition that nothing came between. */
function writesOf(before: Entry, after: Entry): Write[] {
  const unchanged: Condition = before.rev === undefined ? { expr: 'attribute_exists(pk) AND attribute_not_exists(rev)' } : { expr: 'rev = :rev', values: { ':rev': before.rev } }
  const own: Condition = { expr: 'attribute_not_exists(pk) OR tenant = :tenant', values: { ':tenant': before.tenant } }
  const kept = accountsOf(after)
  const gone = accountsOf(before).filter((account) => !kept.includes(account))
  return [...entryItems(after).map((put, at) => ({ put, if: at === 0 ? unchanged : own })), ...gone.map((account) => ({ delete: accountKey(account), if: own }))]
}

const accountTaken = () => conflict('account-taken', { zh: '这个收款账户已属于另一个服务社，没有保存。', en: 'This payment account belongs to another tenant. Nothing was saved.' })
