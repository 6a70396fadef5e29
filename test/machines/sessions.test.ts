import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../functions/context.ts'
import { sweepSessions } from '../../functions/machines/sweep-sessions.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Selling, startSelling } from '../sales/selling.ts'

let at: Selling
beforeAll(async () => {
  at = await startSelling()
})
afterAll(async () => {
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const report = (machine: string, sequence: number, kind: string, more: object = {}) =>
  at.tenant.call('/v1/machine-sessions/events', { as: 'attendant', body: { machine, sequence, kind, turn: 1, at: at.clock.now().toISOString(), minutes: 0, wattHours: 0, peakWatts: 0, ...more } })
const sweep = () => sweepSessions(at.tenant.ctx(systemActor('sweep')))

describe('a session of a machine', () => {
  it('is paid ahead, counted by reports, and what is left goes back the way it came', async () => {
    const machine = await at.machine()
    const paid = await at.paid(machine, 300)
    expect(await at.session(paid)).toMatchObject({ state: 'waiting', paidFen: 300 })
    await report(machine, 1, 'started')
    await report(machine, 2, 'progress', { minutes: 60, wattHours: 500, peakWatts: 180 })
    expect(await at.session(paid)).toMatchObject({ state: 'running', costFen: 60 })
    const told = await report(machine, 3, 'stopped', { minutes: 120, wattHours: 1000, peakWatts: 180 })
    expect(told.json).toMatchObject({ applied: true, machine: { turn: 2, session: null } })
    expect(await at.session(paid)).toMatchObject({ state: 'ended', ending: 'stopped', costFen: 120, restFen: 180 })
    expect(await at.refunds(paid.sale.sale)).toMatchObject([{ rule: 'rest', state: 'paid', amountFen: 180 }])
    expect(await at.landing(paid.sale)).toMatchObject({ state: 'paid', refundedFen: 180 })
  })

  it('ends once, though every report comes twice, in disorder and at the same moment', async () => {
    const machine = await at.machine()
    const paid = await at.paid(machine, 500)
    const stop = () => report(machine, 9, 'stopped', { minutes: 90, wattHours: 2000, peakWatts: 300 })
    await report(machine, 5, 'progress', { minutes: 60, wattHours: 1500, peakWatts: 300 })
    await report(machine, 3, 'progress', { minutes: 30, wattHours: 700, peakWatts: 250 })
    expect(await at.session(paid)).toMatchObject({ wattHours: 1500, minutes: 60, peakWatts: 300 })
    const answers = await Promise.all([stop(), stop(), report(machine, 7, 'progress', { minutes: 80, wattHours: 1900 }), stop()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await at.session(paid)).toMatchObject({ state: 'ended', costFen: 240, restFen: 260 })
    expect(await at.vouchers('SALEBACK', paid.sale.sale)).toHaveLength(1)
  })

  it('is not touched by a report that comes a day later, nor by one under a number that stood for another', async () => {
    const machine = await at.machine()
    const paid = await at.paid(machine, 300)
    await report(machine, 1, 'stopped', { minutes: 10, wattHours: 100, peakWatts: 90 })
    at.clock.forwardMs(24 * 3_600_000)
    expect((await report(machine, 2, 'progress', { minutes: 200, wattHours: 3000 })).json).toMatchObject({ applied: false })
    expect(await at.session(paid)).toMatchObject({ costFen: 20, restFen: 280 })
    const other = await report(machine, 1, 'stopped', { minutes: 11, wattHours: 100, peakWatts: 90 })
    expect([other.status, other.json.error.code]).toEqual([409, 'other-event'])
  })

  it('whose machine never reports its end is ended by its bound, and costs what was last reported', async () => {
    const [silent, heard] = [await at.machine({ maxMinutes: 30 }), await at.machine({ maxMinutes: 30 })]
    const [one, two] = [await at.paid(silent, 300), await at.paid(heard, 300)]
    await report(heard, 1, 'progress', { minutes: 20, wattHours: 500, peakWatts: 100 })
    at.clock.forwardMs(31 * 60_000)
    await sweep()
    expect(await at.session(one)).toMatchObject({ state: 'ended', ending: 'bound', costFen: 0, restFen: 300 })
    expect(await at.session(two)).toMatchObject({ ending: 'bound', costFen: 60, restFen: 240 })
  })

  it('is stopped by whoever holds its page and nobody else; a machine that does not answer is not waited for', async () => {
    const machine = await at.machine()
    const paid = await at.paid(machine, 300)
    const stop = (key: string) => at.passer(`/v1/machine-sessions/${paid.session}/stop`, { key })
    expect((await stop('x'.repeat(32))).status).toBe(404)
    expect((await at.stranger.call(`/v1/machine-sessions/${paid.session}`, { as: 'head' })).status).toBe(404)
    expect((await stop(paid.key)).json).toMatchObject({ state: 'stopping' })
    expect((await stop(paid.key)).json).toMatchObject({ state: 'stopping' })
    at.clock.forwardMs(11 * 60_000)
    await sweep()
    expect((await stop(paid.key)).json).toMatchObject({ state: 'ended', ending: 'asked', restFen: 300 })
  })

  it('in use or with another sum is refused before anybody pays', async () => {
    const machine = await at.machine()
    await at.paid(machine, 300)
    expect((await at.start(machine, 300)).error.code).toBe('busy')
    expect((await at.start(await at.machine(), 299)).error.code).toBe('amount')
  })

  it('paid in cash to an attendant is one however often it is sent, and its rest waits for a hand', async () => {
    const machine = await at.machine()
    const take = () => at.tenant.call('/v1/machine-sessions', { as: 'attendant', body: { machine, amountFen: 100, cash: { id: 'cash00000001' } } })
    expect([(await take()).status, (await take()).status]).toEqual([201, 201])
    expect((await at.passer('/v1/machine-sessions', { machine, amountFen: 100, cash: { id: 'cash00000002' } })).status).toBe(403)
    await report(machine, 1, 'stopped', { minutes: 10, wattHours: 500, peakWatts: 90 })
    expect(await at.refunds('sale-cash00000001')).toMatchObject([{ rule: 'rest', state: 'handover', amountFen: 40 }])
  })

  it('is in the list of its month, those that run first', async () => {
    const { items } = await at.ask('/v1/machine-sessions?period=2026-12', { as: 'finance' })
    expect(items.length).toBeGreaterThan(3)
    expect(items[0].state).not.toBe('ended')
    expect(items.at(-1)).toMatchObject({ state: 'ended', facilityName: '东门充电棚' })
  })
})
