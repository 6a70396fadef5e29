import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../functions/context.ts'
import type { LeaveId, PersonId, RosterId, SwapId } from '../../functions/ids.ts'
import { requestMyLeave } from '../../functions/leave/request-leave.ts'
import { decideLeave } from '../../functions/leave/decide-leave.ts'
import { dutiesOf } from '../../functions/rosters/duties.ts'
import { decideSwap } from '../../functions/swaps/approve-swap.ts'
import { forgetSwaps } from '../../functions/swaps/forget-swaps.ts'
import { listMySwaps, listSwaps } from '../../functions/swaps/list-swaps.ts'
import { getMyShifts } from '../../functions/swaps/my-shifts.ts'
import { listOpenShifts, takeOpenShift } from '../../functions/swaps/open-shifts.ts'
import { listPartners, listPartnerShifts } from '../../functions/swaps/partners.ts'
import { answerSwap, requestSwap, withdrawSwap } from '../../functions/swaps/request-swap.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

const d = (day: number) => `2026-12-${String(day).padStart(2, '0')}` as never
const [post, early, late] = ['swappost0001', 'swapearly001', 'swaplate0001']
const [E, L] = [`${early}@${post}`, `${late}@${post}`]

describe('exchanges and open shifts', () => {
  let stack: Stack
  let tenant: TestTenant
  let stranger: TestTenant
  let clerk: Ctx
  let number = 0
  const people: { person: PersonId; ctx: Ctx; name: string }[] = []
  const next = (name: string) => `${name}${String((number += 1)).padStart(12 - name.length, '0')}`
  const code = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
  const head = async (path: string, body?: unknown, method?: string) => {
    const answer = await tenant.call(`/v1${path}`, { as: 'head', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.json
  }
  const shiftOf = (id: string, name: string, startMinute: number) => ({ id, name, short: name.slice(0, 1), colour: 'blue', startMinute, spanMinutes: 480, breakMinutes: 0, from: '2026-01-01' })

  beforeAll(async () => {
    stack = await startStack()
    tenant = await stack.createTenant()
    stranger = await stack.createTenant()
    for (const role of ['head', 'roster-clerk', 'worker'] as const) await tenant.token(role)
    await stranger.token('head')
    clerk = tenant.ctx('roster-clerk')
    await head('/posts', { id: post, kind: 'cleaner', name: '东区保洁', pay: { monthlyFen: 250_000 }, headcount: 9, from: '2026-01-01' })
    await head('/roster-shifts', shiftOf(early, '早班', 360))
    await head('/roster-shifts', shiftOf(late, '晚班', 960))
    await head(`/posts/${post}/demand`, { version: 0, lines: [{ shift: early, days: [0, 1, 2, 3, 4, 5, 6], need: 1 }] }, 'PUT')
    for (const name of ['王', '李', '赵', '钱']) {
      const person = (await head('/seekers', { id: next('p'), name: `${name}师傅`, phone: '13800000001', born: '1980-05-01', gender: 'm', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })).id as PersonId
      await head('/hires', { id: next('h'), person, post, kind: 'fixed', from: '2026-11-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 300_000 } })
      const tied = await head(`/seekers/${person}/account`, { email: `${person}@${tenant.slug}.test` }, 'PUT')
      people.push({ person, name, ctx: tenant.ctx({ kind: 'member', id: tied.account.member, name, roles: ['worker'] } as Actor) })
    }
    await head('/rosters', { id: roster, name: '十二月', from: '2026-12-01', to: '2026-12-28', posts: [post] })
    const [wang, li, zhao] = people
    // Of each scene its own days: nobody's week gets longer than five days.
    const cells: readonly (readonly [{ person: PersonId } | undefined, number, string])[] = [
      [wang, 2, E], [wang, 8, E], [wang, 10, E], [wang, 15, E], [wang, 16, E], [wang, 20, E], [wang, 22, E],
      [li, 11, E], [li, 17, L], [li, 19, L], [li, 23, E],
      [zhao, 24, E], [zhao, 25, E], [zhao, 26, E], [zhao, 27, L],
    ]
    const changes = cells.map(([who, day, cell]) => ({ person: who!.person, date: d(day), was: null, cell }))
    await head(`/rosters/${roster}/cells`, { changes }, 'PATCH')
    await head(`/rosters/${roster}/publish`, {})
  }, 120_000)
  afterAll(() => stack.stop())

  const roster = 'swaproster01' as RosterId
  const cellOf = async (person: PersonId, day: number) => {
    const [duty] = await dutiesOf(clerk, person, d(day), d(day))
    return duty ? `${duty.shift}@${duty.post}` : null
  }
  const cover = (other: PersonId, day: number) => ({ id: next('s') as SwapId, kind: 'cover' as const, date: d(day), other, otherDate: null, note: '' })
  const swap = (other: PersonId, day: number, otherDay: number) => ({ ...cover(other, day), kind: 'swap' as const, otherDate: d(otherDay) })
  const approve = { action: 'approve' as const, reason: '' }

  it('a cover changes nothing until the other one agrees and the clerk approves, and each step twice is once', async () => {
    const [wang, li] = people as [typeof people[0], typeof people[0]]
    const asked = cover(li.person, 8)
    expect((await Promise.all([requestSwap(wang.ctx, asked), requestSwap(wang.ctx, asked)])).map(({ state }) => state)).toEqual(['asked', 'asked'])
    expect(await code(decideSwap(clerk, asked.id, approve))).toBe('not-agreed')
    expect(await code(answerSwap(wang.ctx, asked.id, true))).toBe('unknown')
    expect((await getMyShifts(li.ctx, d(1), d(28))).toAnswer).toBe(1)
    expect([(await answerSwap(li.ctx, asked.id, true)).state, (await answerSwap(li.ctx, asked.id, true)).state]).toEqual(['agreed', 'agreed'])
    expect([await cellOf(wang.person, 8), await cellOf(li.person, 8)]).toEqual([E, null])
    expect((await listSwaps(clerk, { state: 'agreed', limit: 50 })).items).toMatchObject([{ id: asked.id, reasons: [] }])
    expect(await code(decideSwap(li.ctx, asked.id, approve)), 'not by one of the two').toBe('own-request')
    const both = await Promise.all([decideSwap(clerk, asked.id, approve), decideSwap(clerk, asked.id, approve)])
    expect(both.map(({ state }) => state)).toEqual(['approved', 'approved'])
    expect([await cellOf(wang.person, 8), await cellOf(li.person, 8)]).toEqual([null, E])
    expect(await code(withdrawSwap(wang.ctx, asked.id))).toBe('swap-over')
    expect((await stranger.call(`/v1/swaps/${asked.id}/decision`, { as: 'head', body: { action: 'approve' } })).status).toBe(404)
  })

  it('a swap moves two days crosswise; one whose shift was changed meanwhile lapses, and both see it', async () => {
    const [wang, li] = people as [typeof people[0], typeof people[0]]
    const good = swap(li.person, 10, 11)
    await requestSwap(wang.ctx, good)
    await answerSwap(li.ctx, good.id, true)
    await decideSwap(clerk, good.id, approve)
    expect([await cellOf(wang.person, 10), await cellOf(wang.person, 11), await cellOf(li.person, 10), await cellOf(li.person, 11)]).toEqual([null, E, E, null])
    const stale = swap(li.person, 15, 17)
    await requestSwap(wang.ctx, stale)
    await answerSwap(li.ctx, stale.id, true)
    await head(`/rosters/${roster}/cells`, { changes: [{ person: li.person, date: d(17), was: L, cell: E }], reason: '门店装修' }, 'PATCH')
    expect(await code(decideSwap(clerk, stale.id, approve))).toBe('shift-changed')
    for (const who of [wang, li]) expect((await listMySwaps(who.ctx)).items.find(({ id }) => id === stale.id)).toMatchObject({ state: 'lapsed', acts: [] })
    expect(await cellOf(wang.person, 15)).toBe(E)
    expect(await code(decideSwap(clerk, stale.id, approve))).toBe('swap-over')
  })

  it('tells the own reasons in words and of a colleague only that it cannot be; the list of colleagues knows who could', async () => {
    const [wang, li, zhao] = people as [typeof people[0], typeof people[0], typeof people[0]]
    // Li works until midnight on the 19th: six hours of rest before an early shift on the 20th are too few (W2).
    expect(await requestSwap(wang.ctx, cover(li.person, 20)).catch((error: unknown) => error)).toMatchObject({ code: 'other-cannot', details: [] })
    // Seen from the other side the reason is one's own.
    expect(await requestSwap(li.ctx, swap(wang.person, 23, 20)).catch((error: unknown) => error)).toMatchObject({ code: 'you-cannot', say: { zh: expect.stringContaining('只隔 6 小时') } })
    expect(await code(requestSwap(wang.ctx, cover(wang.person, 15)))).toBe('swap-with-self')
    expect(await code(requestSwap(wang.ctx, cover(zhao.person, 21)))).toBe('no-shift-then')
    const list = await listPartners(zhao.ctx, d(24))
    expect(list.items.map(({ person, cover: may }) => [person, may]).toSorted()).toEqual([[wang.person, true], [li.person, true], [people[3]!.person, true]].toSorted())
    const theirs = await listPartnerShifts(zhao.ctx, wang.person, d(24))
    expect(theirs.items.find(({ date }) => date === d(22))).toMatchObject({ may: true })
    expect(await code(listPartnerShifts(zhao.ctx, wang.person, d(1)))).toBe('no-shift-then')
  })

  it('of two who take one open shift one has it, and the other is told; taken again it is the same', async () => {
    const [, , zhao, qian] = people as [typeof people[0], typeof people[0], typeof people[0], typeof people[0]]
    const open = (await listOpenShifts(qian.ctx)).items.find(({ date }) => date === d(3))!
    expect(open).toMatchObject({ may: true, missing: 1, name: '早班' })
    const place = { roster: open.roster, date: open.date, post: open.post, shift: open.shift }
    const both = await Promise.all([zhao, qian].map(async (who) => code(takeOpenShift(who.ctx, place))))
    expect(both.toSorted()).toEqual(['done', 'open-shift-gone'])
    const winner = both[0] === 'done' ? zhao : qian
    const loser = both[0] === 'done' ? qian : zhao
    expect([await cellOf(winner.person, 3), await cellOf(loser.person, 3)]).toEqual([E, null])
    expect(await takeOpenShift(winner.ctx, place)).toMatchObject({ again: true })
    expect((await listOpenShifts(loser.ctx)).items.find(({ date }) => date === d(3))).toBeUndefined()
  })

  it('approved leave takes the shift out and leaves it open for others, also one that nobody had taken before', async () => {
    const [, , zhao, qian] = people as [typeof people[0], typeof people[0], typeof people[0], typeof people[0]]
    const leave = await requestMyLeave(zhao.ctx, { id: next('l') as LeaveId, kind: 'personal', from: d(24), to: d(25), fromNoon: false, toNoon: false, note: '' })
    const decided = await Promise.all([decideLeave(clerk, leave.id as LeaveId, approve), decideLeave(clerk, leave.id as LeaveId, approve)])
    expect(decided.map(({ state, shifts }) => [state, shifts.map(({ date }) => date)])).toEqual([['approved', [d(24), d(25)]], ['approved', [d(24), d(25)]]])
    expect([await cellOf(zhao.person, 24), await cellOf(zhao.person, 25)]).toEqual([null, null])
    const open = (who: Ctx) => listOpenShifts(who).then(({ items }) => items.find(({ date }) => date === d(24)))
    expect(await open(zhao.ctx)).toMatchObject({ may: false, why: [{ zh: expect.stringContaining('请假') }] })
    const place = await open(qian.ctx)
    expect(place).toMatchObject({ may: true })
    expect(await code(takeOpenShift(zhao.ctx, place!))).toBe('you-cannot')
    expect(await code(takeOpenShift(qian.ctx, place!))).toBe('done')
  })

  it('half a day of leave takes out the shift that lies in it, and leaves the one that does not', async () => {
    const [, , zhao] = people as [typeof people[0], typeof people[0], typeof people[0]]
    const leave = await requestMyLeave(zhao.ctx, { id: next('l') as LeaveId, kind: 'personal', from: d(26), to: d(27), fromNoon: true, toNoon: true, note: '' })
    // The early shift of the 26th ends at two, the late one of the 27th begins at four.
    expect((await decideLeave(clerk, leave.id as LeaveId, approve)).shifts.map(({ date }) => date)).toEqual([d(26)])
    expect([await cellOf(zhao.person, 26), await cellOf(zhao.person, 27)]).toEqual([null, L])
    const gap = (await listOpenShifts(zhao.ctx)).items.find(({ date }) => date === d(26))
    expect(gap).toMatchObject({ may: false, why: [{ zh: '2026-12-26 下午请假，与班次冲突。' }] })
    expect((await getMyShifts(zhao.ctx, d(26), d(26))).leave).toEqual([{ from: d(26), to: d(27), fromNoon: true, toNoon: true }])
  })

  it('of each step the others are told once, and by no text why', async () => {
    await stack.settleJobs()
    const texts = () => stack.sms.filter(({ template }) => template.startsWith('swap-')).map(({ template, params }) => `${template} ${params['days']} ${params['result']}`)
    const [wang, li] = people as [typeof people[0], typeof people[0]]
    const before = texts().length
    const [one, two] = [cover(li.person, 22), cover(li.person, 22)]
    await Promise.all([requestSwap(wang.ctx, { ...one, note: '孩子生病' }), requestSwap(wang.ctx, { ...one, note: '孩子生病' })])
    await answerSwap(li.ctx, one.id, true)
    await decideSwap(clerk, one.id, { action: 'decline', reason: '人手不够' })
    await decideSwap(clerk, one.id, { action: 'decline', reason: '人手不够' })
    await requestSwap(wang.ctx, two)
    await withdrawSwap(wang.ctx, two.id)
    await withdrawSwap(wang.ctx, two.id)
    await stack.settleJobs()
    const declined = `swap-decided ${d(22)} 没有批准，班表不变`
    expect(texts().slice(before).toSorted()).toEqual([`swap-asked ${d(22)} `, `swap-asked ${d(22)} `, declined, declined, `swap-decided ${d(22)} 已由同事撤回，班表不变`].toSorted())
    expect(JSON.stringify(stack.sms)).not.toMatch(/孩子生病|人手不够/)
  })

  it('a shift that has begun is not exchanged any more, and what waited for it lapses', async () => {
    const [wang, li] = people as [typeof people[0], typeof people[0]]
    const late16 = cover(li.person, 16)
    await requestSwap(wang.ctx, late16)
    stack.clock.set('2026-12-15T22:30:00.000Z')
    expect(await code(answerSwap(li.ctx, late16.id, true))).toBe('shift-changed')
    expect(await code(requestSwap(wang.ctx, cover(li.person, 16)))).toBe('shift-begun')
    expect((await listMySwaps(wang.ctx)).items.find(({ id }) => id === late16.id)).toMatchObject({ state: 'lapsed' })
  })

  it('of somebody who is erased what was written goes, and what moved stays', async () => {
    const [wang] = people as [typeof people[0]]
    const mine = async () => (await listMySwaps(wang.ctx)).items.filter((swap) => swap.mine).map(({ id, state, note, decided }) => ({ id, state, text: note + (decided?.reason ?? '') })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const before = await mine()
    expect(before.some(({ text }) => text !== '')).toBe(true)
    await forgetSwaps(clerk, wang.person)
    await forgetSwaps(clerk, wang.person)
    expect(await mine()).toEqual(before.map((swap) => ({ ...swap, text: '' })))
  })
})
