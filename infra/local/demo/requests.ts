import { addDays, type BusinessDate } from '../../../functions/calendar.ts'
import type { Ctx } from '../../../functions/context.ts'
import type { LeaveId, SwapId } from '../../../functions/ids.ts'
import { requestMyLeave } from '../../../functions/leave/request-leave.ts'
import type { LeaveKind } from '../../../functions/leave/model.ts'
import { answerSwap, requestSwap } from '../../../functions/swaps/request-swap.ts'
import type { RequestSwap } from '../../../functions/swaps/model.ts'
import type { Caller } from './caller.ts'
import { operators } from './fire-control.ts'
import { rosterBegin } from './rosters.ts'

type Options = {
  readonly now: BusinessDate
  readonly slug: string
  readonly electrician: string
  /** A worker's own session, by the id of their account: nobody else may ask for an exchange. */
  readonly as: (member: string, name: string) => Ctx
}
type Account = { readonly account: { readonly member: string } }
export type DemoWorker = { readonly role: 'worker'; readonly name: string; readonly email: string }

/**
 * What workers asked for: leave that was approved, declined and waits, one exchange that was made, one that the clerk decides, and one that waits for the
 * electrician's word. Answers the two operators who sign in.
 */
export async function fillRequests(call: Caller, { now, slug, electrician, as }: Options): Promise<readonly DemoWorker[]> {
  const begin = rosterBegin(now)
  await askLeave(call, begin)
  const staff = [operators[2]!, operators[4]!].map(({ id, name }, at) => ({ id, name, email: `worker${at + 2}@${slug}.example` }))
  const [early, late] = await Promise.all(staff.map(async ({ id, name, email }) => as((await call<Account>('PUT', `/seekers/${id}/account`, { email })).account.member, name)))
  const [one, two] = staff
  const mine = await call<Account>('GET', `/seekers/${electrician}/account`)
  await requestMyLeave(as(mine.account.member, '马建国'), { id: 'demoleave005' as LeaveId, kind: 'personal', from: addDays(begin, 45), to: addDays(begin, 46), fromNoon: false, toNoon: false, note: '回老家办事' })
  const swap = (from: Ctx, id: string, input: Pick<RequestSwap, 'kind' | 'otherDate' | 'note'> & { readonly date: BusinessDate; readonly other: string }) => requestSwap(from, { id: id as SwapId, ...input } as RequestSwap)
  const sameDay = (date: BusinessDate, note: string) => ({ kind: 'swap', date, other: two!.id, otherDate: date, note }) as const
  await swap(early!, 'demoswap0001', sameDay(addDays(begin, 30), '孩子晚上有家长会'))
  await answerSwap(late!, 'demoswap0001' as SwapId, true)
  await call('POST', '/swaps/demoswap0001/decision', { action: 'approve' })
  await swap(early!, 'demoswap0002', sameDay(addDays(begin, 29), '早上要陪母亲看病'))
  await answerSwap(late!, 'demoswap0002' as SwapId, true)
  await swap(late!, 'demoswap0003', { kind: 'cover', date: addDays(begin, 33), other: electrician, otherDate: null, note: '家里办喜事' })
  return [one!, two!].map(({ name, email }) => ({ role: 'worker', name, email }))
}

/** Whose shifts it takes away is told; one of the approved lies in the weeks of the draft. */
async function askLeave(call: Caller, begin: BusinessDate): Promise<void> {
  const { items } = await call<{ items: { person: string; post: string }[] }>('GET', '/hires?state=active&limit=100')
  const at = (post: string): string | undefined => items.find((one) => one.post === post)?.person
  const asks: readonly (readonly [post: string, kind: LeaveKind, from: number, to: number, note: string, decision?: object])[] = [
    ['demopost0003', 'annual', 31, 32, '', { action: 'approve' }],
    ['demopost0005', 'annual', 30, 32, '', { action: 'decline', reason: '那几天电梯年检，维修只有一人，请改期' }],
    ['demopost0004', 'annual', 44, 46, '', { action: 'approve' }],
    ['demopost0002', 'personal', 29, 29, '陪家人办手续'],
  ]
  for (const [number, [post, kind, from, to, note, decision]] of asks.entries()) {
    const person = at(post)
    if (!person) continue
    const id = `demoleave00${number + 1}`
    await call('POST', '/leaves', { id, person, kind, from: addDays(begin, from), to: addDays(begin, to), note })
    if (decision) await call('POST', `/leaves/${id}/decision`, decision)
  }
}
