import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { assert, unknown } from '../faults.ts'
import type { BillId } from '../ids.ts'
import { statusOf } from './account.ts'
import { readAccount } from './account-items.ts'
import { readBillCredits } from './bill-credit-items.ts'
import { type PublishedBill, readBill } from './bill-items.ts'
import { type Bill, type BillLine, partsOfBillId } from './bill-model.ts'
import { creditOf, fromBill, openFenOf } from './bill-rows.ts'
import { readFeeVersions } from './items.ts'
import { maskName } from './mask-name.ts'
import { billTitle } from './words.ts'

/** One bill with its lines and where it stands. A resident sees the own units' bills, a pay link its one bill with the name masked. */
export async function getBill(ctx: Ctx, id: BillId): Promise<Bill> {
  if (!mayRead(ctx, id)) throw unknown(`bill ${id} is not ${ctx.actor.kind}'s`)
  const bill = await readBill(ctx, id)
  if (!bill) throw unknown(`bill ${id}`)
  const [account, lines, [creditFen]] = await Promise.all([readAccount(ctx, bill), linesOf(ctx, bill), readBillCredits(ctx, [bill])])
  const openFen = openFenOf(account, id)
  const name = ctx.actor.kind === 'paylink' ? maskName(bill.name) : bill.name
  return {
    ...fromBill(bill),
    name,
    openFen,
    creditFen: creditOf(bill, openFen, creditFen!),
    status: statusOf(bill, openFen, today(ctx.clock)),
    area: bill.area,
    title: billTitle(bill.period),
    communityName: bill.communityName,
    lines,
  }
}

function mayRead(ctx: Ctx, id: BillId): boolean {
  switch (ctx.actor.kind) {
    case 'resident':
      return ctx.actor.units.includes(partsOfBillId(id).unit)
    case 'paylink':
      return ctx.actor.bill === id
    default:
      return true
  }
}

async function linesOf(ctx: Ctx, bill: PublishedBill): Promise<BillLine[]> {
  const versions = await readFeeVersions(ctx, bill.lines)
  return bill.lines.map((line, at) => {
    const version = versions[at]
    assert(version, `fee version ${line.item} ${line.version} of bill ${bill.id}`)
    const { item, price, days, daysOfMonth, amountFen, car } = line
    return { item, version: line.version, name: version.name, basis: version.basis, fund: version.fund, area: line.perArea ? bill.area : null, price, days, daysOfMonth, amountFen, car }
  })
}
