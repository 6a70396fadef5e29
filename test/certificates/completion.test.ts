import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellEnds } from '../../functions/certificates/tell-ends.ts'
import { colleague } from '../members/people.ts'
import { hasReader, readCodes } from '../signs/read-codes.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-26T02:00:00Z')
  ;[ours, theirs] = await Promise.all([stack.createTenant(), stack.createTenant()])
  // Made while the first token is fresh: these tests move the clock by months.
  for (const role of ['head', 'training-officer', 'hr-clerk'] as const) await ours.token(role)
  for (const [id, name, phone] of [['person000001', '周春敏', '13800000001'], ['person000002', '李四', '']]) await ask('/v1/seekers', { id, name, phone, consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
})
afterAll(() => stack?.stop())

const call = (path: string, body?: unknown, method?: string) => ours.call(path, { as: 'training-officer', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
async function ask(path: string, body?: unknown, method?: string) {
  const answer = await ours.call(path, { as: 'head', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}
const completion = (id: string, person = 'person000001', more: object = {}) => ({ id, person, course: '门岗服务与消防', hours: 7.5, completedOn: '2026-11-20', ...more })
const verify = (tenant: TestTenant, code: string) => stack.request(tenant.host, `/v1/certificates/verified/${code}`)

test('certificates of completion are numbered without a gap, however many are issued at once, and a retry takes no number', async () => {
  const made = await Promise.all(['complete0001', 'complete0002', 'complete0003', 'complete0001'].map((id) => call('/v1/certificates/completions', completion(id))))
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(new Set(made.map(({ json }) => json.number))).toEqual(new Set(['结2026-0001', '结2026-0002', '结2026-0003']))
  expect(await call('/v1/certificates/completions', completion('complete0001', 'person000001', { hours: 8 }))).toMatchObject({ status: 409 })
  expect(await call('/v1/certificates/completions', completion('complete0009', 'person000001', { hours: 7.3 }))).toMatchObject({ status: 400 })
  expect(await call('/v1/certificates/completions', completion('complete0009', 'person000001', { completedOn: '2026-11-27' }))).toMatchObject({ status: 400 })
  expect((await call('/v1/certificates/person000001-complete0001/corrections', { number: 'X-999', reason: '改编号', version: 1 })).json.error.code).toBe('issued-here')
  expect(JSON.stringify(made[0]!.json)).not.toMatch(/"code"/)
})

test.runIf(hasReader)('the code on the paper leads a stranger to what it stands for, with the name masked; revoked it says so', async () => {
  const pdf = await call('/v1/certificates/person000001-complete0001/pdf')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const [[url]] = readCodes(pdf.bytes, 100) as [[string]]
  const code = new RegExp(`^${ours.host.replace(/\./g, '\\.')}/verify/([a-z0-9]{24})$`).exec(url.replace(/^https?:\/\//, ''))![1]!
  expect(await verify(ours, code)).toMatchObject({ status: 200, json: { holder: '周*敏', course: '门岗服务与消防', hours: 7.5, completedOn: '2026-11-20', issuer: '东街物业服务社', revokedOn: null } })
  expect((await verify(ours, code.toUpperCase().replace(/(.{4})/g, '$1 '))).status).toBe(200)
  const text = (await verify(ours, code)).text
  for (const word of ['周春敏', '13800000001', 'person000001']) expect(text).not.toContain(word)

  const [wrong, foreign, nonsense] = await Promise.all([verify(ours, 'z'.repeat(24)), verify(theirs, code), verify(ours, encodeURIComponent('../../../etc <x>'))])
  const bare = ({ json, status }: { json: { error: object }; status: number }) => [status, { ...json.error, requestId: '' }]
  expect(bare(foreign as never)).toEqual(bare(wrong as never))
  expect(bare(nonsense as never)).toEqual(bare(wrong as never))

  await call('/v1/certificates/person000001-complete0001/revocation', { on: '2026-11-26', reason: '代考' })
  const revoked = await verify(ours, code)
  expect(revoked.json.revokedOn).toBe('2026-11-26')
  expect(revoked.text).not.toContain('代考')
  expect((await call('/v1/certificates/person000001-complete0001/pdf')).status).toBe(200)
})

test('whoever tries codes one after the other is stopped', async () => {
  let last = 200
  for (let at = 0; at < 40 && last !== 429; at += 1) last = (await verify(theirs, `${at}`)).status
  expect(last).toBe(429)
})

test('a worker sees their own certificates and nobody else’s, once the office has tied the account, one account to one person', async () => {
  const worker = await colleague(stack, ours, 'worker1', ['worker'])
  const clerk = (path: string, body?: unknown, method?: string) => ours.call(path, { as: 'hr-clerk', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
  expect((await worker.call('/v1/staff/home')).json).toMatchObject({ name: null })
  expect((await worker.call('/v1/staff/certificates')).json.error.code).toBe('no-person')
  const tied = await clerk('/v1/seekers/person000001/account', { email: worker.email }, 'PUT')
  expect(tied).toMatchObject({ status: 200, json: { account: { email: worker.email } } })
  expect((await clerk('/v1/seekers/person000001/account', { email: worker.email }, 'PUT')).json).toEqual(tied.json)
  expect((await clerk('/v1/seekers/person000002/account', { email: worker.email }, 'PUT')).json.error.code).toBe('account-of-another')
  expect((await worker.call('/v1/staff/home')).json.name).toBe('周春敏')
  await call('/v1/certificates/completions', completion('complete0005', 'person000002'))
  const own = (await worker.call('/v1/staff/certificates')).json.items
  expect(new Set(own.map(({ person }: { person: string }) => person))).toEqual(new Set(['person000001']))
  expect((await worker.call('/v1/staff/certificates/person000001-complete0002/pdf')).status).toBe(200)
  expect((await worker.call('/v1/staff/certificates/person000002-complete0005/pdf')).status).toBe(404)
  for (const path of ['/v1/certificates', '/v1/certificates/matrix', '/v1/seekers/person000001/account']) expect((await worker.call(path)).status).toBe(403)
  await clerk('/v1/seekers/person000001/account', undefined, 'DELETE')
  expect((await worker.call('/v1/staff/home')).json.name).toBeNull()
  expect((await clerk('/v1/seekers/person000002/account', { email: worker.email }, 'PUT')).status).toBe(200)
  expect((await clerk('/v1/seekers/person000001/account', { email: 'fresh@worker.test' }, 'PUT')).json.account.state).toBe('pending')
  expect((await clerk('/v1/seekers/person000001/account', { email: `head@${ours.slug}.test` }, 'PUT')).json.error.code).toBe('not-a-worker')
})

test('an end is told once a step, by text and by e-mail, also after weeks without a run, and never at night', async () => {
  const guard = (id: string, person: string, to: string) => ({ id, person, kind: 'guard-card', number: `BA-${id}`, issuer: '东街公安分局', issuedOn: '2024-01-05', to })
  await call('/v1/certificates', guard('guardtell001', 'person000001', '2027-03-01'))
  await call('/v1/certificates', guard('guardtell002', 'person000002', '2027-03-01'))
  const run = async (at: string) => {
    stack.clock.set(at)
    const [sms, emails] = [stack.sms.length, stack.emails.length]
    await tellEnds(ours.ctx())
    return { sms: stack.sms.slice(sms).map(({ template, params }) => [template, params['days']]), emails: stack.emails.slice(emails).map(({ subject }) => subject) }
  }
  expect(await run('2026-11-30T02:00:00Z')).toEqual({ sms: [], emails: [] })
  expect(await run('2026-12-01T14:00:00Z')).toEqual({ sms: [], emails: [] })
  expect(await run('2026-12-02T02:00:00Z')).toEqual({ sms: [['certificate-ends', '89']], emails: [expect.stringContaining('2 张')] })
  expect(await run('2026-12-02T06:00:00Z')).toEqual({ sms: [], emails: [] })
  const [one, two] = await Promise.all([run('2027-02-10T02:00:00Z'), run('2027-02-10T02:00:00Z')])
  expect(Math.max(one.sms.length, two.sms.length)).toBe(1)
  expect(await run('2027-02-26T02:00:00Z')).toMatchObject({ sms: [['certificate-ends', '3']] })
  expect(await run('2027-03-02T02:00:00Z')).toMatchObject({ sms: [['certificate-lapsed', '-1']] })
  expect(await run('2027-03-03T02:00:00Z')).toEqual({ sms: [], emails: [] })
  const told = (id: string) => ours.ctx() && call(`/v1/certificates/${id}`).then(({ json }) => json.told.map(({ to, step, state }: Record<string, string>) => `${to} ${step} ${state}`))
  stack.clock.set('2026-11-26T03:00:00Z')
  expect(await told('person000001-guardtell001')).toEqual(expect.arrayContaining(['worker 90 sent', 'worker 30 sent', 'worker 7 sent', 'worker lapsed sent', 'officers lapsed sent']))
  expect(await told('person000002-guardtell002')).toContain('worker 90 no-phone')
})
