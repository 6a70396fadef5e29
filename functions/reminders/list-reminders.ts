import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import { type DeliveryRecord, deliveriesOf, readRun, readRuns } from './items.ts'
import type { Delivery, PageQuery, ReminderId, ReminderRunPage, ReminderRunView } from './model.ts'
import { showRun } from './show-run.ts'

/** Runs, the newest first. */
export async function listReminders(ctx: Ctx, { limit, after }: PageQuery): Promise<ReminderRunPage> {
  const runs = await readRuns(ctx)
  const start = placeAfter(after, runs.length)
  const items = await Promise.all(runs.slice(start, start + limit).map((run) => showRun(ctx, run)))
  return { items, next: start + limit < runs.length ? String(start + limit) : null }
}

/** A run and a page of what it sent. Throws unknown. */
export async function getReminderRun(ctx: Ctx, id: ReminderId, { limit, after }: PageQuery): Promise<ReminderRunView> {
  const run = await readRun(ctx, id)
  if (!run) throw unknown(`no run of reminders ${id}`)
  const { items, next = null } = await deliveriesOf(ctx, id, { limit, after })
  return { ...(await showRun(ctx, run)), deliveries: items.map(show), next }
}

const show = ({ problem, ...delivery }: DeliveryRecord): Delivery => ({ ...delivery, problem: problem ? { ...refusedSay } : delivery.state === 'unknown' ? { ...unknownSay } : null })

const refusedSay = { zh: '短信或邮件没有发出。请核对联系方式，下次再发。', en: 'The message could not be sent. Check how the household is reached; the next run tries again.' }
const unknownSay = { zh: '发送时系统中断，不知是否送出，没有重发。', en: 'The system was interrupted while sending. Nobody knows whether it went out; it was not sent again.' }
