import { putSwap } from '../../functions/swaps/items.ts'
import type { TestTenant } from '../support/stack.ts'
import type { Things } from './world.ts'

export const leaveOf = (person: string, id: string) => ({ id, person, kind: 'personal', from: '2026-12-10', to: '2026-12-11', note: '王秀英家里有事' })

/** An exchange that waits for the clerk; the roster that it speaks of is long to make. */
export async function swapAsked(tenant: TestTenant, seeker: string): Promise<void> {
  const ctx = tenant.ctx()
  const who = seeker as never
  const gives = { date: '2026-12-10' as never, cell: 'shift0000001@post00000001' as const, name: '白班', post: '门岗', startMinute: 480, spanMinutes: 480, breakMinutes: 0, breakStart: null }
  await ctx.store.write(putSwap(ctx, { id: 'swap00000001' as never, kind: 'cover', roster: 'roster000001' as never, asker: who, other: who, gives, takes: null, note: '王秀英有事', state: 'asked', askedAt: '2026-12-01T00:00:00.000Z' as never, decided: null, sent: '', version: 1 }))
}

/** As `bodyOf`: leave, exchanges and the clock. */
export const leaveBodies = (things: Things) => ({
  recordLeave: leaveOf(things['seeker']!, 'leave0000002'),
  requestLeave: { id: 'leave0000003', kind: 'personal', from: '2026-12-20', to: '2026-12-20' },
  decideLeave: { action: 'decline', reason: '人手不够' },
  endLeave: { to: null, reason: '提前回来', version: 1 },
  setLeaveSetting: { from: '2030-01-01', kinds: [{ kind: 'annual', daysMax: 5, noticeDays: 3 }], source: '制度', version: 0 },
  saveAvailability: { weekdays: [6], dates: [], version: 0 },
  clock: { id: 'punch0000001', kind: 'in', at: '2026-12-01T00:00:00.000Z', sentAt: '2026-12-01T00:00:00.000Z' },
  makeClockCode: { version: 1 },
  requestSwap: { id: 'swap00000002', kind: 'cover', date: '2026-12-10', other: things['seeker'] },
  answerSwap: { agree: true },
  approveSwap: { action: 'decline', reason: '人手不够' },
  takeOpenShift: { roster: 'roster000001', date: '2026-12-10', post: things['post'], shift: 'shift0000001' },
})
