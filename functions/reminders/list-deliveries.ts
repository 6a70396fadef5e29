import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { inOrder } from '../estates/sort-key.ts'
import { placeAfter } from '../fees/page.ts'
import { type DeliveryRecord, type Problem, readDeliveries } from './delivery-items.ts'
import { readRun } from './items.ts'
import type { Delivery, DeliveryPage, ListDeliveries, ReminderId } from './model.ts'
import { shownSkip } from './shown-skip.ts'

/** What a run did with each household, in the order of buildings and rooms, or only those in one state. Throws unknown. */
export async function listDeliveries(ctx: Ctx, id: ReminderId, { state, limit, after }: ListDeliveries): Promise<DeliveryPage> {
  if (!(await readRun(ctx, id))) throw unknown(`no run of reminders ${id}`)
  const all = (await readDeliveries(ctx, id)).filter((one) => state === undefined || one.state === state)
  const start = placeAfter(after, all.length)
  const page = inOrder(all, ({ buildingName, room }) => `${buildingName} ${room}`).slice(start, start + limit)
  return { items: page.map((one) => show(ctx, one)), next: start + limit < all.length ? String(start + limit) : null }
}

function show(ctx: Ctx, { unit, buildingName, room, channel, skip, amountFen, state, at, problem }: DeliveryRecord): Delivery {
  return { unit, buildingName, room, channel: channel ?? null, skip: skip ? shownSkip(ctx, skip) : null, amountFen, state, at, problem: problem ? { ...problemSay[problem] } : null }
}

const problemSay: Readonly<Record<Problem, { readonly zh: string; readonly en: string }>> = {
  refused: { zh: '运营商没有接收。请核对联系方式，下次提醒时会再发。', en: 'The provider did not take it. Check how the household is reached; the next run tries again.' },
  'no-answer': { zh: '运营商没有回应，不知是否送出，没有重发。', en: 'The provider did not answer. Nobody knows whether it went out; it was not sent again.' },
  'broke-off': { zh: '发送时系统中断，不知是否送出，没有重发。', en: 'The system was interrupted while sending. Nobody knows whether it went out; it was not sent again.' },
  'not-delivered': { zh: '运营商告知没有送达。请核对联系方式，或上门说明。', en: 'The provider says that it did not arrive. Check how the household is reached, or call on them.' },
}
