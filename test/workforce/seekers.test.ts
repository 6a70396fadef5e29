import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '../../functions/ids.ts'
import { markWrite } from '../../functions/workforce/mark-person.ts'
import { readPerson } from '../../functions/workforce/read-person.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
beforeAll(async () => {
  stack = await startStack()
  ours = await stack.createTenant()
})
afterAll(() => stack?.stop())

const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
const seeker = (id: string, more: object = {}) => ({ id, name: '王秀英', phone: '138 0000 0001', born: '1970-02-03', category: 'over-40-50', limits: { noNights: true }, consent, ...more })
const register = (body: object) => ours.call('/v1/seekers', { as: 'hr-clerk', body })

test('a retry registers nobody twice, and the same id for somebody else is refused', async () => {
  const made = await register(seeker('person000001'))
  expect(made).toMatchObject({ status: 201, json: { name: '王秀英', phone: '13800000001', limits: { noNights: true, noHeights: false }, marks: { registered: expect.any(String) }, version: 1 } })
  expect((await register(seeker('person000001'))).json).toEqual(made.json)
  expect(await register(seeker('person000001', { name: '李建国' }))).toMatchObject({ status: 409, json: { error: { code: 'id-taken' } } })
  expect((await ours.call('/v1/seekers', { as: 'hr-clerk' })).json.items.map(({ id }: { id: string }) => id)).toEqual(['person000001'])
})

test('a roster clerk sees that somebody may not do nights, and neither why nor what would tell it', async () => {
  const seen = (await ours.call('/v1/seekers/person000001', { as: 'roster-clerk' })).json
  expect(seen).toMatchObject({ name: '王秀英', limits: { noNights: true }, category: null, born: null, phone: null, difficulty: null, consent: null, sealed: [] })
  expect((await ours.call('/v1/seekers/person000001', { as: 'training-officer' })).json).toMatchObject({ phone: '13800000001', category: null, born: null })
})

test('a mark is set without knowing the rest of the person, is taken away again, and never makes a person', async () => {
  const ctx = ours.ctx()
  const id = 'person000001' as PersonId
  await ctx.store.write(markWrite(ours.id, id, 'hired', '2026-11-20' as never))
  expect((await readPerson(ctx, id)).marks).toMatchObject({ hired: '2026-11-20', registered: expect.any(String) })
  await ctx.store.write(markWrite(ours.id, id, 'hired', null))
  expect((await readPerson(ctx, id)).marks.hired).toBeUndefined()
  await expect(ctx.store.write(markWrite(ours.id, 'zzzzzzzzzzzz' as PersonId, 'hired', '2026-11-20' as never))).rejects.toThrow(/condition/)
})

test('what lies ahead is refused: a consent or a birthday', async () => {
  expect(await register(seeker('person000009', { consent: { ...consent, on: '2099-01-01' } }))).toMatchObject({ status: 400, json: { error: { code: 'consent-to-come' } } })
  expect(await register(seeker('person000009', { born: '2099-01-01' }))).toMatchObject({ status: 400, json: { error: { code: 'born-to-come' } } })
})

test('what a name may contain is said in words, in the reader’s language', async () => {
  const said = async (lang: string) => (await ours.call('/v1/seekers', { as: 'hr-clerk', body: seeker('person000010', { name: '王3' }), headers: { 'accept-language': lang } })).json.error.details
  expect(await said('zh')).toEqual([{ where: 'name', say: expect.stringMatching(/^姓名是 2 到 40 个字/) }])
  expect(await said('en')).toEqual([{ where: 'name', say: expect.stringMatching(/^A name has 2 to 40 characters/) }])
})

test('nobody is kept until a day that is over: that would erase them at once; a later day stands', async () => {
  await register(seeker('person000011', { name: '周桂花', phone: '13800000011' }))
  const keep = (version: number, retainUntil: string) => ours.call('/v1/seekers/person000011', { as: 'hr-clerk', method: 'PATCH', body: { version, retainUntil } })
  expect((await keep(1, '2020-01-01')).json.error.code).toBe('retain-past')
  expect((await keep(1, '2099-01-01')).json).toMatchObject({ retainUntil: '2099-01-01', version: 2 })
})

test('the template is a list that can be filled in and imported; its example is refused, in case it is left in', async () => {
  const file = await ours.call('/v1/seekers/template', { as: 'hr-clerk' })
  const lines = async (bytes: Uint8Array, name: string) => (await ours.call(`/v1/seekers/import?name=${name}&id=import000009`, { as: 'hr-clerk', body: bytes })).json
  expect(await lines(file.bytes, 'a.xlsx')).toMatchObject({ counts: { ok: 0, known: 0, refused: 1 }, unused: [], rows: [{ reasons: [{ column: '姓名' }] }] })
  const csv = await ours.call('/v1/seekers/template?format=csv', { as: 'hr-clerk' })
  const filled = new TextDecoder().decode(csv.bytes).replace('王秀英（示例，请删除本行）', '张桂英').replace('13800000000', '13800000012')
  expect(await lines(new TextEncoder().encode(filled), 'a.csv')).toMatchObject({ counts: { ok: 1, refused: 0 } })
  expect((await ours.call('/v1/seekers/template', { as: 'roster-clerk' })).status).toBe(403)
})
