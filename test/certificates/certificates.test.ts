import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { fitnessOf } from '../../functions/certificates/fitness-of.ts'
import { timelineOf } from '../../functions/certificates/timeline.ts'
import type { PersonId, PostId } from '../../functions/ids.ts'
import { jpeg } from '../facilities/pictures.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-11-26T02:00:00Z')
  ours = await stack.createTenant()
  // Made while the first token is fresh: these tests move the clock by weeks.
  for (const role of ['head', 'training-officer', 'roster-clerk'] as const) await ours.token(role)
  for (const [id, name] of [['person000001', '赵电工'], ['person000002', '钱门卫'], ['person000003', '孙学员']]) await seeker(id!, name!)
  for (const [id, kind, certificates] of [['post00000001', 'electrician', ['low-voltage-electrician']], ['post00000002', 'gate-guard', ['guard-card']]] as const) await ask('/v1/posts', { id, kind, name: `岗位 ${id}`, pay: { monthlyFen: 300_000 }, headcount: 2, from: '2026-11-01', requirements: { certificates } })
})
afterAll(() => stack?.stop())

const call = (path: string, body?: unknown, method?: string) => ours.call(path, { as: 'training-officer', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
async function ask(path: string, body?: unknown, method?: string) {
  const answer = await ours.call(path, { as: 'head', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}
const seeker = (id: string, name: string) => ask('/v1/seekers', { id, name, phone: '13800000001', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
const electrician = (own: string, more: object = {}) => ({ id: own, person: 'person000001', kind: 'low-voltage-electrician', number: 'T330102197001011234', issuer: '浙江省应急管理厅', issuedOn: '2023-12-10', ...more })
const guard = (own: string, person: string, more: object = {}) => ({ id: own, person, kind: 'guard-card', number: `浙 ${own}`, issuer: '东街公安分局', issuedOn: '2026-01-05', ...more })
const fit = (person: string, post: string, day = '2026-11-26') => fitnessOf(ours.ctx(), person as PersonId, post as PostId, day as BusinessDate)

test('a certificate takes its end from the rule of its kind, shows no id number, and a retry is the same one', async () => {
  const made = await call('/v1/certificates', electrician('electric0001'))
  expect(made).toMatchObject({ status: 201, json: { id: 'person000001-electric0001', number: 'T******', state: 'ending', by: 'review', on: '2026-12-09', days: 13, terms: [{ from: '2023-12-10', to: '2029-12-09' }], rule: { unread: true, reviewMonths: 36 } } })
  expect((await call('/v1/certificates', electrician('electric0001'))).json).toEqual(made.json)
  expect(await call('/v1/certificates', electrician('electric0001', { issuer: '另一家' }))).toMatchObject({ status: 409, json: { error: { code: 'id-taken' } } })
  expect((await ask('/v1/seekers/person000001')).marks.certified).toBe('2026-11-26')
  expect(JSON.stringify((await ask('/v1/audit')).items)).not.toContain('T3301')
})

test('a number of a kind is there once: for another person refused, for the same one a conflict, however it is written', async () => {
  const full = { number: 't３３０１０２ 19700101-1234' }
  expect(await call('/v1/certificates', electrician('electric0002', { ...full, person: 'person000002' }))).toMatchObject({ status: 422, json: { error: { code: 'number-of-another' } } })
  expect(await call('/v1/certificates', electrician('electric0002', full))).toMatchObject({ status: 409, json: { error: { code: 'number-known' } } })
  const both = await Promise.all(['person000002', 'person000003'].map((person, at) => call('/v1/certificates', guard(`guardrace00${at}`, person, { number: '浙保 2026' }))))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  await call(`/v1/certificates/${both.find(({ status }) => status === 201)!.json.id}/revocation`, { on: '2026-11-01', reason: '试登记' })
})

test('what the paper cannot say is refused with nothing kept', async () => {
  for (const [more, code] of [[{ issuedOn: '2026-11-27' }, 'certificate-dates'], [{ from: '2026-01-05', to: '2026-01-04' }, 'certificate-dates'], [{ level: '4' }, 'certificate-level'], [{ kind: 'nothing' }, 'certificate-kind'], [{ kind: 'low-voltage-electrician', to: null }, 'certificate-dates'], [{ kind: 'fire-control-operator' }, 'certificate-level']] as const)
    expect(await call('/v1/certificates', guard('guardbad0001', 'person000002', more))).toMatchObject({ status: 400, json: { error: { code } } })
  expect(await call('/v1/certificates', guard('guardbad0001', 'zzzzzzzzzzzz'))).toMatchObject({ status: 404 })
  expect(await call('/v1/certificates', { ...guard('guardbad0001', 'person000002'), kind: 'completion' })).toMatchObject({ status: 422, json: { error: { code: 'issued-here' } } })
})

test('a missed review drops the person out of the post at once, and the review brings them back', async () => {
  expect(await fit('person000001', 'post00000001', '2026-12-09')).toMatchObject({ fit: true, warnings: [{ code: 'certificate-review', on: '2026-12-09' }] })
  expect(await fit('person000001', 'post00000001', '2026-12-10')).toMatchObject({ fit: false, reasons: [{ code: 'certificate-review-missed', kind: 'low-voltage-electrician', on: '2026-12-10' }] })
  stack.clock.set('2026-12-12T02:00:00Z')
  expect((await call('/v1/certificates/dropouts')).json.items).toMatchObject([{ name: '赵电工', why: 'review-missed', on: '2026-12-10', posts: [{ id: 'post00000001' }] }, { kind: 'guard-card', why: 'revoked' }])
  const path = '/v1/certificates/person000001-electric0001/reviews'
  expect(await call(path, { on: '2026-12-11', note: '复审合格' })).toMatchObject({ status: 200, json: { state: 'valid', on: '2029-12-09', reviews: ['2026-12-11'] } })
  expect((await call(path, { on: '2026-12-11' })).json.reviews).toEqual(['2026-12-11'])
  expect(await call(path, { on: '2026-12-12' })).toMatchObject({ status: 422, json: { error: { code: 'no-review-due' } } })
  expect((await fit('person000001', 'post00000001', '2026-12-10')).fit).toBe(false)
  expect((await fit('person000001', 'post00000001', '2026-12-11')).fit).toBe(true)
  expect((await call('/v1/certificates/dropouts')).json.items).toHaveLength(1)
})

test('a renewal adds a term, is later than the one before, and done twice is done once', async () => {
  const id = 'person000001-electric0001'
  const path = `/v1/certificates/${id}/renewals`
  expect(await call(path, { from: '2029-06-01', to: '2029-12-09' })).toMatchObject({ status: 422, json: { error: { code: 'renewal-not-later' } } })
  const [one, two] = await Promise.all([call(path, { from: '2029-12-10' }), call(path, { from: '2029-12-10' })])
  expect([one.status, two.status]).toEqual([200, 200])
  expect((await call(`/v1/certificates/${id}`)).json).toMatchObject({ terms: [{ to: '2029-12-09' }, { from: '2029-12-10', to: '2035-12-09' }], on: '2032-12-09', by: 'review' })
})

test('a correction keeps what stood before, moves the number with it, and asks for the version that was read', async () => {
  const { id, version } = (await call('/v1/certificates', guard('guard0000001', 'person000002', { number: 'A-100' }))).json
  const wanted = { number: 'A-101', issuer: '西街公安分局', reason: '抄错了', version }
  const done = await call(`/v1/certificates/${id}/corrections`, wanted)
  expect(done).toMatchObject({ status: 200, json: { number: 'A-101', issuer: '西街公安分局', version: version + 1 } })
  expect(done.json.steps.at(-1)).toMatchObject({ what: 'corrected', note: expect.stringContaining('东街公安分局 → 西街公安分局') })
  expect((await call(`/v1/certificates/${id}/corrections`, wanted)).json.version).toBe(version + 1)
  expect(await call(`/v1/certificates/${id}/corrections`, { issuer: '南街公安分局', reason: '再改', version })).toMatchObject({ status: 409, json: { error: { code: 'changed' } } })
  expect(await call('/v1/certificates', guard('guard0000002', 'person000003', { number: 'A-101' }))).toMatchObject({ status: 422 })
  expect(await call('/v1/certificates', guard('guard0000003', 'person000003', { number: 'A-100' }))).toMatchObject({ status: 201 })
  expect(await call(`/v1/certificates/${id}/corrections`, { number: 'a 100', reason: '改成别人的', version: version + 1 })).toMatchObject({ status: 422, json: { error: { code: 'number-of-another' } } })
})

test('a revocation counts at once with its reason, and its lifting leaves it in the history', async () => {
  const id = 'person000002-guard0000001'
  expect((await fit('person000002', 'post00000002')).fit).toBe(true)
  const path = `/v1/certificates/${id}/revocation`
  expect(await call(path, { on: '2026-11-20', reason: '被公安机关吊销' })).toMatchObject({ status: 200, json: { state: 'revoked', revoked: { reason: '被公安机关吊销' } } })
  await call(path, { on: '2026-11-20', reason: '被公安机关吊销' })
  expect(await fit('person000002', 'post00000002')).toMatchObject({ fit: false, reasons: [{ code: 'certificate-revoked', on: '2026-11-20' }] })
  expect(await call(`/v1/certificates/${id}/renewals`, { from: '2027-01-01', to: null })).toMatchObject({ status: 422, json: { error: { code: 'is-revoked' } } })
  const back = await call(`/v1/certificates/${id}/reinstatement`, { reason: '登记错人' })
  expect(back.json.steps.map(({ what }: { what: string }) => what)).toEqual(['added', 'corrected', 'revoked', 'reinstated'])
  expect((await timelineOf(ours.ctx(), 'person000002' as PersonId)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['certificate-added', 'certificate-revoked', 'certificate-reinstated']))
})

test('the scan is kept once and is for those who keep certificates, not for a roster clerk', async () => {
  const id = 'person000002-guard0000001'
  const made = await call(`/v1/certificates/${id}/scan`, jpeg())
  expect(made).toMatchObject({ status: 201, json: { scan: { type: 'image/jpeg' } } })
  expect((await call(`/v1/certificates/${id}/scan`, jpeg())).json.version).toBe(made.json.version)
  expect((await call(made.json.scan.link)).status).toBe(200)
  expect((await ours.call(made.json.scan.link, { as: 'roster-clerk' })).status).toBe(403)
  expect((await call(`/v1/certificates/${id}/scan`, new TextEncoder().encode('no picture'))).json.error.code).toBe('bad-file')
})

test('an erased person leaves kinds and dates, and neither scans nor numbers', async () => {
  const person = 'person000004'
  await seeker(person, '吴离职')
  const { id } = (await call('/v1/certificates', guard('guarderase01', person, { number: 'ER-100' }))).json
  const { link } = (await call(`/v1/certificates/${id}/scan`, jpeg())).json.scan
  await ask(`/v1/seekers/${person}/erasure`, { reason: 'own-wish' })
  expect((await call(`/v1/certificates/${id}`)).json).toMatchObject({ personName: '', number: '', scan: null, kind: 'guard-card' })
  expect((await call(link)).status).toBe(404)
  expect((await call('/v1/certificates')).text).not.toContain(person)
})

test('kinds are dated settings: the starting values are marked as unread, a change follows at once, over the version that was read', async () => {
  const [before] = (await call('/v1/certificate-kinds')).json.items
  expect(before).toMatchObject({ kind: 'guard-card', version: 0, rules: [{ unread: true }] })
  const wanted = { ...before, rules: [{ ...before.rules[0], unread: false, validMonths: 12 }] }
  expect(await call('/v1/certificate-kinds', wanted)).toMatchObject({ status: 200, json: { version: 1 } })
  expect(await call('/v1/certificate-kinds', wanted)).toMatchObject({ status: 200, json: { version: 1 } })
  expect(await call('/v1/certificate-kinds', { ...wanted, name: { zh: '保安证', en: 'Guard' } })).toMatchObject({ status: 409 })
  expect((await call('/v1/certificates', guard('guard0000004', 'person000003', { number: 'A-400' }))).json).toMatchObject({ terms: [{ to: '2027-01-04' }], rule: { unread: false } })
  expect(await call('/v1/certificate-kinds', { ...before, kind: 'completion' })).toMatchObject({ status: 422 })
})

test('list, file and matrix say the same: what ends first is first, and of several the one that holds counts', async () => {
  const { items } = (await call('/v1/certificates?within=1000')).json
  expect(items.map(({ on }: { on: string }) => on)).toEqual(items.map(({ on }: { on: string }) => on).toSorted())
  const csv = (await call('/v1/certificates/export?within=1000&format=csv')).text.trim().split('\r\n')
  expect(csv).toHaveLength(items.length + 1)
  expect(csv.join()).not.toContain('197001011234')
  const matrix = (await call('/v1/certificates/matrix')).json
  expect(matrix.kinds.map(({ kind }: { kind: string }) => kind)).toEqual(['guard-card', 'low-voltage-electrician'])
  expect(matrix.items.find(({ name }: { name: string }) => name === '钱门卫').cells).toMatchObject([{ kind: 'guard-card', state: 'valid' }])
  const first = (await call('/v1/certificates?limit=1')).json
  expect((await call(`/v1/certificates?limit=1&after=${first.next}`)).json.items[0].id).not.toBe(first.items[0].id)
})
