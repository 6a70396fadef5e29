import { type BusinessDate, dateOfInstant, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { ownersOf, type UnitRecord } from '../estates/records.ts'
import { unitsOfBuilding } from '../estates/units-of-building.ts'
import type { Account } from '../fees/account.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import type { BuildingId, UnitId } from '../ids.ts'
import { isPaying } from '../payments/is-paying.ts'
import { type Reminding, readReminding } from './items.ts'
import type { ReminderKind, ReminderSettings, Way } from './model.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** A household that owes something, with all that its reminder needs. Its phone stays in here and in the message. */
export type Judged = { readonly account: Account; readonly sortKey: string; readonly verdict: Verdict; readonly reminding: Reminding; readonly phone: string | undefined; readonly email: string | undefined }

export type Judging = {
  readonly kind: ReminderKind
  readonly channel: Way
  readonly settings: ReminderSettings
  readonly disputed: ReadonlySet<UnitId>
  /** Only so many households, of rooms behind that one. */
  readonly part?: { readonly after: string; readonly max: number }
}

/** The households of a building that have an open bill, in the order of rooms, each with its verdict. */
export async function judgeBuilding(ctx: Ctx, building: BuildingId, judging: Judging): Promise<Judged[]> {
  const { after, max } = judging.part ?? { after: '', max: Infinity }
  const accounts = new Map((await accountsOfBuilding(ctx, building)).filter((account) => account.open.length > 0).map((account) => [account.unit, account]))
  const units: UnitRecord[] = []
  for await (const unit of unitsOfBuilding(ctx, building)) {
    if (units.length === max) break
    if (accounts.has(unit.id) && unit.sortKey > after) units.push(unit)
  }
  const reminding = await readReminding(ctx, units.map(({ id }) => id))
  return Promise.all(units.map((unit, at) => judge(ctx, unit, { ...judging, account: accounts.get(unit.id)!, reminding: reminding[at]!, now: today(ctx.clock) })))
}

type Known = Judging & { readonly account: Account; readonly reminding: Reminding; readonly now: BusinessDate }

async function judge(ctx: Ctx, unit: UnitRecord, { account, reminding, now, kind, channel, settings, disputed }: Known): Promise<Judged> {
  const phone = mobileOf(unit)
  const { email, last = null, stop, reminded = [] } = reminding
  const thisMonth = reminded.filter(({ at }) => periodOfDate(dateOfInstant(at)) === periodOfDate(now)).length
  const facts = { account, today: now, kind, channel, settings, stoppedUntil: stop?.until ?? null, hardship: unit.hardship !== null, disputed: disputed.has(unit.id), last, thisMonth, hasPhone: phone !== undefined, hasEmail: email !== undefined }
  const without = verdictOf({ ...facts, paying: false })
  // Asked only of those who would get one: most owe nothing that is due.
  const verdict = 'channel' in without && (await isPaying(ctx, unit.id)) ? verdictOf({ ...facts, paying: true }) : without
  return { account, sortKey: unit.sortKey, verdict, reminding, phone, email }
}

/** The payer's mobile phone, else one of the family's; never a renter's or another contact's, whom the debt does not concern. */
export const mobileOf = (unit: Pick<UnitRecord, 'residents'>): string | undefined =>
  [...ownersOf(unit), ...unit.residents.filter(({ kind }) => kind === 'family')].find(({ phone }) => phone !== null && /^1\d{10}$/.test(phone))?.phone ?? undefined
