import { createHash } from 'node:crypto'
import { type BusinessDate, dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TenantId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { ListLooks, Look, LookPage } from './sealed-model.ts'
import { type Mark, markNames, type Marks, peopleMax, type PersonRecord } from './model.ts'

/** Marks are attributes of their own, so that another domain sets one without knowing the rest. */
type Stored = Omit<PersonRecord, 'marks'> & Key & Readonly<Partial<Record<`mark_${Mark}`, BusinessDate>>>

export async function findPerson({ store }: Pick<Ctx, 'store'>, person: PersonId): Promise<PersonRecord | undefined> {
  const found = await store.get<Stored>(keys.person(store.tenant, person), { consistent: true })
  return found && toRecord(found)
}

export async function findMany({ store }: Pick<Ctx, 'store'>, people: readonly PersonId[]): Promise<PersonRecord[]> {
  const items = await store.getMany<Stored>(people.map((person) => keys.person(store.tenant, person)))
  return items.flatMap((item) => (item ? [toRecord(item)] : []))
}

/** Bounded; the latest registered first. */
export async function allPeople({ store }: Pick<Ctx, 'store'>): Promise<PersonRecord[]> {
  const found: PersonRecord[] = []
  for await (const item of store.all<Stored>({ pk: keys.peopleRoom(store.tenant), index: true, reverse: true }, { bound: peopleMax })) found.push(toRecord(item))
  return found
}

export function insertPerson(tenant: TenantId, { marks, ...person }: PersonRecord): Write {
  const set = Object.fromEntries(Object.entries(marks).map(([mark, on]) => [attributeOf(mark as Mark), on]))
  return { put: { ...person, ...set, ...keys.person(tenant, person.id), ...keys.peopleOrder(tenant, dateOfInstant(person.registeredAt), person.id) }, if: 'absent' }
}

/** Everything but the marks, over the version before: a mark that is set meanwhile stays. `assessed` is the office's own and changes with the rest. */
export function changePersonWrite(tenant: TenantId, { marks: { assessed }, id, ...after }: PersonRecord): Write {
  return { update: keys.person(tenant, id), set: { ...after, ...(assessed ? { mark_assessed: assessed } : {}) }, ...(assessed ? {} : { remove: ['mark_assessed'] }), if: { expr: 'version = :before', values: { ':before': after.version - 1 } } }
}

export function setMark(tenant: TenantId, person: PersonId, mark: Mark, on: BusinessDate | null): Write {
  const update = keys.person(tenant, person)
  return on === null ? { update, remove: [attributeOf(mark)], if: 'present' } : { update, set: { [attributeOf(mark)]: on }, if: 'present' }
}

export function setMarks(tenant: TenantId, person: PersonId, marks: Readonly<Partial<Record<Mark, BusinessDate | null>>>): Write {
  const all = Object.entries(marks).map(([mark, on]) => [attributeOf(mark as Mark), on] as const)
  return { update: keys.person(tenant, person), set: Object.fromEntries(all.filter(([, on]) => on !== null)), remove: all.flatMap(([attribute, on]) => (on === null ? [attribute] : [])), if: 'present' }
}

const attributeOf = (mark: Mark) => `mark_${mark}` as const

function toRecord(item: Stored): PersonRecord {
  const { pk: _, sk: __, gpk: ___, gsk: ____, ...rest } = item as Stored & { readonly gpk: string; readonly gsk: string }
  const marks: Marks = Object.fromEntries(markNames.flatMap((mark) => (item[attributeOf(mark)] ? [[mark, item[attributeOf(mark)]]] : [])))
  const record = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('mark_')))
  return { ...(record as Omit<PersonRecord, 'marks'>), marks }
}

/** Holds an id number for one person; the transaction that takes a number checks the prints of every key. */
export const claimPrints = (tenant: TenantId, person: PersonId, prints: readonly string[]): Write[] =>
  prints.map((print, at) => (at === 0 ? { put: { ...keys.personOfPrint(tenant, print), person }, if: 'absent' } : { check: keys.personOfPrint(tenant, print), if: { expr: 'attribute_not_exists(pk) OR person = :person', values: { ':person': person } } }))

export const freePrints = (tenant: TenantId, prints: readonly string[]): Write[] => prints.map((print) => ({ delete: keys.personOfPrint(tenant, print) }))

export async function personOfPrints({ store }: Pick<Ctx, 'store'>, prints: readonly string[]): Promise<PersonId | undefined> {
  const found = await store.getMany<Key & { readonly person: PersonId }>(prints.map((print) => keys.personOfPrint(store.tenant, print)))
  return found.find((one) => one !== undefined)?.person
}

export const insertLook = (tenant: TenantId, person: PersonId, look: Look): Write => ({ put: { ...look, ...keys.personLook(tenant, person, look.id), ...keys.personLookOrder(tenant, person, `${look.at}#${look.id}`) }, if: 'absent' })

export async function findLook({ store }: Pick<Ctx, 'store'>, person: PersonId, look: string): Promise<Look | undefined> {
  const found = await store.get<Look & Key>(keys.personLook(store.tenant, person, look), { consistent: true })
  return found && lookOf(found)
}

export async function looksOf({ store }: Pick<Ctx, 'store'>, person: PersonId, { limit, after }: ListLooks): Promise<LookPage> {
  const { items, next } = await store.query<Look & Key>({ pk: keys.personLookOrder(store.tenant, person, '').gpk, index: true, reverse: true, limit, ...(after ? { after } : {}) })
  return { items: items.map(lookOf), next: next ?? null }
}

const lookOf = ({ id, at, by, field, reason, note }: Look): Look => ({ id, at, by, field, reason, note })

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
