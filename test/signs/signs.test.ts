import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEstate } from '../fees/estate.ts'
import { hasPdfText, pagesOf, pdfText } from '../paper/pdf-text.ts'
import { type Selling, startSelling } from '../sales/selling.ts'
import { rule } from '../tariffs/rules.ts'
import { hasReader, readCodes } from './read-codes.ts'

if (!hasReader) console.warn('zbarimg or pdftoppm is not installed: the codes on signs are not read (Debian: apt-get install zbar-tools poppler-utils)')

let at: Selling
let community: string
let tariff: string
let area: string
let machines: readonly string[]
const head = (path: string, body?: object) => at.ask(path, { as: 'head', ...(body ? { body } : {}) })
const areaOf = async (name: string, more: object = {}): Promise<string> => (await head('/v1/parking/areas', { community, name, place: '3号岗亭旁', land: 'own', tariff, ...more })).id
const pdf = (path: string, headers = {}) => at.tenant.call(`/v1/${path}`, { as: 'attendant', headers })
const code = async (path: string) => {
  const { status, json } = await pdf(path)
  return [status, json.error.code]
}
const origin = () => at.tenant.ctx('head').site.url

beforeAll(async () => {
  at = await startSelling()
  ;({ community } = await makeEstate(at.tenant.ctx('head')))
  tariff = (await head('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: rule({}) })).id
  area = await areaOf('东门地面')
  machines = [await at.machine({ name: '2号' }), await at.machine({ name: '10号' })]
})
afterAll(() => at.stack.stop())

describe('the sign at an exit', () => {
  it.runIf(hasReader)('holds one code, which leads to the page of this area on this host', async () => {
    const { status, headers, bytes } = await pdf(`parking/areas/${area}/sign/pdf`)
    expect([status, headers.get('content-type'), pagesOf(bytes)]).toEqual([200, 'application/pdf', 1])
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('停车缴费标牌 东门地面.pdf')
    expect(readCodes(bytes)).toEqual([[`${origin()}/park/${area}`]])
  })

  it.runIf(hasPdfText)('says in Chinese and in English what to do, where, whose it is and whom to call, whatever the reader speaks', async () => {
    const words = pdfText((await pdf(`parking/areas/${area}/sign/pdf`, { 'accept-language': 'en' })).bytes)
    for (const expected of ['东街物业服务社', '停车缴费', 'Pay for parking', '东门地面', '3号岗亭旁', '付款后按时出场', 'leave by the time', '有问题请打 0571-8888 0000', `/park/${area}`]) expect(words).toContain(expected)
  })

  it('is refused where short stays cost nothing, with what to do; another organization’s area is not there', async () => {
    expect(await code(`parking/areas/${await areaOf('西门', { tariff: null })}/sign/pdf`)).toEqual([422, 'nothing-to-pay'])
    expect(await code(`parking/areas/${await areaOf('花坛边', { land: 'shared' })}/sign/pdf`)).toEqual([422, 'nothing-to-pay'])
    expect((await at.stranger.call(`/v1/parking/areas/${area}/sign/pdf`, { as: 'attendant' })).status).toBe(404)
  })
})

describe('the signs of machines', () => {
  it.runIf(hasReader)('are a page each in the order of their numbers, or one alone, each with its own code', async () => {
    const links = machines.map((machine) => [`${origin()}/machine/${machine}`])
    const all = await pdf(`facilities/${at.facility}/signs/pdf`)
    expect([all.status, readCodes(all.bytes)]).toEqual([200, links])
    const one = await pdf(`facilities/${at.facility}/signs/pdf?machine=${machines[1]}`)
    expect([pagesOf(one.bytes), readCodes(one.bytes)]).toEqual([1, [links[1]]])
  })

  it.runIf(hasPdfText)('send to the attendant where nothing is collected online, and say so instead of promising a payment by phone', async () => {
    const online = pdfText((await pdf(`facilities/${at.facility}/signs/pdf`)).bytes)
    expect([online.includes('没用完的自动退回'), online.includes('付现金给')]).toEqual([true, false])
    const offline = await at.stack.createTenant('西街物业服务社')
    const place = (await offline.call('/v1/communities', { as: 'head', body: { name: '光明里', year: 1980, mode: 'guaranteed' } })).json.id
    const shed = { id: 'shed00000009', name: '西门充电棚', kind: 'charging-shed', community: place, place: '西门', ownership: 'organisation' }
    await offline.call('/v1/facilities', { as: 'head', body: shed })
    await offline.call(`/v1/facilities/${shed.id}/machines`, { as: 'head', body: { id: 'socket000001', name: '1号', tariff: { by: 'energy', kwhFen: 120, leastFen: 20 }, amountsFen: [100], maxMinutes: 60 } })
    const words = pdfText((await offline.call(`/v1/facilities/${shed.id}/signs/pdf`, { as: 'head' })).bytes)
    expect([words.includes('没用完的自动退回'), words.includes('付现金给'), words.includes('有问题请到 本社服务站')]).toEqual([false, true, true])
  })

  it('are refused without a machine; a machine of another facility or another organization is not there', async () => {
    const empty = (await head('/v1/facilities', { id: 'shed00000002', name: '空棚', kind: 'charging-shed', community, place: '北门', ownership: 'organisation' })).id
    expect(await code(`facilities/${empty}/signs/pdf`)).toEqual([422, 'no-machine'])
    expect(await code(`facilities/${empty}/signs/pdf?machine=${machines[0]}`)).toEqual([404, 'unknown'])
    expect((await at.stranger.call(`/v1/facilities/${at.facility}/signs/pdf`, { as: 'attendant' })).status).toBe(404)
  })
})
