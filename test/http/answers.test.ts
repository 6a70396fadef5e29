import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyBytesMax } from '../../functions/http/app.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
})
afterAll(() => stack?.stop())

describe('an error', () => {
  it('of input names every wrong place in the language asked for, and nothing is saved', async () => {
    const wrong = { name: '', year: 'old' }
    const zh = await tenant.call('/v1/communities', { as: 'head', body: wrong })
    const en = await tenant.call('/v1/communities', { as: 'head', body: wrong, headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect(zh.status).toBe(400)
    expect(zh.json.error).toMatchObject({ kind: 'invalid', code: 'invalid-input', say: expect.stringContaining('没有保存') })
    expect(en.json.error.say).toContain('Nothing was saved')
    expect(zh.json.error.details.map((detail: { where: string }) => detail.where).sort()).toEqual(['name', 'year'])
    expect(zh.json.error.details[0].say).not.toBe(en.json.error.details[0].say)
    expect((await tenant.call('/v1/communities', { as: 'head' })).json.items).toEqual([])
  })

  it('of JSON that is none is the caller\'s, not ours', async () => {
    const answer = await tenant.call('/v1/communities', { as: 'head', body: new TextEncoder().encode('{"name":'), headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(400)
    expect(answer.json.error.kind).toBe('invalid')
  })

  it('of a path that is not there has the shape of every other', async () => {
    const answer = await tenant.call('/v1/nothing-here', { as: 'head' })
    expect(answer.status).toBe(404)
    expect(answer.json.error).toMatchObject({ kind: 'unknown', code: 'unknown', requestId: expect.stringMatching(/^[a-z0-9]{12}$/) })
  })

  it('of ours says a number to tell and nothing of the inside', async () => {
    const broken = await startStack()
    await broken.stop()
    const answer = await broken.request(broken.apiHost, '/v1/units', { token: 'linli_aaaaaaaaaaaa_x' })
    expect(answer.status).toBe(500)
    expect(answer.json.error).toMatchObject({ kind: 'defect', say: expect.stringContaining(answer.json.error.requestId) })
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|at .*\.ts/)
    expect(broken.logs.some((line) => line.level === 'error' && line['requestId'] === answer.json.error.requestId)).toBe(true)
  })

  it('of too large a body comes before it is read in whole', async () => {
    const answer = await tenant.call('/v1/communities', { as: 'head', body: new Uint8Array(bodyBytesMax + 1), headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(429)
    expect(answer.json.error.code).toBe('too-large')
  })

  it('of a list position made up is said as such', async () => {
    const answer = await tenant.call('/v1/audit?after=abc', { as: 'head' })
    expect(answer.status).toBe(400)
  })
})

describe('every answer', () => {
  it('is not kept by anybody and carries its number', async () => {
    const answer = await tenant.call('/v1/communities', { as: 'head' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-request-id')).toMatch(/^[a-z0-9]{12}$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is logged without anything personal', async () => {
    await tenant.call('/v1/units?search=%E7%8E%8B%E7%A7%80%E8%8B%B1', { as: 'head' })
    const line = stack.logs.filter((one) => one.event === 'request').at(-1)!
    expect(line).toMatchObject({ method: 'GET', status: 200, tenant: tenant.id, actor: 'token' })
    expect(JSON.stringify(line)).not.toMatch(/王秀英|%E7%8E%8B|linli_/)
  })
})

describe('the reference', () => {
  const asked = ['importUnits', 'listUnits', 'createFeeItem', 'previewBilling', 'publishBilling', 'getBillingRun', 'listBills', 'getBill', 'getBillPdf', 'createCheckout']
  const asked2 = ['recordCounterPayment', 'listPayments', 'getReceipt', 'getTrialBalance', 'getHouseholdStatement', 'listArrears', 'exportJournal', 'inviteMember', 'removeMember', 'createApiToken']

  it('is OpenAPI 3.1 on every host, each operation once', async () => {
    const documents = await Promise.all([stack.apiHost, tenant.host, 'login.linli.test'].map((host) => stack.request(host, '/v1/openapi.json')))
    expect(documents.map((answer) => answer.status)).toEqual([200, 200, 200])
    const { openapi, paths } = documents[0]!.json as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
    expect(openapi).toBe('3.1.0')
    const ids = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining([...asked, ...asked2]))
    expect(documents[1]!.json).toEqual(documents[0]!.json)
  })

  it('refers only to what it defines', async () => {
    const { json, text } = await stack.request(stack.apiHost, '/v1/openapi.json')
    const refs = [...new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!))]
    expect(refs.length).toBeGreaterThan(5)
    const defined = json as { components: { schemas: Record<string, unknown> } }
    expect(refs.filter((ref) => !(ref.replace('#/components/schemas/', '') in defined.components.schemas))).toEqual([])
  })

  it('describes every route of the app: a route without an operation is open to nobody and shown to nobody', async () => {
    const { paths } = (await stack.request(stack.apiHost, '/v1/openapi.json')).json as { paths: Record<string, Record<string, unknown>> }
    const described = new Set(Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)))
    const routed = new Set(stack.app.routes.filter((route) => route.method !== 'ALL').map((route) => `${route.method} ${route.path.replace(/:(\w+)(\{[^}]+\})?/g, '{$1}')}`))
    expect([...routed].filter((route) => !described.has(route))).toEqual([])
  })

  it('reads as a page', async () => {
    const page = await stack.request(stack.apiHost, '/docs')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('previewBilling')
  })
})
