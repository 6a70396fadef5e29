import { afterAll, beforeAll, expect, test } from 'vitest'
import { requiredName } from '../../functions/certificates/required-model.ts'
import { standardKinds } from '../../functions/certificates/standard-kinds.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  ours = await stack.createTenant()
})
afterAll(() => stack?.stop())

const post = (id: string, more: object = {}) => ({ id, kind: 'gate-guard', name: '东门门岗', requirements: { certificates: ['guard-card'], limits: ['nights'] }, pay: { monthlyFen: 300_000 }, headcount: 2, from: '2026-11-01', welfare: { approvalNo: '东人社〔2026〕5号', from: '2026-11-01', to: '2029-10-31' }, ...more })
const create = (body: object) => ours.call('/v1/posts', { as: 'hr-clerk', body })

test('a retry creates one post, a change needs the version that was seen, and the audit says what it was', async () => {
  const made = await create(post('post00000001'))
  expect(made).toMatchObject({ status: 201, json: { requirements: { certificates: ['guard-card'], training: [], limits: ['nights'] }, version: 1 } })
  expect((await create(post('post00000001'))).json).toEqual(made.json)
  expect((await create(post('post00000001', { headcount: 3 }))).status).toBe(409)
  const change = (version: number) => ours.call('/v1/posts/post00000001', { as: 'hr-clerk', method: 'PATCH', body: { version, headcount: 4 } })
  expect((await change(1)).json).toMatchObject({ headcount: 4, version: 2 })
  expect((await change(1)).json).toMatchObject({ headcount: 4, version: 2 })
  const audit = (await ours.call('/v1/audit?act=post', { as: 'head' })).json.items
  expect(audit[0]).toMatchObject({ act: 'post.changed', detail: { headcount: 4 }, before: { headcount: 2 } })
})

test('dates the wrong way round are refused, of the post and of its approval', async () => {
  expect((await create(post('post00000002', { to: '2026-10-31' }))).json.error.code).toBe('dates-turned')
  expect((await create(post('post00000002', { welfare: { approvalNo: '1', from: '2026-11-02', to: '2026-11-01' } }))).json.error.code).toBe('welfare-turned')
})

test('open posts are those between their days, both included', async () => {
  await create(post('post00000003', { name: '西门门岗', from: '2020-01-01', to: '2020-12-31' }))
  const names = async (query: string) => (await ours.call(`/v1/posts?${query}`, { as: 'roster-clerk' })).json.items.map(({ name }: { name: string }) => name)
  expect(await names('open=true')).toEqual(['东门门岗'])
  expect(await names('open=false')).toEqual(['西门门岗'])
})

test('a certificate that a post asks for is one of the kinds, at a level that it has; what it asked before may stay', async () => {
  const asking = (...certificates: string[]) => create(post('post00000004', { requirements: { certificates } }))
  expect((await asking('gaurd-card')).json.error.code).toBe('certificate-kind')
  expect((await asking('fire-control-operator@9')).json.error.code).toBe('certificate-level')
  expect((await asking('guard-card', 'fire-control-operator@4')).status).toBe(201)
  const change = (body: object) => ours.call('/v1/posts/post00000004', { as: 'hr-clerk', method: 'PATCH', body })
  expect((await change({ version: 1, requirements: { certificates: ['guard-card', 'gaurd-card'] } })).json.error.code).toBe('certificate-kind')
  expect((await change({ version: 1, requirements: { certificates: ['fire-control-operator@4'] } })).json.version).toBe(2)
})

test.each([
  ['guard-card', '保安员证', 'Guard card'],
  ['fire-control-operator@4', '消防设施操作员（4 级及以上）', 'Fire-control operator (level 4 or higher)'],
  ['gone', 'gone', 'gone'],
])('%s is read as %s', (required, zh, en) => expect(requiredName(standardKinds, required)).toEqual({ zh, en }))
