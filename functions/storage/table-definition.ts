import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** The index name needs three characters on some emulators. */
export const indexName = 'overview'

/** The one table, as the local stack creates it and as infra/aws declares it. */
export const tableDefinition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gpk', 'gsk'].map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: indexName,
      KeySchema: [
        { AttributeName: 'gpk', KeyType: 'HASH' },
        { AttributeName: 'gsk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
})

/** Seconds since 1970 after which DynamoDB may drop an item; readers still compare, since dropping takes hours. */
export const ttlAttribute = 'ttl'
