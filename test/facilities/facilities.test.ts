import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { carries } from '../../functions/facilities/decision-model.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let community: string
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '红星里' } })).json.id
})
afterAll(() => stack.stop())

let count = 0
const decision = { document: '业主大会〔2026〕3号', agreedBp: 7_500, decidedOn: '2026-03-01' }
const shed = (more: object = {}) => ({ id: `f${String((count += 1)).padStart(11, '0')}`, name: '南门充电棚', kind: 'charging-shed', community, place: '南门东侧', ownership: 'owners-common', decision, ...more })
const create = (body: object, as: 'head' | 'finance' = 'finance') => tenant.call('/v1/facilities', { as, body })

describe('whether a decision of the owners carries', () => {
  it.each([
    ['2026-03-01', 7_500, true],
    ['2026-03-01', 7_499, false],
    ['2021-01-01', 7_499, false],
    ['2020-12-31', 5_001, true],
    ['2020-12-31', 5_000, false],
    ['2001-01-01', 5_001, true],
  ])('taken on %s with %d of 10,000: %s', (decidedOn, agreedBp, yes) => expect(carries({ document: '文件', agreedBp, decidedOn: decidedOn as BusinessDate })).toBe(yes))
})

describe('a facility', () => {
  it('earns for the owners on common parts and for the organization elsewhere', async () => {
    expect((await create(shed())).json).toMatchObject({ fund: 'OWNERS_COMMON', communityName: '红星里', state: 'active', version: 1 })
    for (const ownership of ['organisation', 'public']) expect((await create(shed({ ownership, decision: null }))).json).toMatchObject({ fund: 'ORGANISATION', decision: null })
  })

  it('on common parts waits for a decision that carried, and meanwhile is planned', async () => {
    const without = await create(shed({ decision: null }))
    expect([without.status, without.json.error.code]).toEqual([422, 'decision-needed'])
    expect((await create(shed({ decision: { ...decision, agreedBp: 7_499 } }))).json.error.code).toBe('decision-fails')
    expect((await create(shed({ decision: { ...decision, decidedOn: '2026-12-02' } }))).json.error.code).toBe('decision-to-come')
    const planned = (await create(shed({ decision: null, state: 'planned' }))).json
    const open = (body: object) => tenant.call(`/v1/facilities/${planned.id}`, { as: 'head', method: 'PATCH', body })
    expect((await open({ version: 1, state: 'active' })).json.error.code).toBe('decision-needed')
    expect((await open({ version: 1, state: 'active', decision })).json).toMatchObject({ state: 'active', version: 2 })
    expect((await open({ version: 2, decision: null })).json.error.code).toBe('decision-needed')
  })

  it('sent twice is one; with other content under the same id it is refused', async () => {
    const body = shed()
    const [one, two] = await Promise.all([create(body), create(body)])
    expect([one.status, two.status, two.json]).toEqual([201, 201, one.json])
    const other = await create({ ...body, name: '北门充电棚' })
    expect([other.status, other.json.error.code]).toEqual([409, 'id-taken'])
  })

  it('changed by two at once is changed by one; the same change again answers the same', async () => {
    const { id } = (await create(shed())).json
    const change = (note: string) => tenant.call(`/v1/facilities/${id}`, { as: 'head', method: 'PATCH', body: { version: 1, note } })
    const answers = await Promise.all([change('一'), change('二')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const kept = answers.find(({ status }) => status === 200)!.json
    expect((await change(kept.note)).json).toEqual(kept)
  })

  it('is listed with those in use first, page by page, and says who changed it in the audit log', async () => {
    await create(shed({ name: '已拆除的棚', state: 'closed', kind: 'kiosk' }))
    const seen: { state: string; id: string }[] = []
    for (let after = ''; ; ) {
      const page = (await tenant.call(`/v1/facilities?limit=3${after}`, { as: 'attendant' })).json
      seen.push(...page.items)
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.at(-1)!.state).toBe('closed')
    expect((await tenant.call('/v1/facilities?kind=kiosk', { as: 'auditor' })).json.items).toHaveLength(1)
    const audit = (await tenant.call('/v1/audit', { as: 'head' })).json.items as { act: string }[]
    for (const act of ['facility.created', 'facility.changed']) expect(audit.map((row) => row.act)).toContain(act)
  })

  it('of another organization is not there', async () => {
    const { id } = (await create(shed())).json
    expect((await stranger.call(`/v1/facilities/${id}`, { as: 'head' })).status).toBe(404)
    expect((await stranger.call(`/v1/facilities/${id}`, { as: 'head', method: 'PATCH', body: { version: 1, name: '改名' } })).status).toBe(404)
    expect((await stranger.call('/v1/facilities', { as: 'head', body: shed() })).status).toBe(404)
    expect((await stranger.call('/v1/facilities', { as: 'head' })).json.items).toEqual([])
  })

  it('takes pictures by https alone', async () => {
    expect((await create(shed({ photos: [{ link: 'https://pictures.example/1.jpg', caption: '全景' }] }))).status).toBe(201)
    for (const link of ['javascript:alert(1)', 'http://pictures.example/1.jpg']) expect((await create(shed({ photos: [{ link, caption: '全景' }] }))).status).toBe(400)
  })
})
