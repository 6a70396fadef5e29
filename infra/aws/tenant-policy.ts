/** A policy document as IAM reads it. */
export type Policy = { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] }
export type Statement = {
  readonly Sid: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: readonly string[]
  readonly NotAction?: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

type Arns = { readonly table: string; readonly index: string; readonly key: string }

/** The session tag that names the tenant, and the tag value under which the platform's own directory is kept. */
export const tenantTag = 'tenant'
export const directoryTenant = 'platform0000'

/** Everything the storage layer asks of the table. A transaction is authorized as the item actions inside it. */
const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const writeActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem', 'dynamodb:ConditionCheckItem']
const keyActions = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:DescribeKey']

/**
 * What the tenant role may do, for the tenant in its session tag and for nobody else. Without a tag the
 * variable has no value and nothing matches. The `#` before the star keeps tenant `a` from reading `a-b`.
 */
export function tenantPolicy(arns: Arns): Policy {
  const own = `T#\${aws:PrincipalTag/${tenantTag}}`
  return itemPolicy(arns, [...readActions, ...writeActions, 'dynamodb:DeleteItem'], [own, `${own}#*`])
}

/** What the directory role may do: the platform's one partition, and no deletion. */
export function directoryPolicy(arns: Arns): Policy {
  return itemPolicy(arns, [...readActions, ...writeActions], [`T#${directoryTenant}`])
}

/**
 * Item actions on keys that match. Two traps: ForAllValues holds for a request without any leading key (a
 * Scan), which the Null guard refuses; and a statement added elsewhere later could allow more, which the
 * Deny of everything else (Scan, PartiQL, export, streams, backups, other services) refuses.
 */
function itemPolicy({ table, index, key }: Arns, actions: readonly string[], leadingKeys: readonly string[]): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ItemsOfOneTenant',
        Effect: 'Allow',
        Action: actions,
        Resource: [table, index],
        Condition: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
      {
        Sid: 'KeyOfTheTable',
        Effect: 'Allow',
        Action: keyActions,
        Resource: [key],
        Condition: { StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } },
      },
      { Sid: 'NothingElse', Effect: 'Deny', NotAction: [...actions, ...keyActions], Resource: ['*'] },
    ],
  }
}

/**
 * Who may become the tenant role: our functions, with a tag of a tenant's form. IAM itself allows no `*` or `?` in
 * a tag's value, so a value cannot widen the patterns above. The directory's id is kept for its own role.
 */
export const tenantTrustConditions = {
  StringLike: { [`aws:RequestTag/${tenantTag}`]: '?'.repeat(12) },
  StringNotEquals: { [`aws:RequestTag/${tenantTag}`]: directoryTenant },
  'ForAllValues:StringEquals': { 'aws:TagKeys': [tenantTag] },
  Null: { [`aws:RequestTag/${tenantTag}`]: 'false' },
} as const
