import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tenantCredentials } from '../../functions/cloud/tenant-credentials.ts'
import { readSettings } from '../../functions/cloud/settings.ts'
import type { TenantId } from '../../functions/ids.ts'
import { platform } from '../../functions/storage/keys.ts'

const asked: URLSearchParams[] = []
const sts = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    asked.push(new URLSearchParams(body))
    response.setHeader('content-type', 'text/xml')
    response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>AKIATEMP${asked.length}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`)
  })
})
const before = { ...process.env }
beforeAll(async () => {
  await new Promise<void>((done) => sts.listen(0, '127.0.0.1', done))
  Object.assign(process.env, { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(sts.address() as AddressInfo).port}`, AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' })
})
afterAll(() => {
  process.env = before
  sts.close()
})

const roles = { region: 'ap-southeast-1', tenantRole: 'arn:aws:iam::1:role/tenant', directoryRole: 'arn:aws:iam::1:role/directory' }

test("a tenant's credentials carry its id as the one session tag", async () => {
  const credentials = await tenantCredentials(roles)('aaaaaaaaaaaa' as TenantId)()
  expect(credentials).toMatchObject({ sessionToken: 't', expiration: new Date('2030-01-01T00:00:00Z') })
  const form = Object.fromEntries(asked.at(-1)!)
  expect(form).toMatchObject({ Action: 'AssumeRole', RoleArn: roles.tenantRole, 'Tags.member.1.Key': 'tenant', 'Tags.member.1.Value': 'aaaaaaaaaaaa', DurationSeconds: '3600' })
  expect(form).not.toHaveProperty('Tags.member.2.Key')
})

test('the directory has a role of its own and no tag', async () => {
  await tenantCredentials(roles)(platform)()
  expect(asked.at(-1)!.get('RoleArn')).toBe(roles.directoryRole)
  expect([...asked.at(-1)!.keys()].filter((key) => key.startsWith('Tags'))).toEqual([])
})

test('a function without one of its variables does not start', () => {
  expect(() => readSettings({ AWS_REGION: 'ap-southeast-1' })).toThrow(/TABLE is not set/)
})
