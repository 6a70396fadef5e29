import { createHash } from 'node:crypto'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FileType } from '../files/model.ts'
import type { CertificateId, CourseId, PersonId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { AlertStep } from './alert-rules.ts'
import { certificateId, type CertificateStep, certificatesMax, certificatesOfPersonMax, ownOfCertificate, personOfCertificate } from './model.ts'

export type Step = { readonly what: CertificateStep; readonly at: Instant; /** The person, who may have acted by a token. */ readonly who: string; readonly by: string; readonly note?: string }

/** What was told of an end. `sending` that stays: it broke off, and nobody knows whether it went out. */
export type Told = { readonly to: 'worker' | 'officers'; readonly until: BusinessDate; readonly step: AlertStep; readonly state: 'sending' | 'sent' | 'failed' | 'no-phone'; readonly at: Instant }

/** Of which course, the how manyth of one person, and whether a correction of what it stood on withdrew it. */
export type Award = { readonly course: CourseId; readonly run: number; readonly withdrawn: boolean }

export type CertificateRecord = {
  readonly id: CertificateId
  readonly person: PersonId
  readonly kind: string
  /** Without an id number that it may hold; `print` finds it again. Of our own ones the number of the series, without a print. */
  readonly number: string
  readonly print: string | null
  readonly issuer: string
  readonly level: string | null
  readonly issuedOn: BusinessDate
  readonly terms: readonly { readonly from: BusinessDate; readonly to: BusinessDate | null }[]
  readonly reviews: readonly BusinessDate[]
  readonly revoked: { readonly on: BusinessDate; readonly reason: string } | null
  readonly scan: { readonly file: string; readonly type: FileType } | null
  /** One of ours, with the code that its paper carries; `award` where a completed course issued it by itself. */
  readonly completion: { readonly course: string; readonly hours: number; readonly code: string; readonly award?: Award } | null
  readonly steps: readonly Step[]
  readonly told: readonly Told[]
  readonly version: number
  readonly sent: string
}

/** What was told are attributes of their own, so that telling never meets a change by a person: `told#<to>#<until>#<step>` = `<state> <at>`. */
type Stored = Omit<CertificateRecord, 'told'> & Key & { readonly [told: `told#${string}`]: string }

const keyOf = ({ tenant }: Pick<Ctx, 'tenant'>, id: CertificateId): Key => keys.certificate(tenant, personOfCertificate(id), ownOfCertificate(id))

export async function findCertificate(ctx: Pick<Ctx, 'store' | 'tenant'>, id: CertificateId): Promise<CertificateRecord | undefined> {
  const item = await ctx.store.get<Stored>(keyOf(ctx, id), { consistent: true })
  return item && toRecord(item)
}

/** Throws `unknown`. */
export async function readCertificate(ctx: Pick<Ctx, 'store' | 'tenant'>, id: CertificateId): Promise<CertificateRecord> {
  const found = await findCertificate(ctx, id)
  if (!found) throw unknown(`no certificate ${id}`)
  return found
}

/** Consistent: what was just revoked counts at once. */
export async function certificatesOfPerson({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, person: PersonId): Promise<CertificateRecord[]> {
  const found: CertificateRecord[] = []
  for await (const item of store.all<Stored>({ pk: keys.personRoom(tenant, person), begins: 'CERT#', consistent: true }, { bound: certificatesOfPersonMax })) found.push(toRecord(item))
  return found
}

/** Of the whole tenant, by the index. */
export async function allCertificates({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>): Promise<CertificateRecord[]> {
  const found: CertificateRecord[] = []
  for await (const item of store.all<Stored>({ pk: keys.certificatesRoom(tenant), index: true }, { bound: certificatesMax })) found.push(toRecord(item))
  return found
}

export const insertCertificate = (ctx: Pick<Ctx, 'tenant'>, { told: _, ...record }: CertificateRecord): Write => ({ put: { ...record, ...keyOf(ctx, record.id), ...keys.certificateOrder(ctx.tenant, record.id) }, if: 'absent' })

/** Over exactly the version before; what was told stays. */
export const changeWrite = (ctx: Pick<Ctx, 'tenant'>, { told: _, ...after }: CertificateRecord): Write => ({ update: keyOf(ctx, after.id), set: after, if: { expr: 'version = :before', values: { ':before': after.version - 1 } } })

const toldName = ({ to, until, step }: Pick<Told, 'to' | 'until' | 'step'>) => `told#${to}#${until}#${step}` as const

/** Only where it was not told: of two processes one goes on. */
export const claimTold = (ctx: Pick<Ctx, 'tenant'>, id: CertificateId, { state, at, ...which }: Told): Write => ({ update: keyOf(ctx, id), set: { [toldName(which)]: `${state} ${at}` }, if: { expr: 'attribute_exists(pk) AND attribute_not_exists(#told)', names: { '#told': toldName(which) } } })
export const noteTold = (ctx: Pick<Ctx, 'tenant'>, id: CertificateId, { state, at, ...which }: Told): Write => ({ update: keyOf(ctx, id), set: { [toldName(which)]: `${state} ${at}` }, if: 'present' })

/** A number of a kind belongs to one certificate. */
const numberKey = (tenant: Ctx['tenant'], print: string): Key => keys.lookup(tenant, `CERT#${print}`)
type NumberTaken = { readonly id: CertificateId; readonly print: string; readonly otherPrints: readonly string[] }
export const takeNumber = ({ tenant }: Pick<Ctx, 'tenant'>, { id, print, otherPrints }: NumberTaken): Write[] => [
  { put: { ...numberKey(tenant, print), certificate: id }, if: 'absent' },
  ...otherPrints.map((other): Write => ({ check: numberKey(tenant, other), if: { expr: 'attribute_not_exists(pk)' } })),
]
export const freeNumber = ({ tenant }: Pick<Ctx, 'tenant'>, id: CertificateId, print: string): Write => ({ delete: numberKey(tenant, print), if: { expr: 'certificate = :own', values: { ':own': id } } })
export async function holderOfNumber({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, prints: readonly string[]): Promise<CertificateId | undefined> {
  const found = await store.getMany<Key & { readonly certificate: CertificateId }>(prints.map((print) => numberKey(tenant, print)))
  return found.find((one) => one !== undefined)?.certificate
}

const codeKey = (tenant: Ctx['tenant'], code: string): Key => keys.lookup(tenant, `VERIFY#${createHash('sha256').update(code).digest('hex')}`)
export const codeWrite = ({ tenant }: Pick<Ctx, 'tenant'>, code: string, id: CertificateId): Write => ({ put: { ...codeKey(tenant, code), certificate: id }, if: 'absent' })
export async function certificateOfCode({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, code: string): Promise<CertificateId | undefined> {
  return (await store.get<Key & { readonly certificate: CertificateId }>(codeKey(tenant, code)))?.certificate
}

/** The last number given of our own certificates in a year; 0 before the first. */
export async function lastCompletion({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, year: string): Promise<number> {
  return (await store.get<Key & { readonly last: number }>(keys.completionNumbers(tenant, year), { consistent: true }))?.last ?? 0
}
/** Together with the certificate that takes it: no number is left out, and none is given twice. */
export const nextCompletion = ({ tenant }: Pick<Ctx, 'tenant'>, year: string, number: number): Write => ({
  put: { ...keys.completionNumbers(tenant, year), last: number },
  if: number === 1 ? 'absent' : { expr: '#last = :before', names: { '#last': 'last' }, values: { ':before': number - 1 } },
})

function toRecord(item: Stored): CertificateRecord {
  const told: Told[] = []
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item)) {
    if (!name.startsWith('told#')) rest[name] = value
    else {
      const [, to, until, step] = name.split('#') as [string, Told['to'], BusinessDate, string]
      const [state, at] = (value as string).split(' ') as [Told['state'], Instant]
      told.push({ to, until, step: step === 'lapsed' ? step : (Number(step) as AlertStep), state, at })
    }
  }
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...record } = rest
  certificateId.parse(record['id'])
  return { ...(record as unknown as Omit<CertificateRecord, 'told'>), told: told.toSorted((a, b) => (a.at < b.at ? -1 : 1)) }
}

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
