import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { isOverdue } from '../fees/account.ts'
import { readAccount } from '../fees/get-account.ts'
import { billTitle } from '../fees/words.ts'
import { maskName } from '../fees/mask-name.ts'
import { invalid } from '../faults.ts'
import type { UnitId } from '../ids.ts'
import { sum } from '../money.ts'
import { hasParking } from '../parking/list-areas.ts'
import { getSite } from '../tenants/get-site.ts'
import { admitUnit, isMasked, readHousehold } from './access.ts'
import type { Household } from './model.ts'

type HouseholdView = typeof Household._zod.output

/** What a household has to pay. A resident sees the own, a pay link its bill's with the name masked, staff any. */
export async function getHousehold(ctx: Ctx, input: { unit?: UnitId | undefined }): Promise<HouseholdView> {
  const unit = input.unit ?? onlyUnit(ctx)
  admitUnit(ctx, unit)
  const household = await readHousehold(ctx, unit)
  const [account, site, parking] = await Promise.all([readAccount(ctx, household), getSite(ctx), hasParking(ctx)])
  const now = today(ctx.clock)
  const masked = isMasked(ctx)
  const bills = account.open.map((bill) => ({ id: bill.bill, no: bill.no, period: bill.period, title: billTitle(bill.period), amountFen: bill.amountFen, openFen: bill.openFen, dueDate: bill.dueDate, overdue: isOverdue(bill.dueDate, now) }))
  return {
    unit,
    buildingName: household.buildingName,
    room: household.room,
    name: masked ? maskName(household.name) : household.name,
    masked,
    bill: ctx.actor.kind === 'paylink' ? ctx.actor.bill : null,
    bills,
    openFen: account.openFen,
    overdueFen: sum(bills.filter((bill) => bill.overdue).map((bill) => bill.openFen)),
    creditFen: account.creditFen,
    onlinePayment: site.onlinePayment,
    parking,
    helpPhone: site.phone,
  }
}

function onlyUnit({ actor }: Ctx): UnitId {
  if (actor.kind === 'paylink') return actor.unit
  if (actor.kind === 'resident' && actor.units.length === 1) return actor.units[0]!
  throw invalid('which-unit', { zh: '请先选择住户。', en: 'Say which household.' })
}
