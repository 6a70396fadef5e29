import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connectLocal } from '../../functions/storage/connect.ts'
import type { Meter } from '../../functions/storage/store.ts'
import { type LocalTable, startDynamoDb } from '../../infra/local/dynamodb.ts'

/** A table of its own in memory, with a meter of the units spent; `tap` reaches the client. */
export async function startTable(options: { readonly tap?: (client: DynamoDBClient) => void } = {}): Promise<LocalTable & { meter: Meter; storeFor: ReturnType<typeof connectLocal> }> {
  const local = await startDynamoDb({ table: 'linli-test' })
  const meter: Meter = { writeUnits: 0, readUnits: 0 }
  return { ...local, meter, storeFor: connectLocal({ ...local, meter, ...options }) }
}
