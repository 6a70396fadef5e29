import { addDays, addMonths, type BusinessDate, type Clock, dayOf, firstDay, lastDay, monthsFromTo, type Period, periodOfDate, today } from '../../../functions/calendar.ts'
import { apiApp } from '../../../functions/http/api.ts'
import { type Caller, callerOf } from './caller.ts'
import { fillAttendance } from './attendance.ts'
import { fillCertificates } from './certificates.ts'
import type { Actor, Ctx } from '../../../functions/context.ts'
import type { TenantId } from '../../../functions/ids.ts'
import { contextOf, type Platform } from '../../../functions/platform.ts'
import { tenantById } from '../../../functions/tenants/resolve-tenant.ts'
import type { DemoClock } from './demo-clock.ts'
import { fillExpenses, startExpenses } from './expenses.ts'
import { fillFacilities } from './facilities.ts'
import { fillFireControl } from './fire-control.ts'
import { feeItemsOf } from './fees.ts'
import { importMerchantBill } from './merchant-bill.ts'
import { fillHires } from './hires.ts'
import { fillParking } from './parking.ts'
import { fillPeople } from './people.ts'
import { type Habit, habitOf, paysIn } from './payers.ts'
import { householdsOf, registerCsv, seeded, type Seeded } from './plausible.ts'
import { fillRequests } from './requests.ts'
import { fillDraft, fillRosters, rosterBegin } from './rosters.ts'
import { fillTraining } from './training.ts'

export type Person = { readonly role: string; readonly name: string; readonly email: string }
export type TenantPlan = {
  readonly slug: string
  readonly name: string
  readonly logoText: string
  readonly colour: string
  readonly phone: string
  readonly address: string
  readonly paymentAccount: string
  readonly community: string
  readonly people: readonly Person[]
  readonly months: number
  readonly seed: number
}
export type Filled = { readonly id: string; readonly resident: DemoResident; /** Who signs in besides the plan's people. */ readonly workers: readonly Person[]; readonly tokens: Readonly<Record<string, string>> }

export type DemoResident = { readonly name: string; readonly phone: string }

type Bill = { id: string; unit: string; openFen: number }
type Run = { id: string; state: string; bills: number }

/** Lives a tenant's months through the API: set-up, register, fees, then bills and payments month by month. */
export async function fillTenant(platform: Platform, clock: DemoClock, real: Clock, operator: string, plan: TenantPlan): Promise<Filled> {
  const app = apiApp(platform)
  const host = platform.apiHosts[0]!
  const operate = callerOf(app, host, operator)
  const present = periodOfDate(today(real))
  const first = addMonths(present, 1 - plan.months)
  const enter = () => operate<{ id: string; setupToken: string }>('POST', '/tenants', tenantOf(plan))
  clock.goTo(firstDay(first), '08:30')
  const tenant = await enter()
  let tokens = await tokensFor(callerOf(app, host, tenant.setupToken), plan)
  let call = callerOf(app, host, tokens['head']!)
  for (const { role, name, email } of plan.people) if (role !== 'head') await call('POST', '/members', { name, email, roles: [role] })
  const community = await setUpCommunity(call, plan, firstDay(first))

  const suppliers = await startExpenses(call, { from: firstDay(first), random: seeded(plan.seed + 5) })
  const spending = seeded(plan.seed + 6)
  const random = seeded(plan.seed + 7)
  const habits = new Map<string, Habit>()
  const open = new Map<string, number>()
  const payers = new Set<string>()
  for (const period of monthsFromTo(first, present)) {
    if (period === present) {
      clock.goTo(firstDay(period), '08:30')
      tokens = await tokensFor(callerOf(app, host, (await enter()).setupToken), plan)
      call = callerOf(app, host, tokens['head']!)
    }
    for (const bill of await billMonth(call, clock, community, period)) {
      open.set(bill.unit, (open.get(bill.unit) ?? 0) + bill.openFen)
      if (!habits.has(bill.unit)) habits.set(bill.unit, habitOf(random))
    }
    await payMonth(callerOf(app, host, tokens['collector']!), clock, period, today(real), { open, payers, habits }, random)
    const by = (role: string) => callerOf(app, host, tokens[role]!)
    await fillExpenses({ head: by('head'), finance: by('finance'), collector: by('collector') }, { community, period, now: today(real), suppliers, random: spending })
  }
  await importMerchantBill(callerOf(app, host, tokens['finance']!), addDays(today(real), -1), plan.seed)
  const as = (role: string) => callerOf(app, host, tokens[role]!)
  const street = { community, now: today(real) }
  await fillFacilities({ head: as('head'), finance: as('finance'), collector: as('collector') }, { ...street, clock, random: seeded(plan.seed + 11) })
  const { people } = await fillPeople(as('head'), { community, communityName: plan.community, now: street.now, random: seeded(plan.seed + 17) })
  const { unit: home, ...resident } = await residentOf(call, [...payers].toSorted((a, b) => open.get(b)! - open.get(a)!))
  await fillParking({ head: as('head'), collector: as('collector') }, { ...street, at: real.now(), home, random: seeded(plan.seed + 13) })
  clock.goTo(today(real), '18:00')
  // A street in its first month trains and hires nobody yet, and the first start stays short.
  if (plan.months > 1) await fillTraining(as('head'), { now: today(real), random: seeded(plan.seed + 19) })
  await fillCertificates(call, { now: today(real), worker: plan.people.find(({ role }) => role === 'worker')!.email })
  let workers: readonly Person[] = []
  if (plan.months > 1) {
    await fillHires(as('head'), { people, now: today(real) })
    await fillFireControl(as('head'), rosterBegin(today(real)))
    await fillRosters(as('head'), today(real))
    workers = await fillRequests(as('head'), { now: today(real), slug: plan.slug, electrician: 'demostaff001', as: await sessionsOf(platform, tenant.id as TenantId) })
    await fillDraft(as('head'), today(real))
    await fillAttendance(as('head'), today(real))
  }
  return { id: tenant.id, tokens, resident, workers }
}

/** What a worker does on the own phone, as the member behind the account would. */
async function sessionsOf(platform: Platform, id: TenantId): Promise<(member: string, name: string) => Ctx> {
  const known = await tenantById(platform, id)
  if (!known) throw new Error(`the demo's tenant ${id} is not there`)
  return (member, name) => contextOf(platform, id, known.site, { kind: 'member', id: member, name, roles: ['worker'] } satisfies Actor)
}

const tenantOf = ({ slug, name, logoText, colour, phone, address, paymentAccount, people }: TenantPlan) => {
  const head = people.find(({ role }) => role === 'head')!
  return { slug, name, logoText, colour, phone, address, paymentAccount, demo: true, head: { name: head.name, email: head.email }, setupTokenHours: 24 }
}

async function setUpCommunity(call: Caller, plan: TenantPlan, from: BusinessDate): Promise<string> {
  const community = await call<{ id: string }>('POST', '/communities', { name: plan.community, year: 1978, propertyRights: 'reformed', mode: 'guaranteed', address: plan.address })
  const houses = householdsOf(plan.seed)
  const file = new TextEncoder().encode(registerCsv(houses))
  const uploaded = await call<{ id: string; counts: { new: number } }>('POST', `/imports?name=${encodeURIComponent('住户登记表.csv')}&community=${community.id}`, file)
  if (uploaded.counts.new !== houses.length) throw new Error(`the demo register has ${houses.length} households, ${uploaded.counts.new} were read`)
  await call('POST', `/imports/${uploaded.id}/apply`, {})
  await markHardship(call, community.id, seeded(plan.seed + 3))
  for (const item of feeItemsOf(from)) await call('POST', '/fee-items', item)
  return community.id
}

/** A few households in need, as the street's list says. */
async function markHardship(call: Caller, community: string, random: Seeded): Promise<void> {
  const { items } = await call<{ items: { id: string; version: number }[] }>('GET', `/units?community=${community}&limit=200`)
  for (const { id, version } of items) {
    if (random.chance(0.05)) await call('PATCH', `/units/${id}`, { version, hardship: random.pick(['low-income', 'disability', 'extreme-poverty']) })
  }
}

async function tokensFor(call: Caller, plan: TenantPlan): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const { role, name } of plan.people) made[role] = (await call<{ token: string }>('POST', '/tokens', { name, roles: [role] })).token
  return made
}

/** Preview and publish on the second of the month; the run's job is worked at once, in this process. */
async function billMonth(call: Caller, clock: DemoClock, community: string, period: Period): Promise<Bill[]> {
  clock.goTo(dayOf(period, 2), '09:00')
  const draft = await call<Run>('POST', '/billing-runs', { community, period, dueDate: dayOf(period, 25) })
  await call('POST', `/billing-runs/${draft.id}/publish`, {})
  const run = await call<Run>('GET', `/billing-runs/${draft.id}`)
  if (run.state !== 'published') throw new Error(`the demo's run of ${period} is ${run.state}`)
  const bills: Bill[] = []
  for (let after = ''; ; ) {
    const page = await call<{ items: Bill[]; next: string | null }>('GET', `/bills?period=${period}&limit=200${after}`)
    bills.push(...page.items)
    if (!page.next) return bills
    after = `&after=${page.next}`
  }
}

/** Who comes this month comes on a day of it; the office enters them at the month's end, at several counters. */
async function payMonth(call: Caller, clock: DemoClock, period: Period, now: BusinessDate, { open, payers, habits }: Street, random: Seeded): Promise<void> {
  const visits: Visit[] = []
  for (const [unit, due] of open) {
    if (due === 0 || !paysIn(habits.get(unit)!, period, random)) continue
    const valueDate = dayOf(period, random.between(4, Number(lastDay(period).slice(8))))
    if (valueDate <= now) visits.push(visitOf(unit, due, valueDate, random))
  }
  clock.goTo(lastDay(period), '17:00')
  const queue = visits.toSorted((a, b) => (a.valueDate < b.valueDate ? -1 : 1)).values()
  const counter = async (): Promise<void> => {
    for (const visit of queue) {
      await call('POST', '/counter-payments', visit)
      payers.add(visit.unit)
      open.set(visit.unit, Math.max(0, open.get(visit.unit)! - visit.amountFen))
    }
  }
  await Promise.all(Array.from({ length: counters }, counter))
}

/** What is open on each household in fen, who has paid before, and how each pays. */
type Street = { readonly open: Map<string, number>; readonly payers: Set<string>; readonly habits: ReadonlyMap<string, Habit> }

/** Somebody to sign in as who has receipts to look at and, if anybody does, something to pay. */
async function residentOf(call: Caller, units: readonly string[]): Promise<DemoResident & { readonly unit: string }> {
  for (const unit of units) {
    const { residents } = await call<{ residents: { name: string; phone: string | null; phoneKind: string | null }[] }>('GET', `/units/${unit}`)
    const reachable = residents.find(({ phoneKind }) => phoneKind === 'mobile')
    if (reachable?.phone) return { unit, name: reachable.name, phone: reachable.phone }
  }
  throw new Error('the demo has no resident with receipts and a mobile phone')
}

const counters = 6

type Visit = { readonly id: string; readonly unit: string; readonly valueDate: BusinessDate; readonly method: 'cash' | 'transfer'; readonly amountFen: number; readonly reference?: string }

/** Most pay what is due to the fen; a few half of it, a few round up and have credit. */
function visitOf(unit: string, due: number, valueDate: BusinessDate, random: Seeded): Visit {
  const amountFen = random.chance(0.02) ? Math.ceil(due / 200) * 100 : random.chance(0.02) ? Math.ceil(due / 10_000) * 10_000 : due
  const paid = { id: idOf(random), unit, valueDate, amountFen }
  return random.chance(0.3) ? { ...paid, method: 'transfer', reference: `ICBC${random.between(100_000, 999_999)}` } : { ...paid, method: 'cash' }
}

const idOf = (random: Seeded): string => Array.from({ length: 12 }, () => random.pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('')
