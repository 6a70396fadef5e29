import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TenantId } from '../../functions/ids.ts'
import { connectAws } from '../../functions/storage/connect.ts'

const signers: (string | undefined)[] = []
let connections = 0
const table = createServer((request, response) => {
  signers.push(/Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1])
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}'))
}).on('connection', () => (connections += 1))

beforeAll(async () => {
  await new Promise<void>((done) => table.listen(0, '127.0.0.1', done))
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = `http://127.0.0.1:${(table.address() as AddressInfo).port}`
})
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL_DYNAMODB']
  table.closeAllConnections()
  table.close()
})

test("each tenant's requests are signed with its own credentials, over one connection, asked for once", async () => {
  const asked: string[] = []
  const storeFor = connectAws({
    table: 'Linli',
    region: 'ap-southeast-1',
    credentialsFor: (tenant) => async () => {
      asked.push(tenant)
      return { accessKeyId: `AKIA${tenant}`, secretAccessKey: 'secret', sessionToken: 'session', expiration: new Date('2099-01-01') }
    },
  })
  const [one, other] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'] as TenantId[]
  for (const tenant of [one!, other!, one!, other!]) await storeFor(tenant).get({ pk: `T#${tenant}`, sk: 'SITE' })
  expect(signers).toEqual(['AKIAaaaaaaaaaaaa', 'AKIAbbbbbbbbbbbb', 'AKIAaaaaaaaaaaaa', 'AKIAbbbbbbbbbbbb'])
  expect(asked).toEqual(['aaaaaaaaaaaa', 'bbbbbbbbbbbb'])
  expect(connections).toBe(1)
})
