import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '../../functions/cloud/settings.ts'
import { tenantCredentials } from '../../functions/cloud/tenant-credentials.ts'
import type { TenantId } from '../../functions/ids.ts'
import { platform } from '../../functions/storage/keys.ts'

const before = { ...process.env }
beforeAll(() => void Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' }))
afterAll(() => void (process.env = before))

const roles = { region: 'ap-southeast-1', tenantRole: 'arn:aws:iam::1:role/tenant', directoryRole: 'arn:aws:iam::1:role/directory' }
const answer = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><Arn>arn</Arn></AssumedRoleUser><Credentials>
  <AccessKeyId>ASIATEMP</AccessKeyId><SecretAccessKey>s/e+c=</SecretAccessKey><SessionToken>IQoJ//8=</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`

/** STS as it answers, with what it was asked. */
function sts(xml = answer) {
  const asked: { url: string; form: Record<string, string>; scope: string | undefined }[] = []
  const send = (async (url: string, init: RequestInit) => {
    const { authorization } = init.headers as Record<string, string>
    asked.push({ url, form: Object.fromEntries(new URLSearchParams(String(init.body))), scope: /Credential=([^,]+)/.exec(authorization ?? '')?.[1]?.replace(/\d{8}/, 'DAY') })
    return new Response(xml, { headers: { 'content-type': 'text/xml' } })
  }) as typeof fetch
  return { asked, send }
}

test("a tenant's credentials carry its id as the one session tag", async () => {
  const { asked, send } = sts()
  const credentials = await tenantCredentials(roles, send)('aaaaaaaaaaaa' as TenantId)()
  expect(credentials).toEqual({ accessKeyId: 'ASIATEMP', secretAccessKey: 's/e+c=', sessionToken: 'IQoJ//8=', expiration: new Date('2030-01-01T00:00:00Z') })
  expect(asked).toEqual([
    {
      url: 'https://sts.ap-southeast-1.amazonaws.com/',
      scope: 'AKID/DAY/ap-southeast-1/sts/aws4_request',
      form: { Action: 'AssumeRole', Version: '2011-06-15', RoleArn: roles.tenantRole, RoleSessionName: 'aaaaaaaaaaaa', DurationSeconds: '3600', 'Tags.member.1.Key': 'tenant', 'Tags.member.1.Value': 'aaaaaaaaaaaa' },
    },
  ])
})

test('the directory has a role of its own and no tag', async () => {
  const { asked, send } = sts()
  await tenantCredentials(roles, send)(platform)()
  expect(asked[0]!.form['RoleArn']).toBe(roles.directoryRole)
  expect(Object.keys(asked[0]!.form).filter((key) => key.startsWith('Tags'))).toEqual([])
})

test('an answer without credentials is a broken invariant, not an empty key', async () => {
  await expect(tenantCredentials(roles, sts('<AssumeRoleResponse/>').send)('aaaaaaaaaaaa' as TenantId)()).rejects.toThrow(/without AccessKeyId/)
})

test('a function without one of its variables does not start', () => {
  expect(() => readSettings({ AWS_REGION: 'ap-southeast-1' })).toThrow(/TABLE is not set/)
})
