import { createHash } from 'node:crypto'
import { type BusinessDate, dateOfInstant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, TenantId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { type Mark, markNames, type Marks, peopleMax, type PersonRecord } from './model.ts'

/** Marks are attributes of their own, so that another domain sets one without knowing the rest. */
type Stored = Omit<PersonRecord, 'marks'> & Key & Readonly<Partial<Record<`mark_${Mark}`, BusinessDate>>>

export async function findPerson({ store }: Pick<Ctx, 'store'>, person: PersonId): Promise<PersonRecord | undefined> {
  const found = await store.get<Stored>(keys.person(store.tenant, person), { consistent: true })
  return found && toRecord(found)
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

/** Everything but the marks, over the version before: a mark that is set meanwhile stays. */
export function changePersonWrite(tenant: TenantId, { marks: _, id, ...after }: PersonRecord, before: number): Write {
  return { update: keys.person(tenant, id), set: after, if: { expr: 'version = :before', values: { ':before': before } } }
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

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
