import { type BusinessDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { hasOpenDispute } from '../disputes/has-dispute.ts'
import { ownersOf, type UnitRecord } from '../estates/records.ts'
import { unitsOfBuilding } from '../estates/units-of-building.ts'
import type { Account } from '../fees/account.ts'
import { accountsOfBuilding } from '../fees/get-account.ts'
import type { BuildingId } from '../ids.ts'
import { type Fen, sum } from '../money.ts'
import { type Reminding, readReminding } from './items.ts'
import type { ReminderKind, ReminderSettings } from './model.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** A household that owes something, with all that its reminder needs. Its phone stays in here and in the message. */
export type Judged = { readonly account: Account; readonly verdict: Verdict; readonly overdueFen: Fen; readonly reminding: Reminding; readonly phone: string | undefined; readonly email: string | undefined }

/** The households of a building that have an open bill, in the order of rooms, each with its verdict. */
export async function judgeBuilding(ctx: Ctx, building: BuildingId, { kind, settings }: { readonly kind: ReminderKind; readonly settings: ReminderSettings }): Promise<Judged[]> {
  const accounts = new Map((await accountsOfBuilding(ctx, building)).filter((account) => account.open.length > 0).map((account) => [account.unit, account]))
  const units: UnitRecord[] = []
  for await (const unit of unitsOfBuilding(ctx, building)) if (accounts.has(unit.id)) units.push(unit)
  const reminding = await readReminding(ctx, units.map(({ id }) => id))
  const now = today(ctx.clock)
  return Promise.all(units.map((unit, at) => judge(ctx, unit, { account: accounts.get(unit.id)!, reminding: reminding[at]!, now, kind, settings })))
}

type Known = { readonly account: Account; readonly reminding: Reminding; readonly now: BusinessDate; readonly kind: ReminderKind; readonly settings: ReminderSettings }

async function judge(ctx: Ctx, unit: UnitRecord, { account, reminding, now, kind, settings }: Known): Promise<Judged> {
  const phone = mobileOf(unit)
  const facts = { account, today: now, kind, settings, stoppedUntil: reminding.stop?.until ?? null, hardship: unit.hardship !== null, last: reminding.last ?? null, hasPhone: phone !== undefined, hasEmail: reminding.email !== undefined }
  const without = verdictOf({ ...facts, disputed: false })
  // Asked only of those who would get one: most owe nothing.
  const verdict = 'channel' in without && (await hasOpenDispute(ctx, unit.id)) ? verdictOf({ ...facts, disputed: true }) : without
  const overdueFen = sum(account.open.filter((bill) => bill.dueDate < now).map((bill) => bill.openFen))
  return { account, verdict, overdueFen, reminding, phone, email: reminding.email }
}

/** The owner's mobile phone, else that of anybody who lives there. */
export const mobileOf = (unit: UnitRecord): string | undefined => [...ownersOf(unit), ...unit.residents].find(({ phone }) => phone !== null && /^1\d{10}$/.test(phone))?.phone ?? undefined
