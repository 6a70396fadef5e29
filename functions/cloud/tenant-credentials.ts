import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { assert } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { platform as directory } from '../storage/keys.ts'

type Roles = { readonly region: string; readonly tenantRole: string; readonly directoryRole: string }
type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string; readonly expiration: Date }

const sessionSeconds = 3600

/**
 * Credentials that open one tenant's items and nothing else (infra/aws/tenant-policy.ts). The DynamoDB client of a
 * tenant calls its provider once and again shortly before they expire.
 */
export function tenantCredentials({ region, tenantRole, directoryRole }: Roles): (tenant: TenantId) => () => Promise<Credentials> {
  const sts = new STSClient({ region })
  return (tenant) => async () => {
    const answer = await sts.send(
      new AssumeRoleCommand({
        RoleArn: tenant === directory ? directoryRole : tenantRole,
        RoleSessionName: tenant,
        DurationSeconds: sessionSeconds,
        ...(tenant === directory ? {} : { Tags: [{ Key: 'tenant', Value: tenant }] }),
      }),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
    assert(AccessKeyId && SecretAccessKey && SessionToken && Expiration, 'STS answered without credentials')
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration: Expiration }
  }
}
