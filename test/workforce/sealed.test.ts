import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffRoles } from '../../functions/context.ts'
import { keys } from '../../functions/storage/keys.ts'
import type { PersonId } from '../../functions/ids.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { idNumberOf } from './id-numbers.ts'

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  ours = await stack.createTenant()
})
afterAll(() => stack?.stop())

const number = idNumberOf('19700203', '002')
const secrets = [number, '低保户且配偶残疾', '腰椎术后不能久站']
const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
const seeker = (id: string, more: object = {}) => ({ id, name: '王秀英', consent, limits: { noStanding: true }, sealed: { idNumber: ` ${number.toLowerCase()} `, hardship: secrets[1], limitReasons: secrets[2] }, ...more })
const register = (body: object) => ours.call('/v1/seekers', { as: 'hr-clerk', body })
const look = (id: string, field: string, as: 'hr-clerk' | 'head' | 'auditor' = 'hr-clerk') => ours.call('/v1/seekers/person000001/looks', { as, body: { id, field, reason: 'contract', note: '签合同' } })

test('an id number gives birthday and sex; a second person with it is refused and led to the first', async () => {
  expect(await register(seeker('person000001'))).toMatchObject({ status: 201, json: { born: '1970-02-03', gender: 'f', sealed: ['idNumber', 'hardship', 'limitReasons'] } })
  expect((await register(seeker('person000001'))).status).toBe(201)
  expect(await register(seeker('person000002', { name: '李建国' }))).toMatchObject({ status: 422, json: { error: { code: 'id-number-known', details: [{ where: 'person000001' }] } } })
})

test('what cannot be is refused without the number in the answer', async () => {
  const cases: [string, object][] = [
    ['id-number-old', { sealed: { idNumber: '110105491231002' } }],
    ['id-number-check', { sealed: { idNumber: number.replace(/.$/, (last) => (last === '1' ? '2' : '1')) } }],
    ['id-number-differs', { born: '1970-02-04' }],
    ['id-number-differs', { gender: 'm' }],
    ['no-sensitive-consent', { consent: { ...consent, sensitive: false } }],
  ]
  for (const [code, more] of cases) {
    const answer = await register(seeker('person000003', more))
    expect(answer.json.error.code).toBe(code)
    expect(answer.text).not.toMatch(/\d{15}/)
  }
})

test('a look is logged with its reason before the text leaves, once for a retry, and stands on the page and in the audit chain', async () => {
  expect((await look('look00000001', 'hardship')).json).toEqual({ field: 'hardship', text: secrets[1] })
  expect((await look('look00000001', 'hardship')).json.text).toBe(secrets[1])
  expect((await look('look00000001', 'idNumber')).status).toBe(409)
  expect((await look('look00000002', 'idNumber', 'head')).json.text).toBe(number)
  const looks = (await ours.call('/v1/seekers/person000001/looks', { as: 'auditor' })).json.items
  expect(looks).toEqual([expect.objectContaining({ id: 'look00000002', by: 'test head', field: 'idNumber' }), expect.objectContaining({ id: 'look00000001', by: 'test hr-clerk', field: 'hardship', reason: 'contract', note: '签合同' })])
  expect((await ours.call('/v1/audit?act=person.looked-at', { as: 'head' })).json.items).toHaveLength(2)
  expect((await look('look00000003', 'hardship', 'auditor')).status).toBe(403)
})

test('a changed id number frees the old one, and a field that is emptied is gone', async () => {
  const change = (version: number, field: string, text: string | null) => ours.call('/v1/seekers/person000001/sealed', { as: 'hr-clerk', method: 'PUT', body: { version, field, text } })
  const other = idNumberOf('19700204', '001')
  expect((await change(1, 'idNumber', other)).json).toMatchObject({ version: 2, born: '1970-02-04', gender: 'm' })
  expect((await change(1, 'idNumber', number)).status).toBe(409)
  expect((await register(seeker('person000004', { name: '李建国' }))).status).toBe(201)
  expect((await change(2, 'idNumber', number)).json.error.code).toBe('id-number-known')
  expect((await change(2, 'limitReasons', null)).json).toMatchObject({ version: 3, sealed: ['idNumber', 'hardship'] })
  expect((await look('look00000009', 'limitReasons')).json.error.code).toBe('nothing-sealed')
})

test('no list, page, audit row, log line or stored item holds a sealed text, for any role', async () => {
  const paths = ['/v1/seekers', '/v1/seekers?search=王', '/v1/seekers/person000001', '/v1/seekers/person000004', '/v1/seekers/person000001/looks', '/v1/audit', '/v1/audit/export?format=csv']
  for (const as of staffRoles) {
    for (const path of paths) {
      const { text } = await ours.call(path, { as })
      for (const secret of secrets) expect(text, `${as} ${path}`).not.toContain(secret)
    }
  }
  expect(secrets.some((secret) => JSON.stringify(stack.logs).includes(secret))).toBe(false)
  const stored = JSON.stringify(await ours.ctx().store.get(keys.person(ours.id, 'person000004' as PersonId)))
  for (const secret of secrets) expect(stored).not.toContain(secret)
})

test('the open part changes over the version that was seen, and the audit names fields without what they hold', async () => {
  const change = (body: object) => ours.call('/v1/seekers/person000001', { as: 'hr-clerk', method: 'PATCH', body })
  expect((await change({ version: 3, phone: '13900000002', category: 'long-unemployed', assessed: '2026-11-20' })).json).toMatchObject({ version: 4, phone: '13900000002', marks: { assessed: '2026-11-20', registered: expect.any(String) } })
  expect((await change({ version: 3, name: '别人' })).status).toBe(409)
  expect((await change({ version: 4, consent: { ...consent, sensitive: false } })).json.error.code).toBe('sealed-stays')
  const [row] = (await ours.call('/v1/audit?act=person.changed', { as: 'head' })).json.items
  expect(row.detail).toEqual({ fields: ['category', 'marks', 'phone'] })
})
