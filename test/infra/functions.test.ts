import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describe as describeRoutes } from '../../functions/http/openapi.ts'
import { buildFunctions, type BuiltFunction } from '../../infra/build/bundle.ts'
import { type FunctionName, functionNames, routes } from '../../infra/aws/routes.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { channelCallers } from './channel-callers.ts'

type Handler = (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>
const out = mkdtempSync(join(tmpdir(), 'linli-functions-'))
const before = { ...process.env }
let built: Map<FunctionName, BuiltFunction>
let stack: Stack
let tenant: TestTenant
let values: Record<string, string>

/** The bundles themselves, as Lambda would import them, against the emulated table. */
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  values = { slug: tenant.slug, token: await tenant.token('head'), body64: Buffer.from(JSON.stringify({ name: '西街小区', year: 1991, propertyRights: 'public', mode: '1+N' })).toString('base64') }
  built = new Map((await buildFunctions(functionNames, out)).map((one) => [one.name, one]))
  const { endpoint, table } = stack.table
  Object.assign(process.env, { DYNAMODB_ENDPOINT: endpoint, TABLE: table, DOMAIN: 'linli.test', STRIPE_KEY: 'sk_test_1', STRIPE_WEBHOOK: 'whsec_1', FONTS: join(out, 'documents/fonts') })
})
afterAll(async () => {
  process.env = before
  rmSync(out, { recursive: true, force: true })
  await stack?.stop()
})

const load = async (name: FunctionName): Promise<Handler> => ((await import(join(out, name, 'index.mjs'))) as { handler: Handler }).handler

/** An event as API Gateway sent it, with this run's host, token and body in it. */
function recorded(name: string): APIGatewayProxyEventV2 {
  const text = readFileSync(join(import.meta.dirname, 'events', `${name}.json`), 'utf8')
  return JSON.parse(text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? `{{${key}}}`)) as APIGatewayProxyEventV2
}

const ask = async (name: FunctionName, event: string) => (await load(name))(recorded(event))

describe('the built api function', () => {
  test('asks for a session', async () => {
    const answer = await ask('api', 'list-units-without-session')
    expect(answer).toMatchObject({ statusCode: 401, isBase64Encoded: false })
    expect(JSON.parse(answer.body!)).toMatchObject({ error: { kind: 'unauthenticated', code: 'sign-in-needed', say: '请先登录。' } })
    expect((await ask('api', 'list-units-with-session')).statusCode).toBe(401)
  })

  test('answers a token on the API host', async () => {
    const answer = await ask('api', 'list-units-with-token')
    expect(answer.statusCode, answer.body).toBe(200)
    expect(JSON.parse(answer.body!)).toEqual({ items: [], next: null })
  })

  test('knows a tenant by its host, and no other host', async () => {
    expect(JSON.parse((await ask('api', 'site')).body!)).toMatchObject({ slug: tenant.slug })
    expect((await ask('api', 'site-of-nobody')).statusCode).toBe(404)
  })

  test('stores what a base64 body says, once', async () => {
    const answer = await ask('api', 'create-community')
    expect(answer.statusCode, answer.body).toBe(201)
    expect(JSON.parse(answer.body!)).toMatchObject({ name: '西街小区', year: 1991 })
    const listed = await tenant.call('/v1/communities', { as: 'head' })
    expect((listed.json as { items: { name: string }[] }).items.filter(({ name }) => name === '西街小区')).toHaveLength(1)
  })

  test('describes itself, every operation named once', async () => {
    const answer = await ask('documents', 'openapi')
    const document = JSON.parse(answer.body!) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(document.openapi).toMatch(/^3\.1/)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['importUnits', 'listUnits', 'publishBilling', 'getBillPdf', 'createCheckout', 'recordCounterPayment', 'exportJournal', 'createApiToken']))
  })

  test('is at most 600 KB, chunks that few requests load included', () => {
    const { startKb, allKb } = built.get('api')!
    expect(allKb).toBeLessThanOrEqual(600)
    expect(startKb).toBeLessThanOrEqual(600)
  })
})

describe('the other built functions', () => {
  test('documents answers a CSV with its byte order mark and an XLSX with its bytes', async () => {
    const csv = await ask('documents', 'export-units-csv')
    expect(csv, csv.body).toMatchObject({ statusCode: 200, isBase64Encoded: true })
    expect(Buffer.from(csv.body!, 'base64').subarray(0, 3).toString('hex')).toBe('efbbbf')
    const xlsx = await ask('documents', 'export-units-xlsx')
    expect(xlsx.statusCode).toBe(200)
    expect(Buffer.from(xlsx.body!, 'base64').subarray(0, 2).toString()).toBe('PK')
  })

  test('documents carries the fonts that its PDFs need', () => {
    for (const weight of ['400Regular', '700Bold']) expect(readdirSync(join(out, 'documents/fonts', weight))).toEqual([`NotoSansSC_${weight}.ttf`])
  })

  test('notices refuses what Stripe did not sign', async () => {
    const answer = await ask('notices', 'stripe-event-unsigned')
    expect(answer.statusCode).toBe(400)
    expect(JSON.parse(answer.body!)).toMatchObject({ error: { code: 'signature' } })
  })

  test('jobs works the minute and a message', async () => {
    const jobs = (await load('jobs')) as (event: unknown) => Promise<unknown>
    await expect(jobs({ tick: true })).resolves.toBeUndefined()
    const event = { Records: [{ messageId: 'm1', body: JSON.stringify({ tenant: tenant.id, job: 'billing-gone' }) }] } as unknown as SQSEvent
    await expect(jobs(event)).resolves.toEqual({ batchItemFailures: [] })
  })

  test.each(['imports', 'payments', 'sign-in'] as const)('%s starts and asks for a session like any other', async (name) => {
    expect((await ask(name, 'list-units-without-session')).statusCode).toBe(401)
  })

  test('each holds the heavy libraries that it needs and no other', () => {
    const held = (name: FunctionName) => {
      const inputs = Object.keys(built.get(name)!.metafile.inputs)
      return ['stripe', 'pdfkit', 'write-excel-file', 'hucre', 'csv-parse', 'openid-client'].filter((library) => inputs.some((path) => path.includes(`node_modules/${library}/`)))
    }
    expect(Object.fromEntries(functionNames.map((name) => [name, held(name)]))).toEqual({
      api: [],
      aftercare: [],
      income: [],
      workforce: [],
      rosters: [],
      documents: ['pdfkit', 'write-excel-file'],
      imports: ['hucre', 'csv-parse'],
      payments: ['stripe'],
      'sign-in': ['openid-client'],
      notices: ['stripe'],
      jobs: ['stripe'],
    })
  })

  test('api leaves out what leads to them, and nothing else that is loaded on demand', () => {
    const absent = Object.keys(built.get('api')!.metafile.inputs).flatMap((path) => (path.startsWith('absent:.') ? [path.split('/').at(-1)] : []))
    const documents = ['get-bill-pdf.ts', 'get-billing-run-pdf.ts', 'get-receipt-pdf.ts', 'read-sheets.ts', 'write-xlsx.ts']
    const parts = ['aftercare.ts', 'api.ts', 'facilities.ts', 'parking.ts', 'reports.ts', 'rosters.ts', 'workforce.ts']
    const notices = ['follow-orders.ts', 'settle-account.ts', 'settle-dispute.ts', 'settle-refund.ts', 'stuck-sale-refund.ts']
    expect([...new Set(absent)].toSorted()).toEqual([...documents, ...parts, ...notices].toSorted())
  })

  test('zod is there once and without the words of languages that we do not speak', () => {
    const kept = Object.values(built.get('api')!.metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0))
    const locales = kept.flatMap(([path]) => (path.includes('zod/v4/locales/') ? [path.split('/').at(-1)] : []))
    expect(locales.toSorted()).toEqual(['en.js', 'zh-CN.js'])
  })
})

describe('the gateway sends', () => {
  /** API Gateway takes the most specific pattern: plain segments before named ones before the greedy one, and a named method before any. */
  function target(method: string, path: string): string | undefined {
    const found = Object.entries(routes).flatMap(([name, patterns]) => patterns.map((pattern) => ({ name, ...weigh(pattern, method, path) })))
    return found.filter(({ fits }) => fits).toSorted((a, b) => b.weight.localeCompare(a.weight))[0]?.name
  }
  function weigh(pattern: string, method: string, path: string): { fits: boolean; weight: string } {
    const [verb, wanted] = pattern.split(' ') as [string, string]
    const segments = wanted.split('/')
    const given = path.split('/')
    const greedy = wanted.includes('+}')
    const fits = (verb === 'ANY' || verb === method.toUpperCase()) && (greedy ? given.length >= segments.length : given.length === segments.length) && segments.every((segment, at) => segment.startsWith('{') || segment === given[at])
    return { fits, weight: `${segments.map((segment) => (segment.includes('+}') ? '0' : segment.startsWith('{') ? '1' : '2')).join('')}${verb === 'ANY' ? '0' : '1'}` }
  }
  const described = () => describeRoutes(stack.app).map(({ method, path, operation }) => ({ operation, path, to: target(method, path.replace(/:(\w+)(\{[^}]+\})?/g, '$1-value')) }))
  const typesOf = (response: object | string): string[] => (typeof response === 'object' && 'type' in response && !('safeParse' in response) ? [response.type as string | string[]].flat() : [])
  const idsTo = (name: string) => described().filter(({ to }) => to === name).map(({ operation }) => operation.id).toSorted()

  test('every operation somewhere', () => {
    expect(described().filter(({ to }) => to === undefined).map(({ operation }) => operation.id)).toEqual([])
  })

  test('every document and no other operation to documents, but for the reference', () => {
    // Codes to scan are drawn by what draws the codes on paper.
    const reference = ['getClockCode', 'getOpenApi', 'getReference', 'getSessionCode']
    const documents = described().filter(({ operation }) => typesOf(operation.response).some((type) => /pdf|csv|sheet|octet/.test(type)))
    expect(documents.length).toBeGreaterThan(5)
    expect(idsTo('documents')).toEqual([...documents.map(({ operation }) => operation.id), ...reference].toSorted())
  })

  test('every uploaded file to imports, and what talks with Stripe and the issuer to where it is held', () => {
    const files = described().filter(({ operation }) => operation.upload?.some((type) => !/json/.test(type)))
    expect(idsTo('imports')).toEqual(files.map(({ operation }) => operation.id).toSorted())
    expect(idsTo('notices')).toEqual(['receiveNotice'])
    expect(idsTo('sign-in')).toEqual(expect.arrayContaining(['startSignIn']))
  })

  /** Rooms whose every operation goes to payments, since some speak with the provider and they share their files. */
  const rooms = /^\/v1\/(sales|bookings|machine-sessions|connect|refunds|reversals|disputes|stuck|exceptions)(\/|$)/

  test('every operation that may speak with the payment provider to payments, and beside them only their neighbours', () => {
    const neighbours = described().filter(({ path, to }) => rooms.test(path) && to !== 'documents').map(({ operation }) => operation.id)
    const callers = channelCallers().filter((id) => id !== 'receiveNotice')
    expect(callers).toEqual(expect.arrayContaining(['approveRefund', 'connectAccount', 'createCheckout', 'getCheckout', 'getConnectStatus', 'resolveStuck']))
    expect(idsTo('payments')).toEqual([...new Set([...callers, ...neighbours])].toSorted())
  })
})
