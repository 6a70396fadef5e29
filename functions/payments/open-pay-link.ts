import type { Ctx } from '../context.ts'
import { partsOfBillId } from '../fees/bill-model.ts'
import { maskName } from '../fees/mask-name.ts'
import { refused, unknown } from '../faults.ts'
import { openSession } from '../members/open-session.ts'
import { readHousehold } from './access.ts'
import { linkIdOf, readLink } from './link-items.ts'
import type { PaySession } from './model.ts'

/** Exchanges the token of a paper bill for a short session that may see and pay that household's bills. `secret` goes into the cookie. */
export async function openPayLink(ctx: Ctx, token: string): Promise<PaySession & { secret: string }> {
  const id = linkIdOf(token)
  const link = await readLink(ctx, id)
  if (!link) throw unknown('no such pay link')
  if (link.ttl <= ctx.clock.now().getTime() / 1000) {
    throw refused('link-ended', { zh: '这张账单上的二维码已过期。请用手机号登录缴费，或向本社索取新的账单。', en: 'The code on this bill has ended. Sign in with your phone number to pay, or ask the organization for a new bill.' })
  }
  const { unit } = partsOfBillId(link.bill)
  const household = await readHousehold(ctx, unit)
  const secret = await openSession(ctx, { kind: 'paylink', link: id.slice(0, 24), bill: link.bill, unit, name: maskName(household.name) })
  return { bill: link.bill, unit, secret }
}
