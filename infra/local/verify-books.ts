import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../../functions/calendar.ts'
import { verifyBooks } from '../../functions/closing/verify-books.ts'
import { type Ports, systemActor } from '../../functions/context.ts'
import { randomIds, type TenantId } from '../../functions/ids.ts'
import { contextOf, type Platform } from '../../functions/platform.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { storeOf } from '../../functions/storage/store.ts'
import { indexName } from '../../functions/storage/table-definition.ts'
import { everyTenant } from '../../functions/tenants/resolve-tenant.ts'
import { startDynamoDb } from './dynamodb.ts'
import { claimData } from './one-at-a-time.ts'

/**
 * `npm run verify-books -- --tenant T [--data DIR | --table NAME --region R]`: derives everything that follows from a tenant's vouchers again and prints what
 * differs. T is an id or a slug. Only reads. Ends with 1 when something differs, with 2 when it could not look.
 */
const { values } = parseArgs({ options: { tenant: { type: 'string' }, data: { type: 'string', default: '.data' }, table: { type: 'string' }, region: { type: 'string' } } })
try {
  process.exitCode = await verify(values.tenant ?? '')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function verify(wanted: string): Promise<number> {
  if (!wanted) throw new Error('Say whose books: npm run verify-books -- --tenant ID or slug')
  const { storeFor, stop } = values.table ? ofCloud(values.table, values.region) : await ofFolder(values.data)
  try {
    const platform = { storeFor, clock: systemClock, ids: randomIds, ports: {} as Ports, scheme: 'http', domain: 'verify', log: () => undefined } as unknown as Platform
    for await (const { tenant, site } of everyTenant(platform)) {
      if (tenant !== wanted && site.slug !== wanted) continue
      let differences = 0
      for await (const { what, where, says } of verifyBooks(contextOf(platform, tenant, site, systemActor('verify-books')))) {
        differences += 1
        console.log(`${what}  ${where}  ${says}`)
      }
      console.log(differences ? `${site.name}: ${differences} differences` : `${site.name}: the books are whole`)
      return differences ? 1 : 0
    }
    throw new Error(`No tenant ${wanted}.`)
  } finally {
    await stop()
  }
}

type Table = { readonly storeFor: Platform['storeFor']; readonly stop: () => Promise<void> }

/** With the caller's own rights on the table. */
function ofCloud(name: string, region: string | undefined): Table {
  const client = new DynamoDBClient(region ? { region } : {})
  return { storeFor: (tenant: TenantId) => storeOf({ client, name, index: indexName }, tenant), stop: async () => client.destroy() }
}

/** The data of `npm start`, which must not run meanwhile: one program a file. */
async function ofFolder(data: string): Promise<Table> {
  const claim = await claimData(data)
  const table = await startDynamoDb({ file: join(data, 'table.sqlite') })
  return {
    storeFor: connectLocal(table),
    stop: async () => {
      await table.stop()
      await claim.release()
    },
  }
}
