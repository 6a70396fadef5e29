import { assert } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { platform as directory } from '../storage/keys.ts'
import { callAws } from './call-aws.ts'

type Roles = { readonly region: string; readonly tenantRole: string; readonly directoryRole: string }
type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string; readonly expiration: Date }

const sessionSeconds = 3600

/**
 * Credentials from STS (AssumeRole) that open one tenant's items and nothing else (infra/aws/tenant-policy.ts). The
 * DynamoDB client of a tenant calls its provider once, and again shortly before they expire.
 */
export function tenantCredentials({ region, tenantRole, directoryRole }: Roles, send = fetch): (tenant: TenantId) => () => Promise<Credentials> {
  return (tenant) => async () => {
    const form = new URLSearchParams({ Action: 'AssumeRole', Version: '2011-06-15', RoleArn: tenantRole, RoleSessionName: tenant, DurationSeconds: String(sessionSeconds) })
    if (tenant === directory) form.set('RoleArn', directoryRole)
    else {
      form.set('Tags.member.1.Key', 'tenant')
      form.set('Tags.member.1.Value', tenant)
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    return readCredentials(await callAws({ service: 'sts', region, headers, body: form.toString() }, send))
  }
}

/** Four elements of plain text; none of them can hold a character that XML would escape but `=`, `+` and `/`, which it does not. */
function readCredentials(xml: string): Credentials {
  const read = (name: string): string => {
    const value = new RegExp(`<${name}>([^<&]+)</${name}>`).exec(xml)?.[1]
    assert(value, `STS answered without ${name}`)
    return value.trim()
  }
  return { accessKeyId: read('AccessKeyId'), secretAccessKey: read('SecretAccessKey'), sessionToken: read('SessionToken'), expiration: new Date(read('Expiration')) }
}
