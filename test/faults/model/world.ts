import { AsyncLocalStorage } from 'node:async_hooks'
import { type AttributeValue, BatchWriteItemCommand, CreateTableCommand, DeleteTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type Actor, type Ctx, type StaffRole, systemActor } from '../../../functions/context.ts'
import { type Ids, randomIds } from '../../../functions/ids.ts'
import { receiveNotice } from '../../../functions/notices/receive-notice.ts'
import { contextOf, type Platform } from '../../../functions/platform.ts'
import { connectLocal } from '../../../functions/storage/connect.ts'
import type { Key } from '../../../functions/storage/keys.ts'
import { tableDefinition } from '../../../functions/storage/table-definition.ts'
import { dice } from '../../../infra/local/stripe/dice.ts'
import { type StandIn, stripeStandIn } from '../../../infra/local/stripe/stand-in.ts'
import { accounts, channelTo, type Collecting, secretKey, webhookSecret } from '../../payments/collecting.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { injector } from '../inject.ts'
import { type Call, onTheWire, withoutWaiting } from '../wire.ts'
import { type Side, sideOf } from './side.ts'
import { type Seat, takeTurns } from './take-turns.ts'

export const actors = 8

/** How the eight are mixed, and what goes wrong: with the table, and with the provider. */
export type Weather = { readonly order: number; readonly tableFaults: number; readonly providerFaults: number }

/** One process of ours: its own connections, its own memory. */
export type Process = { readonly platform: Platform; readonly as: (side: Side, who: string, role?: StaffRole) => Ctx; readonly run: <T>(work: () => Promise<T>) => Promise<T>; readonly leave: () => void }

export type World = {
  readonly standIn: StandIn
  readonly clock: TestClock
  /** Two organizations with equal names and houses. */
  readonly sides: readonly [Side, Side]
  readonly processes: readonly Process[]
  /** The one that sweeps up when the others are done; it waits for nobody. */
  readonly sweeper: Process
  readonly table: { readonly endpoint: string; readonly table: string }
  readonly items: () => Promise<Key[]>
  /** Who called what, in the order in which it went out. */
  readonly trace: readonly string[]
  readonly stop: () => Promise<void>
}

const pumping = new AsyncLocalStorage<Process>()

/** A copy of the template's table with a provider and processes of its own. */
export async function worldLike(template: Collecting, seed: number, { order, tableFaults, providerFaults }: Weather): Promise<World> {
  const table = { endpoint: template.stack.table.endpoint, table: `linli-seed-${seed}` }
  const raw = new DynamoDBClient({ endpoint: table.endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  await copyTable(raw, template.stack.table.table, table.table)
  const clock = testClock(template.clock.now().toISOString())
  const sides = [sideOf(template, 0), sideOf(template, 1)] as const
  const standIn = stripeStandIn({
    baseUrl: 'http://stripe.test',
    secretKey,
    webhook: { url: 'http://linli.test/v1/notices/stripe', secret: webhookSecret },
    clock,
    accounts: [...accounts],
    send: async (_, { headers, body }) => {
      await receiveNotice(pumping.getStore()!.platform, { from: 'stripe', raw: body, headers: new Headers(headers) })
      return { status: 200 }
    },
  })
  if (providerFaults > 0) standIn.switches.random = { rate: providerFaults, kinds: ['429', '500', 'timeout-before', 'timeout-after', 'duplicate', 'late', 'disorder'], seed: order, ms: 1 }
  const faults = injector()
  if (tableFaults > 0) faults.chance(tableFaults, order)
  const clients: DynamoDBClient[] = []
  const trace: string[] = []
  const done = new WeakSet<object>()
  /** A transaction that the SDK sends again after a lost answer is told of its first success: nothing was booked anew. */
  const isFirst = ({ input }: Call): boolean => !done.has(input) && done.add(input).has(input)

  function processAt(seat: Seat, name: string): Process {
    const storeFor = connectLocal({
      ...table,
      tap: (client) => {
        clients.push(client)
        withoutWaiting(client)
        onTheWire(client, (call, go) =>
          seat.turn(() => {
            trace.push(`${name} ${call.command} ${call.writes.length}`)
            return faults.handle(call, async () => {
              const answer = await go()
              if (isFirst(call)) for (const side of sides) side.see(call.writes)
              return answer
            })
          }),
        )
      },
    })
    const channel = channelTo(standIn, clock, { fetch: (input: string, init: RequestInit) => seat.turn(async () => standIn.app.request(String(input), init)) })
    const platform: Platform = { ...template.stack.platform, storeFor, clock, ids: countedIds(name), log: () => {}, ports: { ...template.stack.platform.ports, channel, signalJob: async () => {} } }
    const made: Process = {
      platform,
      as: (side, who, role) => contextOf(platform, side.tenant, side.site, role ? ({ kind: 'member', id: `${who}-${name}`, name: who, roles: [role] } satisfies Actor) : systemActor(who)),
      run: (work) => pumping.run(made, work),
      leave: seat.leave,
    }
    return made
  }

  const freely: Seat = { turn: (call) => call(), leave: () => {} }
  return {
    standIn,
    clock,
    sides,
    processes: takeTurns(actors, dice(order)).map((seat, at) => processAt(seat, `p${at}`)),
    sweeper: processAt(freely, 'sweeper'),
    table,
    trace,
    items: async () => (await scan(raw, table.table)).map((item) => unmarshall(item) as Key),
    stop: async () => {
      await raw.send(new DeleteTableCommand({ TableName: table.table }))
      for (const client of [raw, ...clients]) client.destroy()
    },
  }
}

/** Ids that are the same each time the seed is run. */
function countedIds(name: string): Ids {
  let count = 0
  return { ...randomIds, short: () => `${name}${String((count += 1)).padStart(12, '0')}`.slice(-12).replace(/^.{2}/, name.slice(0, 2)) }
}

async function copyTable(client: DynamoDBClient, from: string, to: string): Promise<void> {
  await client.send(new CreateTableCommand(tableDefinition(to)))
  const items = await scan(client, from)
  for (let at = 0; at < items.length; at += 25) {
    await client.send(new BatchWriteItemCommand({ RequestItems: { [to]: items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } })) } }))
  }
}

async function scan(client: DynamoDBClient, table: string): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = []
  let from: Record<string, AttributeValue> | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }))
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

