import { createHash } from 'node:crypto'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FileType } from '../files/model.ts'
import type { HireId, PersonId, PostId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { MinimumWage } from './contract-rules.ts'
import type { DocumentKind } from './document-rules.ts'
import type { EndReason, LeavingStep } from './leaving-rules.ts'
import { type HireChange, type HireInput, hiresMax } from './model.ts'
import type { RetirementKind } from './retirement-rules.ts'

type Said = { readonly at: Instant; readonly by: string }
export type DocumentRecord = { readonly kind: DocumentKind; readonly seen: { readonly on: BusinessDate; readonly by: string; readonly note: string } | null; readonly scans: readonly { readonly file: string; readonly type: FileType }[] }
export type ChangeRecord = Said & { readonly id: string; readonly what: HireChange; readonly from: BusinessDate; readonly document: string; readonly before: string; readonly after: string; readonly sent: string; readonly posts?: { readonly before: PostId; readonly after: PostId }; readonly pays?: { readonly before: HireInput['pay']; readonly after: HireInput['pay'] } }
export type EndRecord = Said & { readonly on: BusinessDate; readonly reason: EndReason; readonly note: string; readonly sent: string; readonly steps: readonly { readonly step: LeavingStep; readonly due: BusinessDate; readonly done: { readonly on: BusinessDate; readonly by: string } | null }[] }

/** A hire as it stands today; what it was is in `changes`. `to`: the last day by now, whatever was agreed. */
export type HireRecord = Omit<HireInput, 'retirementKind'> & {
  readonly retirementKind: RetirementKind
  readonly placement: number
  readonly nth: number
  /** The place of the post that it has. */
  readonly seat: number
  readonly documents: readonly DocumentRecord[]
  readonly changes: readonly ChangeRecord[]
  readonly end: EndRecord | null
  readonly made: Said
  readonly sent: string
  readonly version: number
}

export async function findHire({ store }: Pick<Ctx, 'store'>, hire: HireId): Promise<HireRecord | undefined> {
  const pointer = await store.get<Key & { readonly person: PersonId }>(keys.lookup(store.tenant, `hire#${hire}`), { consistent: true })
  const found = pointer && (await store.get<HireRecord & Key>(keys.hire(store.tenant, pointer.person, hire), { consistent: true }))
  return found && toRecord(found)
}

/** Throws `unknown`. */
export async function readHire(ctx: Pick<Ctx, 'store'>, hire: HireId): Promise<HireRecord> {
  const found = await findHire(ctx, hire)
  if (!found) throw unknown(`hire ${hire}`)
  return found
}

/** Of one person, the first ever first. Consistent. */
export async function hiresOfPerson({ store }: Pick<Ctx, 'store'>, person: PersonId): Promise<HireRecord[]> {
  const found: HireRecord[] = []
  for await (const item of store.all<HireRecord & Key>({ pk: keys.personRoom(store.tenant, person), begins: 'HIRE#', consistent: true }, { bound: 200 })) found.push(toRecord(item))
  return found.toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** All of them, the latest first. */
export async function allHires({ store }: Pick<Ctx, 'store'>): Promise<HireRecord[]> {
  const found: HireRecord[] = []
  for await (const item of store.all<HireRecord & Key>({ pk: keys.hiresRoom(store.tenant), index: true, reverse: true }, { bound: hiresMax })) found.push(toRecord(item))
  return found
}

/** The hire, which way it is found by its id alone, and that the person works under it and no other. */
export const insertHire = ({ tenant }: Pick<Ctx, 'tenant'>, hire: HireRecord): readonly [Write, Write, Write] => [
  { put: itemOf(tenant, hire), if: 'absent' },
  { put: { ...keys.lookup(tenant, `hire#${hire.id}`), person: hire.person }, if: 'absent' },
  { put: { ...keys.working(tenant, hire.person), hire: hire.id, until: hire.to ?? forEver }, if: freeFrom(hire.from) },
]

/** Over the version before; the person's work and place follow its last day. */
export const changeHire = ({ tenant }: Pick<Ctx, 'tenant'>, hire: HireRecord): Write => ({ put: itemOf(tenant, hire), if: { expr: 'version = :before', values: { ':before': hire.version - 1 } } })

/** Fails where the person has begun another hire since. */
export const workUntil = ({ tenant }: Pick<Ctx, 'tenant'>, { id, person }: HireRecord, to: BusinessDate | null): Write => ({ update: keys.working(tenant, person), set: { until: to ?? forEver }, if: { expr: 'hire = :own', values: { ':own': id } } })

type Seat = Key & { readonly hire: HireId; readonly until: BusinessDate }

/** The lowest place of a post that nobody has from that day on; undefined when it is full. */
export async function freeSeat({ store }: Pick<Ctx, 'store'>, { id, headcount }: { readonly id: PostId; readonly headcount: number }, from: BusinessDate): Promise<number | undefined> {
  const taken = new Set<number>()
  for await (const { sk, until } of store.all<Seat>({ pk: keys.seatRoom(store.tenant, id), consistent: true }, { bound: 1000 })) if (until >= from) taken.add(Number(sk))
  return Array.from({ length: headcount }, (_, at) => at + 1).find((place) => !taken.has(place))
}

/** Fails when somebody else took it meanwhile. */
export const takeSeat = ({ tenant }: Pick<Ctx, 'tenant'>, { id, post, seat, from, to }: Pick<HireRecord, 'id' | 'post' | 'seat' | 'from' | 'to'>): Write => ({ put: { ...keys.seat(tenant, post, seat), hire: id, until: to ?? forEver }, if: freeFrom(from) })

/** Fails when it was given to somebody else, to begin after the day that was agreed so far. */
export const seatUntil = ({ tenant }: Pick<Ctx, 'tenant'>, { id, post, seat }: Pick<HireRecord, 'id' | 'post' | 'seat'>, to: BusinessDate | null): Write => ({ update: keys.seat(tenant, post, seat), set: { until: to ?? forEver }, if: { expr: 'hire = :own', values: { ':own': id } } })

/** Shortens what a hire still holds: its place, and the person's work, may be somebody's after it by now. */
export async function releases(ctx: Pick<Ctx, 'store' | 'tenant'>, hire: HireRecord, on: BusinessDate): Promise<Write[]> {
  const [work, seat] = await Promise.all([keys.working(ctx.tenant, hire.person), keys.seat(ctx.tenant, hire.post, hire.seat)].map((key) => ctx.store.get<{ readonly hire: HireId }>(key, { consistent: true })))
  return [...(work?.hire === hire.id ? [workUntil(ctx, hire, on)] : []), ...(seat?.hire === hire.id ? [seatUntil(ctx, hire, on)] : [])]
}

const forEver = '9999-12-31'
const freeFrom = (from: BusinessDate) => ({ expr: 'attribute_not_exists(pk) OR #until < :from', names: { '#until': 'until' }, values: { ':from': from } })

export async function allWages({ store }: Pick<Ctx, 'store'>): Promise<(MinimumWage & Said)[]> {
  const found: (MinimumWage & Said)[] = []
  for await (const { pk: _, sk: __, ...wage } of store.all<MinimumWage & Said & Key>({ pk: keys.root(store.tenant), begins: 'MINWAGE#', consistent: true }, { bound: 500 })) found.push(wage)
  return found
}

export const putWage = ({ tenant }: Pick<Ctx, 'tenant'>, wage: MinimumWage & Said): Write => ({ put: { ...wage, ...keys.minimumWage(tenant, wage.place, wage.from) }, if: 'absent' })

const itemOf = (tenant: Ctx['tenant'], hire: HireRecord) => ({ ...hire, ...keys.hire(tenant, hire.person, hire.id), ...keys.hireOrder(tenant, hire.from, hire.id) })

function toRecord(item: HireRecord & Key): HireRecord {
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...hire } = item as HireRecord & Key & { readonly gpk: string; readonly gsk: string }
  return hire
}

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
