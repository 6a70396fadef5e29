import { Duration } from 'aws-cdk-lib'
import { type IRole, PolicyDocument, PrincipalBase, PrincipalPolicyFragment, Role } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { indexName } from '../../functions/storage/table-definition.ts'
import type { Data } from './data.ts'
import { directoryPolicy, tenantPolicy, tenantTrustConditions } from './tenant-policy.ts'

export type TenantRoles = { readonly tenant: Role; readonly directory: Role }

/** The only two roles with rights on the table. The functions themselves hold none; they become one of these. */
export function createTenantRoles(scope: Construct, { table, key }: Data, functions: readonly IRole[]): TenantRoles {
  const arns = { table: table.tableArn, index: `${table.tableArn}/index/${indexName}`, key: key.keyArn }
  const tenant = new Role(scope, 'TenantRole', {
    description: 'Items of the one tenant named by the session tag',
    assumedBy: new OneOf(functions).withConditions(tenantTrustConditions).withSessionTags(),
    inlinePolicies: { tenant: PolicyDocument.fromJson(tenantPolicy(arns)) },
    maxSessionDuration: Duration.hours(1),
  })
  const directory = new Role(scope, 'DirectoryRole', {
    description: 'The directory of the platform: which host and which payment account is whose',
    assumedBy: new OneOf(functions),
    inlinePolicies: { directory: PolicyDocument.fromJson(directoryPolicy(arns)) },
    maxSessionDuration: Duration.hours(1),
  })
  return { tenant, directory }
}

/** All functions in one statement: the CDK's CompositePrincipal writes one each, and a trust policy may hold 2,048 characters. */
class OneOf extends PrincipalBase {
  readonly policyFragment: PrincipalPolicyFragment

  constructor(roles: readonly IRole[]) {
    super()
    this.policyFragment = new PrincipalPolicyFragment({ AWS: roles.map((role) => role.roleArn) })
  }

  override dedupeString(): undefined {
    return undefined
  }
}
