import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeLetters, normalCode } from '../../functions/coupons/code-model.ts'
import { drawCodes } from '../../functions/coupons/create-coupons.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { rule } from '../tariffs/rules.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let area: string
let other: string
let bare: string
let shift: string
let start = 0
let hour = 0
let sequence = 0
let plates = 10000
let batches = 0

const at = (minute: number): string => new Date(start + minute * 60_000).toISOString()
const goTo = (minute: number) => stack.clock.set(at(minute))
type As = 'head' | 'finance' | 'attendant' | 'auditor'
const ask = async (path: string, body?: object, as: As = 'head', of = tenant) => (await of.call(path, { as, ...(body ? { body } : {}) })).json
const day = (days: number): string => new Date(start + days * 86_400_000).toISOString().slice(0, 10)
const wish = (more: object = {}) => ({ id: `batch${String((batches += 1)).padStart(7, '0')}`, name: '两小时停车券', bearer: '社区门诊', kind: 'minutes', value: 120, count: 3, areas: [area], from: day(0), to: day(30), ...more })
/** A batch and its codes. */
const made = async (more: object = {}): Promise<{ batch: string; codes: readonly string[] }> => {
  const batch = (await ask('/v1/parking/coupons', wish(more))).id
  return { batch, codes: (await ask(`/v1/parking/coupons/${batch}/codes`)).items.map(({ code }: { code: string }) => code) }
}
const newPlate = (): string => `浙A${(plates += 1)}`
const pass = (kind: 'in' | 'out', plate: string, minute: number, of = area) => ask('/v1/parking/events', { area: of, device: 'gate-1', sequence: (sequence += 1), kind, plate, at: at(minute) }, 'attendant')
const come = async (minute = 0, of = area): Promise<{ id: string; plate: string }> => {
  const plate = newPlate()
  return { id: (await pass('in', plate, minute, of)).stay.id, plate }
}
const redeem = (stay: string, code: string, as: As = 'attendant', of = tenant) => ask(`/v1/parking/stays/${stay}/coupons`, { code }, as, of)
const driver = async (plate: string, code: string, of = area) => (await stack.request(tenant.host, `/v1/parking/pay/${of}/coupons`, { body: { plate, code }, headers: { origin: `http://${tenant.host}` } })).json
const used = async (batch: string) => (({ used: count, left, forgoneFen }) => [count, left, forgoneFen])(await ask(`/v1/parking/coupons/${batch}`))
const cash = (stay: string, amountFen: number) => ask(`/v1/parking/stays/${stay}/cash`, { id: `couponcash${String((sequence += 1)).padStart(2, '0')}`.slice(-12), shift, amountFen }, 'attendant')

beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  const community = (await ask('/v1/communities', { name: '红星里', year: 1978, mode: 'guaranteed' })).id
  const tariff = (await ask('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 15, how: 'once' }, usual: { capFen: 2000 }, capPer: 'rolling-24h' }) })).id
  area = (await ask('/v1/parking/areas', { community, name: '东门地面', land: 'own', tariff })).id
  other = (await ask('/v1/parking/areas', { community, name: '西门地面', land: 'own', tariff })).id
  bare = (await ask('/v1/parking/areas', { community, name: '免费地面', land: 'own' })).id
  await Promise.all((['head', 'attendant'] as const).map((role) => stranger.token(role)))
  await Promise.all((['head', 'finance', 'attendant', 'auditor'] as const).map((role) => tenant.token(role)))
  shift = (await ask('/v1/parking/shifts', { id: 'couponshift1', area }, 'attendant')).id
})
afterAll(() => stack?.stop())
/** Looks and tries are counted per address: each test stands hours later than the one before. */
beforeEach(() => {
  start = Date.parse('2026-12-01T00:00:00Z') + (hour += 6) * 3_600_000
  goTo(0)
})

describe('a batch of coupons', () => {
  it('is made once with different codes that people can read, and who only checks sees their ends', async () => {
    const input = wish({ count: 500 })
    const first = await ask('/v1/parking/coupons', input)
    expect(await ask('/v1/parking/coupons', input)).toEqual(first)
    expect(first).toMatchObject({ state: 'valid', used: 0, left: 500, forgoneFen: 0, areas: [{ id: area, name: '东门地面' }], ended: null })
    expect((await ask('/v1/parking/coupons', { ...input, value: 60 })).error.code).toBe('id-taken')
    const pages = [await ask(`/v1/parking/coupons/${first.id}/codes?limit=200`)]
    for (let { next } = pages[0]; next; { next } = pages.at(-1)) pages.push(await ask(`/v1/parking/coupons/${first.id}/codes?limit=200&after=${next}`))
    const codes = pages.flatMap(({ items }) => items.map(({ code }: { code: string }) => code))
    expect(new Set(codes).size).toBe(500)
    expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{6}$/.test(code))).toBe(true)
    const [masked] = (await ask(`/v1/parking/coupons/${first.id}/codes?limit=1`, undefined, 'auditor')).items
    expect(masked.code).toBe(`${codes[0].slice(0, 4)}-••••${codes[0].slice(-2)}`)
    const printed = (await tenant.call(`/v1/parking/coupons/${first.id}/codes/export?format=csv`, { as: 'finance' })).text.trimEnd().split('\r\n')
    expect(printed).toHaveLength(501)
    expect(printed[1]).toContain(codes[0])
    expect((await ask(`/v1/parking/coupons/${first.id}/codes/export`, undefined, 'auditor')).error.code).toBe('not-allowed')
    expect((await ask('/v1/audit?limit=5')).items.find(({ act }: { act: string }) => act === 'coupons.created')).toMatchObject({ subject: first.id, detail: { bearer: '社区门诊', count: 500 } })
    expect((await ask('/v1/parking/coupons', wish({ from: day(2), to: day(1) }))).error.code).toBe('to-before-from')
    expect((await ask('/v1/parking/coupons', wish({ count: 501 }))).error.kind).toBe('invalid')
  })

  it('draws codes that say nothing of one another, and reads them as people type them', () => {
    const codes = drawCodes('secret', 500)
    expect(drawCodes('another', 500).some((code) => codes.includes(code))).toBe(false)
    expect(codes.every((code) => code.length === 10 && [...code].every((letter) => codeLetters.includes(letter)))).toBe(true)
    expect(normalCode(' ７k3m - q8 rt2w ')).toBe('7K3MQ8RT2W')
    expect([normalCode('7K3M-Q8RT2O'), normalCode('7K3M-Q8RT2'), normalCode('')]).toEqual([undefined, undefined, undefined])
  })

  it('ended with a reason takes no more codes; what was used stays used', async () => {
    const { batch, codes } = await made()
    const [one, two] = [await come(), await come()]
    goTo(50)
    await redeem(one.id, codes[0]!)
    const ended = await ask(`/v1/parking/coupons/${batch}/end`, { reason: '印错了' })
    expect(ended).toMatchObject({ state: 'ended', used: 1, ended: { reason: '印错了' } })
    expect(await ask(`/v1/parking/coupons/${batch}/end`, { reason: '印错了' })).toEqual(ended)
    expect((await ask(`/v1/parking/coupons/${batch}/end`, { reason: '别的原因' }, 'finance')).error.code).toBe('coupons-ended')
    expect((await redeem(two.id, codes[1]!)).error.code).toBe('coupon-ended')
    expect((await redeem(one.id, codes[0]!)).dueFen).toBe(0)
  })
})

describe('a coupon on a stay', () => {
  it('takes its minutes or its fen off, on the driver’s page and at the exit, and its batch knows how much', async () => {
    const [hours, yuan] = [await made({ perStay: 2 }), await made({ kind: 'fen', value: 300, perStay: 2, bearer: '小卖部' })]
    const { id, plate } = await come()
    goTo(170)
    const after = await driver(plate, hours.codes[0]!.toLowerCase().replace('-', ' '))
    expect(after.stay).toMatchObject({ feeFen: 200, dueFen: 200, coupons: ['两小时停车券'], lines: [{ kind: 'coupon', from: at(0), to: at(120), amountFen: 0 }, { kind: 'step', count: 1 }] })
    expect(await used(hours.batch)).toEqual([1, 2, 400])
    goTo(190)
    expect(await redeem(id, yuan.codes[0]!)).toMatchObject({ feeFen: 100, dueFen: 100, coupons: [{ name: '两小时停车券', who: null }, { bearer: '小卖部', who: expect.any(String) }] })
    await cash(id, 100)
    goTo(200)
    expect(await pass('out', plate, 200)).toMatchObject({ open: true, stay: { state: 'done', feeFen: 100, paidFen: 100 } })
    expect([await used(hours.batch), await used(yuan.batch)]).toEqual([[1, 2, 400], [1, 2, 300]])
    const income = await ask(`/v1/parking/income?period=2026-12&area=${area}`, undefined, 'finance')
    expect(income.coupons.filter(({ batch }: { batch: string }) => [hours.batch, yuan.batch].includes(batch))).toEqual([
      { batch: hours.batch, name: '两小时停车券', bearer: '社区门诊', used: 1, forgoneFen: 400 },
      { batch: yuan.batch, name: '两小时停车券', bearer: '小卖部', used: 1, forgoneFen: 300 },
    ])
    expect((await tenant.call('/v1/parking/income/export?period=2026-12&by=coupon&format=csv', { as: 'finance' })).text).toContain('小卖部,1,3.00')
  })

  it('counts once: again on its stay is the same act, on another it is used; of two at once one wins', async () => {
    const { batch, codes } = await made()
    const cars = await Promise.all([come(), come(), come()])
    goTo(100)
    const first = await redeem(cars[0].id, codes[0]!)
    expect(await redeem(cars[0].id, codes[0]!)).toEqual(first)
    expect((await driver(cars[0].plate, codes[0]!)).stay.dueFen).toBe(0)
    expect((await redeem(cars[1].id, codes[0]!)).error.code).toBe('coupon-used')
    const both = await Promise.all([redeem(cars[1].id, codes[1]!), redeem(cars[2].id, codes[1]!), redeem(cars[1].id, codes[1]!)])
    expect(both.filter(({ error }) => error?.code === 'coupon-used').length).toBeGreaterThanOrEqual(1)
    expect(new Set(both.filter(({ error }) => !error).map(({ id }) => id)).size).toBe(1)
    expect((await used(batch)).slice(0, 2)).toEqual([2, 1])
    expect((await redeem(cars[0].id, codes[2]!)).error.code).toBe('coupons-enough')
  })

  it('is refused and not used up where it takes nothing off: free minutes, an area without a price, all paid, the cap reached, a price by hand', async () => {
    const { batch, codes } = await made({ value: 60, perStay: 3, areas: [area, bare] })
    goTo(20)
    const [fresh, free] = [await come(20), await come(20, bare)]
    goTo(30)
    expect((await redeem(free.id, codes[0]!)).error.code).toBe('stay-free')
    expect((await redeem(fresh.id, codes[0]!)).error.code).toBe('nothing-due')
    goTo(80)
    await cash(fresh.id, 200)
    expect((await redeem(fresh.id, codes[0]!)).error.code).toBe('nothing-due')
    const capped = await come(80)
    goTo(80 + 11 * 60 + 30)
    expect((await redeem(capped.id, codes[0]!)).error.code).toBe('coupon-no-use')
    await ask(`/v1/parking/stays/${capped.id}/closure`, { reason: '看病', feeFen: 500 })
    expect((await redeem(capped.id, codes[0]!)).error.code).toBe('price-by-hand')
    expect(await used(batch)).toEqual([0, 3, 0])
  })

  it('gives nothing back of what was paid, and counts only what it took off', async () => {
    const { batch, codes } = await made({ kind: 'fen', value: 900 })
    const { id, plate } = await come()
    goTo(59)
    await cash(id, 200)
    goTo(110)
    expect(await redeem(id, codes[0]!)).toMatchObject({ feeFen: 200, paidFen: 200, dueFen: 0, lines: [{ kind: 'step', amountFen: 400 }, { kind: 'coupon', amountFen: -400 }, { kind: 'kept', amountFen: 200 }] })
    expect(await used(batch)).toEqual([1, 2, 200])
    goTo(290)
    expect(await pass('out', plate, 290)).toMatchObject({ open: true, stay: { feeFen: 200, state: 'done' } })
    expect(await used(batch)).toEqual([1, 2, 800])
  })

  it('may come before paying: whoever then pays the rest may leave for as long as the tariff says', async () => {
    const { codes } = await made()
    const { id, plate } = await come()
    goTo(178)
    await redeem(id, codes[0]!)
    await cash(id, 200)
    goTo(190)
    expect(await pass('out', plate, 190)).toMatchObject({ open: true, stay: { feeFen: 200, paidFen: 200, state: 'done' } })
  })

  it('holds in its areas and on its days; a wrong code and a stranger’s are one answer', async () => {
    const [later, { codes, batch }] = [await made({ from: day(3) }), await made({ to: day(0) })]
    const [here, there] = [await come(), await come(0, other)]
    goTo(100)
    expect((await redeem(here.id, later.codes[0]!)).error.code).toBe('coupon-ahead')
    expect((await redeem(there.id, codes[0]!)).error.code).toBe('coupon-elsewhere')
    const theirs = await redeem(here.id, codes[0]!, 'attendant', stranger)
    expect([theirs.error.kind, (await ask(`/v1/parking/coupons/${batch}`, undefined, 'head', stranger)).error.kind]).toEqual(['unknown', 'unknown'])
    const wrong = await redeem(here.id, 'ABCD-EFGHJK')
    const own = (await ask('/v1/communities', { name: '红星里', year: 1978, mode: 'guaranteed' }, 'head', stranger)).id
    const yard = (await ask('/v1/parking/areas', { community: own, name: '院内', land: 'own' }, 'head', stranger)).id
    const foreign = await ask('/v1/parking/coupons', wish({ areas: [yard] }), 'head', stranger)
    const [{ code }] = (await ask(`/v1/parking/coupons/${foreign.id}/codes`, undefined, 'head', stranger)).items
    const stolen = await redeem(here.id, code)
    expect([stolen.error.code, stolen.error.say]).toEqual([wrong.error.code, wrong.error.say])
    expect((await ask('/v1/parking/coupons', wish({ areas: [yard] }))).error.kind).toBe('unknown')
    goTo(2 * 1440)
    const late = await come(2 * 1440)
    goTo(2 * 1440 + 100)
    expect((await redeem(late.id, codes[0]!)).error.code).toBe('coupon-over')
  })

  it('stops whoever tries code after code, and tells nobody whether a car that stays free is inside', async () => {
    const { codes } = await made()
    const [inside, absent] = [await driver(newPlate(), codes[0]!), await driver(newPlate(), codes[0]!)]
    expect({ ...inside.error, requestId: '' }).toEqual({ ...absent.error, requestId: '' })
    const { plate } = await come()
    goTo(100)
    const answers: string[] = []
    for (let tries = 0; tries < 21; tries += 1) answers.push((await driver(plate, 'ABCD-EFGHJK')).error.code)
    expect([answers[0], answers.at(-1)]).toEqual(['coupon-unknown', 'too-often'])
  })
})
