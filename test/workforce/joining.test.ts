import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../functions/jobs/tick.ts'
import { shippedSettings } from '../../functions/workforce/settings-model.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { idNumberOf } from './id-numbers.ts'

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  ours = await stack.createTenant()
})
afterAll(() => stack?.stop())

const agreed = shippedSettings.form.version
const apply = (id: string, more: object = {}) => stack.request(ours.host, '/v1/applications', { body: { id, name: '赵小梅', phone: '13900000001', posts: ['cleaner'], agreed, ...more } })
const open = (form: object, version: number) => ours.call('/v1/workforce-settings', { as: 'hr-clerk', method: 'PUT', body: { ...shippedSettings, form: { ...shippedSettings.form, ...form }, version } })

test('the shipped list names its source and says that nobody has compared it yet; a category stands once at a time', async () => {
  const settings = (await ours.call('/v1/workforce-settings', { as: 'training-officer' })).json
  expect(settings).toMatchObject({ version: 0, source: { document: expect.stringContaining('就业促进法'), checkedOn: null } })
  const twice = { ...settings, categories: [...settings.categories, settings.categories[0]] }
  expect((await ours.call('/v1/workforce-settings', { as: 'hr-clerk', method: 'PUT', body: twice })).json.error.code).toBe('categories-overlap')
  expect((await open({ notice: { ...shippedSettings.form.notice, zh: '另一段告知文字，写给来登记的人看的，不短于二十个字。' } }, 0)).json.error.code).toBe('notice-version')
})

test('the public page takes applications only while it is open and for the notice that stood on it, and says nothing of who is known', async () => {
  expect((await apply('apply0000001')).json.error.code).toBe('form-closed')
  expect((await open({ open: true }, 0)).json.version).toBe(1)
  expect((await apply('apply0000001', { agreed: 'another' })).json.error.code).toBe('notice-replaced')
  for (let round = 0; round < 2; round += 1) expect(await apply('apply0000001')).toMatchObject({ status: 201, json: { received: true } })
  expect((await ours.call('/v1/applications', { as: 'hr-clerk' })).json.items).toMatchObject([{ name: '赵小梅', phone: '13900000001', known: [] }])
  expect((await ours.call('/v1/applications', { as: 'training-officer' })).status).toBe(403)
})

test('accepted once it is a person with the consent that was given, declined it is gone', async () => {
  const accept = () => ours.call('/v1/applications/apply0000001/acceptance', { as: 'hr-clerk', body: { person: 'person000001' } })
  const person = await accept()
  expect(person.json).toMatchObject({ name: '赵小梅', source: 'form', consent: { version: agreed, sensitive: false, how: 'online' }, wishes: ['cleaner'] })
  expect((await accept()).json).toEqual(person.json)
  await apply('apply0000002')
  expect((await ours.call('/v1/applications', { as: 'hr-clerk' })).json.items[0].known).toEqual([{ id: 'person000001', name: '赵小梅' }])
  const decline = () => ours.call('/v1/applications/apply0000002/refusal', { as: 'hr-clerk', body: { reason: 'registered-already' } })
  expect((await decline()).status).toBe(204)
  expect((await decline()).status).toBe(404)
  expect((await ours.call('/v1/applications', { as: 'hr-clerk' })).json.items).toEqual([])
})

test('whoever floods the page from one address is held back', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => apply(`flood000${String(at).padStart(4, '0')}`)))
  expect(answers.map(({ status }) => status)).toContain(429)
})

const number = idNumberOf('19700203', '002')
const file = (rows: string[]) => new TextEncoder().encode(['街道就业困难人员名单', '姓名,身份证号,联系电话,困难类别,认定证号,认定日期,意向岗位,不能夜班,限制原因,同意日期,单独同意,备注', ...rows].join('\r\n'))
const rows = [`李建国,${number},13800000002,残疾,C-1,2026-01-05,门岗、保洁,是,慢性病复诊,2026-11-01,是,`, `坏号码,${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'},138,没有的类别,C-2,,宇航员,也许,,,否,`, '赵小梅,,13900000001,,,,,,,2026-11-01,,']
const send = (id: string, apply: boolean, body = file(rows)) => ours.call(`/v1/seekers/import?name=people.csv&id=${id}&apply=${apply}`, { as: 'hr-clerk', body })

test('a file is judged row by row before anything is saved; then the good rows are registered once, however often it is sent', async () => {
  const judged = await send('import000001', false)
  expect(judged.json).toMatchObject({ applied: false, counts: { ok: 1, known: 1, refused: 1 }, unused: ['备注'] })
  const columns = judged.json.rows[1].reasons.map(({ column }: { column: string }) => column)
  expect(new Set(columns)).toEqual(new Set(['联系电话', '身份证号', '困难类别', '认定日期', '同意日期', '单独同意', '不能夜班', '求职意愿']))
  expect(judged.text).not.toMatch(/\d{15}/)
  expect((await ours.call('/v1/seekers', { as: 'hr-clerk' })).json.items).toHaveLength(1)
  const first = await send('import000001', true)
  expect(first.json.rows[0]).toMatchObject({ verdict: 'ok', person: expect.any(String) })
  expect((await send('import000001', true)).json.rows[0]).toMatchObject({ verdict: 'ok', person: first.json.rows[0].person })
  expect((await send('import000002', true)).json.rows[0]).toMatchObject({ verdict: 'known', person: first.json.rows[0].person })
  const person = (await ours.call(`/v1/seekers/${first.json.rows[0].person}`, { as: 'hr-clerk' })).json
  expect(person).toMatchObject({ name: '李建国', born: '1970-02-03', category: 'disabled', difficulty: { number: 'C-1', from: '2026-01-05' }, limits: { noNights: true }, wishes: ['gate-guard', 'cleaner'], source: 'import', sealed: ['idNumber', 'limitReasons'] })
})

test('an empty file, one without a header and one that is too long say so', async () => {
  expect((await send('import000003', true, file([]))).json.error.code).toBe('file-empty')
  expect((await send('import000003', true, new TextEncoder().encode('甲,乙\r\n1,2\r\n'))).json.error.code).toBe('no-header')
  expect((await send('import000003', true, file(Array.from({ length: 501 }, () => rows[2]!)))).json.error.code).toBe('too-many-rows')
})

test('the export holds what the list shows and nothing that is sealed', async () => {
  const csv = (await ours.call('/v1/seekers/export?format=csv', { as: 'hr-clerk' })).text
  expect(csv).toContain('李建国')
  for (const secret of [number, '慢性病']) expect(csv).not.toContain(secret)
})

test('whose time is over is in the preview, is erased by the next day’s sweep, and what counts stays', async () => {
  const [person] = (await ours.call('/v1/seekers?search=李建国', { as: 'hr-clerk' })).json.items
  const change = (version: number, body: object) => ours.call(`/v1/seekers/${person.id}`, { as: 'hr-clerk', method: 'PATCH', body: { version, ...body } })
  expect((await change(1, { retainUntil: stack.clock.now().toISOString().slice(0, 10) })).status).toBe(200)
  expect((await ours.call('/v1/seekers/erasures?days=30', { as: 'hr-clerk' })).json.items).toMatchObject([{ person: person.id, held: null }])
  await tick(stack.platform, { budgetMs: 1000 })
  expect((await ours.call(`/v1/seekers/${person.id}`, { as: 'hr-clerk' })).json.state).toBe('active')
  stack.clock.forwardMs(2 * 24 * 60 * 60 * 1000)
  await tick(stack.platform, { budgetMs: 1000 })
  expect((await ours.call(`/v1/seekers/${person.id}`, { as: 'hr-clerk' })).json).toMatchObject({ state: 'erased', name: '', phone: '', born: null, sealed: [], category: 'disabled', gender: 'f', marks: { registered: expect.any(String) } })
  expect((await change(3, { name: '别人' })).json.error.code).toBe('erased')
  expect((await send('import000009', true)).json.rows[0]).toMatchObject({ verdict: 'ok' })
})

test('nobody is erased while a hire is open', async () => {
  await ours.call('/v1/posts', { as: 'hr-clerk', body: { id: 'post00000001', kind: 'cleaner', name: '保洁', pay: { monthlyFen: 300_000 }, headcount: 2, from: '2026-11-01' } })
  const hired = await ours.call('/v1/hires', { as: 'hr-clerk', body: { id: 'hire00000001', person: 'person000001', post: 'post00000001', kind: 'fixed', from: '2026-11-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 } } })
  expect(hired.status, hired.text).toBe(201)
  const erase = () => ours.call('/v1/seekers/person000001/erasure', { as: 'hr-clerk', body: { reason: 'own-wish' } })
  expect((await erase()).json.error.code).toBe('hire-open')
})
