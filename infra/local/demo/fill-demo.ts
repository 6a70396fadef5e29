import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Clock } from '../../../functions/calendar.ts'
import { systemActor } from '../../../functions/context.ts'
import type { JobId, TenantId } from '../../../functions/ids.ts'
import { runJob } from '../../../functions/jobs/run-job.ts'
import { contextOf, type Platform, tenantUrl } from '../../../functions/platform.ts'
import { tenantById } from '../../../functions/tenants/resolve-tenant.ts'
import type { DemoAccount } from '../issuer/accounts.ts'
import type { LocalTenant } from '../welcome.ts'
import { demoClock } from './demo-clock.ts'
import { fillTenant } from './fill-tenant.ts'
import { tenantPlans } from './tenants.ts'

export type DemoOptions = {
  readonly platform: Platform
  readonly real: Clock
  /** The platform operator's secret, which may create tenants. */
  readonly operator: string
  /** Written when the demo is complete; there = nothing to do. */
  readonly file: string
  readonly say: (line: string) => void
  readonly addAccounts: (accounts: readonly DemoAccount[]) => void
}

/** True when an earlier filling broke off: what it left is of no use and is cleared before the table opens. */
export const demoBrokeOff = (file: string): boolean => existsSync(`${file}.filling`)

/** Fills the demo tenants through the API on a clock that lives through their months; later starts find them done. */
export async function fillDemo({ platform: real, real: clock, operator, file, say, addAccounts }: DemoOptions): Promise<readonly LocalTenant[]> {
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as KeptTenant[]).map((kept) => addressed(real, kept))
  say('Filling the demo: two tenants, 312 households each, 13 months of bills and payments ...')
  writeFileSync(`${file}.filling`, '')
  const past = demoClock(clock)
  const quiet = { send: async () => ({ id: '' }) }
  const platform: Platform = { ...real, clock: past, log: (line) => line.level === 'error' && real.log(line), ports: { ...real.ports, sms: quiet, email: quiet, signalJob: workAtOnce } }

  async function workAtOnce(tenant: TenantId, job: JobId): Promise<void> {
    const known = await tenantById(platform, tenant)
    if (known) await runJob(contextOf(platform, tenant, known.site, systemActor('jobs')), job, { budgetMs: 60_000 })
  }

  const tenants: KeptTenant[] = []
  for (const plan of tenantPlans) {
    const filled = await fillTenant(platform, past, clock, operator, plan)
    const accounts = [...plan.people, ...filled.workers]
    addAccounts(accounts.map(({ role, name, email }) => ({ email, name, about: `${plan.name} ${role}` })))
    const staff = accounts.map(({ role, name, email }) => ({ role, name, signIn: `/v1/sign-in?to=${role === 'attendant' ? '/work' : role === 'worker' ? '/staff' : '/office/'}&hint=${encodeURIComponent(email)}` }))
    const { name, phone } = filled.resident
    const resident = { role: 'resident', name, signIn: `/_local/resident?phone=${phone}`, phone }
    tenants.push({ id: filled.id, slug: plan.slug, name: plan.name, accounts: [...staff, resident] as KeptTenant['accounts'], tokens: filled.tokens })
  }
  writeFileSync(`${file}.new`, JSON.stringify(tenants, null, 2))
  renameSync(`${file}.new`, file)
  rmSync(`${file}.filling`)
  return tenants.map((kept) => addressed(real, kept))
}

/** Kept without addresses, `signIn` as a path: the next start may have another port. */
type KeptTenant = Omit<LocalTenant, 'url' | 'office'>

function addressed(platform: Platform, { accounts, ...kept }: KeptTenant): LocalTenant {
  const url = tenantUrl(platform, kept.slug)
  return { ...kept, url, office: `${url}/office/`, accounts: accounts.map((account) => ({ ...account, signIn: url + account.signIn })) }
}
