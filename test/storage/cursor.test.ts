import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomIds } from '../../functions/ids.ts'
import { keys } from '../../functions/storage/keys.ts'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())

it('a cursor that somebody made up is bad input with its own answer, never a defect of ours', async () => {
  const [tenant, stranger] = [await stack.createTenant(), await stack.createTenant()]
  for (const as of ['collector', 'head'] as const) expect((await tenant.call('/v1/cash/shifts', { as, body: { id: randomIds.short() } })).status).toBe(201)
  const first = (await tenant.call('/v1/cash/shifts?limit=1', { as: 'finance' })).json
  const key = JSON.parse(Buffer.from(first.next, 'base64url').toString()) as Record<string, string>
  const { gpk } = keys.cashShiftOrder(stranger.id, '', '')
  const madeUp = [{ gpk: key['gpk'] }, { ...key, more: 'x' }, { ...key, sk: '' }, { ...key, sk: 1 }, { pk: key['pk'], sk: key['sk'] }, { ...key, gpk }, ['x'], null]
  for (const one of madeUp) {
    const { status, json } = await tenant.call(`/v1/cash/shifts?after=${Buffer.from(JSON.stringify(one)).toString('base64url')}`, { as: 'finance' })
    expect([status, json.error?.code], JSON.stringify(one)).toEqual([400, 'bad-cursor'])
  }
  const second = (await tenant.call(`/v1/cash/shifts?limit=1&after=${first.next}`, { as: 'finance' })).json
  expect(second.items).toHaveLength(1)
  expect(second.items[0].id).not.toBe(first.items[0].id)
})
