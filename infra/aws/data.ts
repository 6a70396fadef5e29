import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { indexName, ttlAttribute } from '../../functions/storage/table-definition.ts'

export type Data = { readonly table: TableV2; readonly key: Key }

/** The one table, on demand, with 35 days of point-in-time recovery, under a key of ours. It outlives the stack. */
export function createData(scope: Construct): Data {
  const key = new Key(scope, 'TableKey', { description: 'The Linli table', enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
  const table = new TableV2(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    globalSecondaryIndexes: [
      {
        indexName,
        partitionKey: { name: 'gpk', type: AttributeType.STRING },
        sortKey: { name: 'gsk', type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      },
    ],
    timeToLiveAttribute: ttlAttribute,
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  return { table, key }
}
