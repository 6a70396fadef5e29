import { createHash } from 'node:crypto'
import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { ClaimId, PersonId, SchemeId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { ClaimedMonth } from './choose-rules.ts'
import type { MonthFacts } from './eligibility-rules.ts'
import { type ClaimLine, type ClaimRow, type ExitPlan, schemesMax } from './model.ts'
import type { Scheme } from './scheme-rules.ts'

type Said = { readonly at: Instant; readonly by: string }
export type SchemeRecord = Omit<Scheme, 'id'> & { readonly id: SchemeId; readonly note: string; readonly made: Said; readonly sent: string; readonly version: number }
export type FactsRecord = MonthFacts & Said & { readonly person: PersonId; readonly source: 'entered' | 'import' | 'roster' }
export type ClaimedRecord = ClaimedMonth & { readonly period: Period }
export type ClaimRecord = Omit<ClaimRow, 'state' | 'openFen'> & { readonly vouchers: readonly string[]; readonly sent: string; readonly at: Instant; readonly version: number }
export type LinesRecord = { readonly lines: readonly ClaimLine[]; readonly version: number }
export type ReceiptRecord = { readonly id: string; readonly on: BusinessDate; readonly reference: string; readonly amountFen: number; readonly lines: number; readonly voucher: string; readonly by: string; readonly sent: string }

const claimsMax = 5000

export async function allSchemes({ store }: Pick<Ctx, 'store'>): Promise<SchemeRecord[]> {
  const found: SchemeRecord[] = []
  for await (const item of store.all<SchemeRecord & Key>({ pk: keys.root(store.tenant), begins: 'SCHEME#', consistent: true }, { bound: schemesMax })) found.push(bare(item))
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Throws `unknown`. */
export async function readScheme({ store }: Pick<Ctx, 'store'>, scheme: SchemeId): Promise<SchemeRecord> {
  const found = await store.get<SchemeRecord & Key>(keys.scheme(store.tenant, scheme), { consistent: true })
  if (!found) throw unknown(`scheme ${scheme}`)
  return bare(found)
}

export const putScheme = ({ tenant }: Pick<Ctx, 'tenant'>, scheme: SchemeRecord): Write => ({
  put: { ...scheme, ...keys.scheme(tenant, scheme.id) },
  if: scheme.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': scheme.version - 1 } },
})

/** What is on record of a month, by person. */
export async function factsOfMonth({ store }: Pick<Ctx, 'store'>, period: Period): Promise<Map<PersonId, FactsRecord>> {
  const found = new Map<PersonId, FactsRecord>()
  for await (const item of store.all<FactsRecord & Key>({ pk: keys.monthFactsRoom(store.tenant, period), consistent: true }, { bound: 5000 })) found.set(item.person, bare(item))
  return found
}

/** Only while the month is not claimed: a claim says what was so when it was made. */
export const factsWrites = ({ tenant }: Pick<Ctx, 'tenant'>, period: Period, facts: FactsRecord): readonly [Write, Write] => [
  { check: keys.claimedMonth(tenant, facts.person, period), if: { expr: 'attribute_not_exists(pk)' } },
  { put: { ...facts, ...keys.monthFacts(tenant, period, facts.person) } },
]

/** The months of a person that were ever claimed. Consistent. */
export async function claimedOf({ store }: Pick<Ctx, 'store'>, person: PersonId): Promise<Map<Period, ClaimedRecord>> {
  const found = new Map<Period, ClaimedRecord>()
  for await (const item of store.all<ClaimedRecord & Key>({ pk: keys.personRoom(store.tenant, person), begins: 'CLAIMED#', consistent: true }, { bound: 600 })) found.set(item.period, bare(item))
  return found
}

/** Fails where the month was claimed before, under whatever scheme. */
export const claimMonth = ({ tenant }: Pick<Ctx, 'tenant'>, person: PersonId, claimed: ClaimedRecord): Write => ({ put: { ...claimed, ...keys.claimedMonth(tenant, person, claimed.period) }, if: 'absent' })

export const settleMonth = ({ tenant }: Pick<Ctx, 'tenant'>, { person, period, state, receivedFen }: ClaimLine): Write => ({
  update: keys.claimedMonth(tenant, person, period),
  set: { state, receivedFen },
  if: { expr: '#state = :open', names: { '#state': 'state' }, values: { ':open': 'claimed' } },
})

export async function findClaim({ store }: Pick<Ctx, 'store'>, claim: ClaimId): Promise<ClaimRecord | undefined> {
  const found = await store.get<ClaimRecord & Key>(keys.claim(store.tenant, claim), { consistent: true })
  return found && bare(found)
}

/** Throws `unknown`. */
export async function readClaim(ctx: Pick<Ctx, 'store'>, claim: ClaimId): Promise<ClaimRecord> {
  const found = await findClaim(ctx, claim)
  if (!found) throw unknown(`claim ${claim}`)
  return found
}

export async function readLines({ store }: Pick<Ctx, 'store'>, claim: ClaimId): Promise<LinesRecord> {
  const found = await store.get<LinesRecord & Key>(keys.claimLines(store.tenant, claim), { consistent: true })
  return found ? bare(found) : { lines: [], version: 0 }
}

export async function allClaims({ store }: Pick<Ctx, 'store'>): Promise<ClaimRecord[]> {
  const found: ClaimRecord[] = []
  for await (const item of store.all<ClaimRecord & Key>({ pk: keys.claimsRoom(store.tenant), consistent: true }, { bound: claimsMax })) found.push(bare(item))
  return found
}

/** Head and lines, both over the version before. */
export const putClaim = ({ tenant }: Pick<Ctx, 'tenant'>, claim: ClaimRecord, lines: readonly ClaimLine[]): readonly [Write, Write] => {
  const over = claim.version === 1 ? ('absent' as const) : { expr: 'version = :before', values: { ':before': claim.version - 1 } }
  return [
    { put: { ...claim, ...keys.claim(tenant, claim.id) }, if: over },
    { put: { lines, version: claim.version, ...keys.claimLines(tenant, claim.id) }, if: over },
  ]
}

export const findReceipt = ({ store }: Pick<Ctx, 'store'>, claim: ClaimId, id: string): Promise<ReceiptRecord | undefined> => store.get<ReceiptRecord & Key>(keys.claimReceipt(store.tenant, claim, id), { consistent: true })
export async function receiptsOf({ store }: Pick<Ctx, 'store'>, claim: ClaimId): Promise<ReceiptRecord[]> {
  const found: ReceiptRecord[] = []
  for await (const item of store.all<ReceiptRecord & Key>({ pk: keys.claimRoom(store.tenant, claim), begins: 'RECEIPT#', consistent: true }, { bound: 200 })) found.push(bare(item))
  return found.toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** Each once, and each transfer once for a claim, whoever records it. */
export const insertReceipt = ({ tenant }: Pick<Ctx, 'tenant'>, claim: ClaimId, receipt: ReceiptRecord): Write[] => [
  { put: { ...receipt, ...keys.claimReceipt(tenant, claim, receipt.id) }, if: 'absent' },
  ...(receipt.reference === '' ? [] : [{ put: { ...keys.lookup(tenant, `subsidy-transfer#${claim}#${receipt.reference}`), receipt: receipt.id }, if: 'absent' } as const]),
]

export async function allPlans({ store }: Pick<Ctx, 'store'>): Promise<Map<PersonId, ExitPlan>> {
  const found = new Map<PersonId, ExitPlan>()
  for await (const item of store.all<ExitPlan & Key>({ pk: keys.exitPlanRoom(store.tenant), consistent: true }, { bound: 5000 })) found.set(item.person, bare(item))
  return found
}

export const findPlan = async ({ store }: Pick<Ctx, 'store'>, person: PersonId): Promise<ExitPlan | undefined> => {
  const found = await store.get<ExitPlan & Key>(keys.exitPlan(store.tenant, person), { consistent: true })
  return found && bare(found)
}
export const putPlan = ({ tenant }: Pick<Ctx, 'tenant'>, plan: ExitPlan): Write => ({
  put: { ...plan, ...keys.exitPlan(tenant, plan.person) },
  if: plan.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': plan.version - 1 } },
})

function bare<T extends Key>({ pk: _, sk: __, ...rest }: T): Omit<T, 'pk' | 'sk'> & T {
  return rest as unknown as Omit<T, 'pk' | 'sk'> & T
}

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
