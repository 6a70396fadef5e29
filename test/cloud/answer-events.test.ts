import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answerEvents } from '../../functions/cloud/answer-events.ts'
import type { Env } from '../../functions/http/env.ts'

const app = new Hono<Env>()
  .all('/echo/:id', async (c) =>
    c.json({ url: c.req.url, method: c.req.method, id: c.req.param('id'), header: c.req.header('x-one'), cookie: c.req.header('cookie'), hex: Buffer.from(await c.req.arrayBuffer()).toString('hex') }),
  )
  .get('/csv', (c) => c.body('\uFEFF单元,面积\r\n', 200, { 'content-type': 'text/csv; charset=utf-8' }))
  .get('/xlsx', (c) => c.body(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff]), 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
  .get('/long', (c) => c.body(new Uint8Array(Number(c.req.query('bytes'))), 200, { 'content-type': 'application/pdf' }))
  .get('/fault', (c) => c.body('{"error":"字"}', 404, { 'content-type': 'application/problem+json' }))
  .get('/cookies', (c) => {
    c.header('set-cookie', 'a=1; Path=/', { append: true })
    c.header('set-cookie', 'b=2; Path=/', { append: true })
    return c.redirect('/elsewhere')
  })
const handler = answerEvents(app)

type Given = { path: string; method?: string; query?: string; headers?: Record<string, string>; cookies?: string[]; body?: string; isBase64Encoded?: boolean }
const event = ({ path, method = 'GET', query = '', headers = {}, ...rest }: Given) =>
  ({ version: '2.0', rawPath: path, rawQueryString: query, headers: { host: 'dongjie.linli.example', ...headers }, requestContext: { domainName: 'd-abc.example', http: { method, path } }, isBase64Encoded: false, ...rest }) as unknown as APIGatewayProxyEventV2

test('host, path, query, headers and cookies reach the app as the browser sent them', async () => {
  const { body } = await handler(event({ path: '/echo/楼1', query: 'search=%E4%B8%9C&b=1', headers: { 'x-one': '1' }, cookies: ['__Host-linli=s', 'c=2'] }))
  expect(JSON.parse(body!)).toMatchObject({ url: 'https://dongjie.linli.example/echo/%E6%A5%BC1?search=%E4%B8%9C&b=1', id: '楼1', header: '1', cookie: '__Host-linli=s; c=2', method: 'GET' })
})

test('a body arrives byte for byte, sent as text or as base64', async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 0xe4, 0xb8, 0x9c])
  const raw = await handler(event({ path: '/echo/1', method: 'POST', body: bytes.toString('base64'), isBase64Encoded: true }))
  expect(JSON.parse(raw.body!)).toMatchObject({ hex: bytes.toString('hex'), method: 'POST' })
  const text = await handler(event({ path: '/echo/1', method: 'PATCH', body: '{"名":1}' }))
  expect(JSON.parse(text.body!)).toMatchObject({ hex: Buffer.from('{"名":1}').toString('hex') })
})

test('a CSV keeps its byte order mark and an XLSX its bytes', async () => {
  const csv = await handler(event({ path: '/csv' }))
  expect(csv.isBase64Encoded).toBe(true)
  expect(Buffer.from(csv.body!, 'base64').toString('hex').startsWith('efbbbf')).toBe(true)
  const xlsx = await handler(event({ path: '/xlsx' }))
  expect([...Buffer.from(xlsx.body!, 'base64')]).toEqual([0x50, 0x4b, 0x03, 0x04, 0xff])
})

test('a file that Lambda could not hand over is refused with a sentence, not lost as a 500', async () => {
  expect((await handler(event({ path: '/long', query: 'bytes=4300000' }))).statusCode).toBe(200)
  const refused = await handler(event({ path: '/long', query: 'bytes=4700000', headers: { 'accept-language': 'en-GB' } }))
  expect(refused.statusCode).toBe(413)
  expect(JSON.parse(refused.body!)).toMatchObject({ error: { kind: 'limit', code: 'answer-too-large', say: expect.stringMatching(/too large/) as string } })
})

test('JSON of any kind leaves as text', async () => {
  expect(await handler(event({ path: '/fault' }))).toMatchObject({ statusCode: 404, isBase64Encoded: false, body: '{"error":"字"}' })
})

test('several cookies stay several', async () => {
  const answer = await handler(event({ path: '/cookies' }))
  expect(answer).toMatchObject({ statusCode: 302, cookies: ['a=1; Path=/', 'b=2; Path=/'], headers: { location: '/elsewhere' } })
  expect(answer.headers).not.toHaveProperty('set-cookie')
})
