import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())

it('a cursor that somebody made up is bad input with its own answer, never a defect of ours', async () => {
  const tenant = await stack.createTenant()
  const stranger = await stack.createTenant()
  const pk = `T#${tenant.id}#AUDIT`
  const madeUp = [{ pk }, { pk, sk: '1', more: 'x' }, { pk, sk: '' }, { pk, sk: 1 }, { sk: '1' }, { pk: `T#${stranger.id}#AUDIT`, sk: '1' }, ['x'], null]
  for (const key of madeUp) {
    const { status, json } = await tenant.call(`/v1/audit?after=${Buffer.from(JSON.stringify(key)).toString('base64url')}`, { as: 'head' })
    expect([status, json.error?.code], JSON.stringify(key)).toEqual([400, 'bad-cursor'])
  }
  await tenant.token('head')
  const first = await tenant.call('/v1/audit?limit=1', { as: 'head' })
  const second = await tenant.call(`/v1/audit?limit=1&after=${first.json.next}`, { as: 'head' })
  expect(second.json.items[0].number).toBe(first.json.items[0].number - 1)
})
