import { connectLocal } from '../../functions/storage/connect.ts'
import type { Meter } from '../../functions/storage/store.ts'
import { type LocalTable, startDynamoDb } from '../../infra/local/dynamodb.ts'

/** A table of its own in memory, with a meter of the units spent. */
export async function startTable(): Promise<LocalTable & { meter: Meter; storeFor: ReturnType<typeof connectLocal> }> {
  const local = await startDynamoDb({ table: 'linli-test' })
  const meter: Meter = { writeUnits: 0, readUnits: 0 }
  return { ...local, meter, storeFor: connectLocal({ ...local, meter }) }
}
