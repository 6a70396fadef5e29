import type { Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CommunityId, ExpenseId, PersonId, PostId } from '../ids.ts'
import type { Fund } from '../ledger/chart.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'

/** The wages of one post out of one fund: one expense. Frozen when the payroll is booked, so that a retry asks for the same again. */
export type WageGroup = { readonly expense: ExpenseId; readonly post: PostId | null; readonly postName: string; readonly community: CommunityId | null; readonly fund: Fund; readonly people: number; readonly minutes: number; readonly payFen: number }

export type PayrollRecord = {
  readonly month: Period
  readonly groups: readonly WageGroup[]
  readonly people: readonly { readonly person: PersonId; readonly payFen: number; readonly daysWorked: number }[]
  readonly payFen: number
  readonly at: Instant
  readonly by: string
  /** Asked for, every one of them. */
  readonly asked: boolean
  /** When the month was handed to the subsidies, and how many of its people. */
  readonly handed: { readonly at: Instant; readonly by: string; readonly recorded: number; readonly refused: number } | null
  readonly version: number
}

export async function findPayroll({ store }: Pick<Ctx, 'store'>, month: Period): Promise<PayrollRecord | undefined> {
  const found = await store.get<PayrollRecord & Key>(keys.payroll(store.tenant, month), { consistent: true })
  if (!found) return undefined
  const { pk: _, sk: __, ...payroll } = found
  return payroll
}

/** Once a month; afterwards over the version before. */
export const putPayroll = ({ tenant }: Pick<Ctx, 'tenant'>, payroll: PayrollRecord): Write => ({
  put: { ...payroll, ...keys.payroll(tenant, payroll.month) },
  if: payroll.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': payroll.version - 1 } },
})

/** Fails once the wages of the month were asked for: a sheet that is opened again would not be paid. */
export const notBooked = ({ tenant }: Pick<Ctx, 'tenant'>, month: Period): Write => ({ check: keys.payroll(tenant, month), if: { expr: 'attribute_not_exists(pk)' } })

type RoundItem = Key & { readonly round: number }

/** Rises whenever a sheet of the month is opened again or objected to, and when a payroll is dropped. */
export const readRound = async ({ store }: Pick<Ctx, 'store'>, month: Period): Promise<number> => (await store.get<RoundItem>(keys.payrollRound(store.tenant, month), { consistent: true }))?.round ?? 0

export const nextRound = ({ tenant }: Pick<Ctx, 'tenant'>, month: Period): Write => ({ update: keys.payrollRound(tenant, month), add: { round: 1 } })

export const sameRound = ({ tenant }: Pick<Ctx, 'tenant'>, month: Period, round: number): Write => ({
  check: keys.payrollRound(tenant, month),
  if: round === 0 ? { expr: 'attribute_not_exists(pk)' } : { expr: 'round = :seen', values: { ':seen': round } },
})

export const deletePayroll = ({ tenant }: Pick<Ctx, 'tenant'>, { month, version }: PayrollRecord): Write => ({ delete: keys.payroll(tenant, month), if: { expr: 'version = :seen', values: { ':seen': version } } })
