import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { codeModes, Punch } from './model.ts'

type Reader = Pick<Ctx, 'store'>
type Place = Pick<Ctx, 'tenant'>

/** One item a person and month, a day a field; other fields of it are the attendance's own. */
type MonthItem = Key & { readonly punched?: number } & Readonly<Record<string, unknown>>
const fieldOf = (date: BusinessDate): string => `p${date}`
export type PunchedMonth = { readonly punches: readonly Punch[]; /** Rises with every clocking. */ readonly punched: number }

const monthIn = (item: MonthItem | undefined): PunchedMonth => ({
  punches: Object.keys(item ?? {}).filter((name) => /^p\d{4}-/.test(name)).sort().flatMap((name) => item![name] as Punch[]),
  punched: item?.punched ?? 0,
})

export async function readMonth({ store }: Reader, person: PersonId, period: Period): Promise<PunchedMonth> {
  return monthIn(await store.get<MonthItem>(keys.attendance(store.tenant, person, period), { consistent: true }))
}

/** In the order asked. */
export async function readMonths({ store }: Reader, people: readonly PersonId[], period: Period): Promise<PunchedMonth[]> {
  return (await store.getMany<MonthItem>(people.map((person) => keys.attendance(store.tenant, person, period)))).map(monthIn)
}

/** The punches of one day, over the month as it was read: two at once see each other. */
export const putDay = ({ tenant }: Place, person: PersonId, date: BusinessDate, punches: readonly Punch[], before: number): Write => ({
  update: keys.attendance(tenant, person, date.slice(0, 7) as Period),
  set: { [fieldOf(date)]: punches, punched: before + 1 },
  if: { expr: 'attribute_not_exists(punched) OR punched = :before', values: { ':before': before } },
})

export type CodeRecord = { readonly post: PostId; readonly mode: (typeof codeModes)[number]; readonly radiusM: number; /** Signs the codes; never leaves the server. */ readonly secret: string; readonly serial: number; readonly madeAt: Instant; readonly version: number }

export async function findCode({ store }: Reader, post: PostId): Promise<CodeRecord | undefined> {
  const found = await store.get<CodeRecord & Key>(keys.clockCode(store.tenant, post), { consistent: true })
  if (!found) return undefined
  const { pk: _, sk: __, ...code } = found
  return code
}

export const putCode = ({ tenant }: Place, code: CodeRecord): Write => ({ put: { ...keys.clockCode(tenant, code.post), ...code }, if: code.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': code.version - 1 } } })
