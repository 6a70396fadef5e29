import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { TenantId } from '../ids.ts'
import { indexName } from './table-definition.ts'
import { type Meter, type Store, storeOf } from './store.ts'

type Local = { readonly endpoint: string; readonly table: string; readonly meter?: Meter; /** Tests reach the client through it, to make things go wrong on the way. */ readonly tap?: (client: DynamoDBClient) => void }

/** The emulator: one client, any credentials. */
export function connectLocal({ endpoint, table, meter, tap }: Local): (tenant: TenantId) => Store {
  const client = quiet(new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 5 }))
  tap?.(client)
  return remember((tenant) => storeOf({ client, name: table, index: indexName, ...(meter ? { meter } : {}) }, tenant))
}

/** How many tenants' clients one function process keeps; the least recently made is dropped. */
const clientsMax = 200

type Aws = { readonly table: string; readonly region: string; readonly credentialsFor: (tenant: TenantId) => Credentials }
type Credentials = NonNullable<ConstructorParameters<typeof DynamoDBClient>[0]>['credentials'] & object

/** In AWS: a client per tenant, whose credentials carry that tenant's session tag; one pool of connections for all, since a handshake takes longer than a read. */
export function connectAws({ table, region, credentialsFor }: Aws): (tenant: TenantId) => Store {
  let shared: { requestHandler?: DynamoDBClient['config']['requestHandler'] } = {}
  return remember((tenant) => {
    const client = quiet(new DynamoDBClient({ region, credentials: credentialsFor(tenant), ...shared }))
    shared = { requestHandler: client.config.requestHandler }
    return storeOf({ client, name: table, index: indexName }, tenant)
  })
}

/** The SDK's logging step filters every input and output through its schema even when no logger listens; it costs a tenth of a request. */
function quiet(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove('loggerMiddleware')
  return client
}

function remember(make: (tenant: TenantId) => Store): (tenant: TenantId) => Store {
  const made = new Map<TenantId, Store>()
  return (tenant) => {
    const known = made.get(tenant)
    if (known) return known
    const store = make(tenant)
    if (made.size >= clientsMax) made.delete(made.keys().next().value!)
    made.set(tenant, store)
    return store
  }
}
