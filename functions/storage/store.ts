import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type AttributeValue,
  type ConsumedCapacity,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { assert } from '../faults.ts'
import type { TenantId } from '../ids.ts'
import { backoff } from './backoff.ts'
import { Contended, readCancellation } from './cancelled.ts'
import { type Key, ownedBy } from './keys.ts'
import { type Item, keyOfWrite, toItem, toTransactItem, type Write } from './writes.ts'

export type Query = {
  readonly pk: string
  readonly begins?: string
  readonly from?: string
  readonly to?: string
  /** Read the index: `pk`, `begins`, `from` and `to` then speak of gpk and gsk. */
  readonly index?: true
  readonly reverse?: boolean
  readonly limit?: number
  readonly after?: string
  readonly consistent?: boolean
}

export type Page<T> = { readonly items: T[]; readonly next?: string }

/** Counts what writes and reads cost, in capacity units; tests and the bench pass one. */
export type Meter = { writeUnits: number; readUnits: number }

export type Table = { readonly client: DynamoDBClient; readonly name: string; readonly index: string; readonly meter?: Meter }

export type Store = ReturnType<typeof storeOf>

/** How many items one query page may hold; DynamoDB also ends a page at 1 MB. */
const pageSizeMax = 1000
const transactWritesMax = 100
const attemptsMax = 8

/**
 * The table as one tenant sees it. Every key is asserted to be the tenant's before it is sent and every
 * item after it is read, the second of the two walls (the first is the role's policy).
 */
export function storeOf(table: Table, tenant: TenantId) {
  const { client, name, meter } = table
  const capacity = meter ? { ReturnConsumedCapacity: 'TOTAL' as const } : {}

  const own = <K extends Key>(key: K): K => {
    assert(ownedBy(tenant, key.pk), `a key of another tenant: ${key.pk}`)
    return key
  }
  const read = <T>(item: Record<string, AttributeValue>): T => own(unmarshall(item) as Key) as unknown as T
  const count = (kind: 'writeUnits' | 'readUnits', used: ConsumedCapacity | ConsumedCapacity[] | undefined): void => {
    if (meter) for (const one of Array.isArray(used) ? used : used ? [used] : []) meter[kind] += one.CapacityUnits ?? 0
  }

  async function get<T>(key: Key, options: { consistent?: boolean } = {}): Promise<T | undefined> {
    const answer = await client.send(new GetItemCommand({ TableName: name, Key: keyItem(own(key)), ConsistentRead: options.consistent ?? false, ...capacity }))
    count('readUnits', answer.ConsumedCapacity)
    return answer.Item ? read<T>(answer.Item) : undefined
  }

  /** In the order asked, a hole where there is nothing. */
  async function getMany<T>(wanted: readonly Key[], options: { consistent?: boolean } = {}): Promise<(T | undefined)[]> {
    const found = new Map<string, T>()
    const idOf = (key: Key): string => `${key.pk}\n${key.sk}`
    const distinct = [...new Map(wanted.map((key) => [idOf(own(key)), key])).values()]
    for (let at = 0; at < distinct.length; at += 100) {
      let ask = distinct.slice(at, at + 100).map(keyItem)
      for (let attempt = 0; ask.length; attempt += 1) {
        assert(attempt < attemptsMax, 'the table kept leaving keys unread')
        if (attempt) await backoff(attempt)
        const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys: ask, ConsistentRead: options.consistent ?? false } }, ...capacity }))
        count('readUnits', answer.ConsumedCapacity)
        for (const item of answer.Responses?.[name] ?? []) found.set(`${item['pk']!.S}\n${item['sk']!.S}`, read<T>(item))
        ask = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as typeof ask
      }
    }
    return wanted.map((key) => found.get(idOf(key)))
  }

  async function query<T>(wanted: Query): Promise<Page<T>> {
    const answer = await client.send(new QueryCommand({ TableName: name, ...queryInput(table.index, own({ pk: wanted.pk, sk: '' }).pk, wanted), ...capacity }))
    count('readUnits', answer.ConsumedCapacity)
    const items = (answer.Items ?? []).map((item) => read<T>(item))
    return answer.LastEvaluatedKey ? { items, next: toCursor(answer.LastEvaluatedKey) } : { items }
  }

  /** Every item, page after page; throws when there are more than `bound`, so that no total is ever silently cut. */
  async function* all<T>(wanted: Omit<Query, 'limit' | 'after'>, options: { bound: number }): AsyncGenerator<T> {
    let seen = 0
    let after: string | undefined
    do {
      const page: Page<T> = await query<T>(after === undefined ? wanted : { ...wanted, after })
      for (const item of page.items) {
        seen += 1
        assert(seen <= options.bound, `more than ${options.bound} items under ${wanted.pk}`)
        yield item
      }
      after = page.next
    } while (after !== undefined)
  }

  /** One write, half the price of a transaction. Throws ConditionFailed. */
  async function write(one: Write): Promise<void> {
    own(keyOfWrite(one))
    const { Put, Update, Delete } = toTransactItem(name, one)
    const command = Put ? new PutItemCommand({ ...Put, ...capacity }) : Update ? new UpdateItemCommand({ ...Update, ...capacity }) : Delete ? new DeleteItemCommand({ ...Delete, ...capacity }) : undefined
    assert(command, 'a check alone writes nothing')
    try {
      // The three commands answer alike; the client's overloads only want one of them named.
      const answer = await client.send(command as PutItemCommand)
      count('writeUnits', answer.ConsumedCapacity)
    } catch (error) {
      throw readCancellation(error)
    }
  }

  /** Like `update` of `write`, and answers the item as it stands afterwards. */
  async function updateAndGet<T>(one: Extract<Write, { update: Key }>): Promise<T> {
    own(one.update)
    const { Update } = toTransactItem(name, one)
    try {
      const answer = await client.send(new UpdateItemCommand({ ...Update!, ReturnValues: 'ALL_NEW', ...capacity }))
      count('writeUnits', answer.ConsumedCapacity)
      return read<T>(answer.Attributes!)
    } catch (error) {
      throw readCancellation(error)
    }
  }

  /** All or nothing. A conflict with another transaction is tried again; throws ConditionFailed, or Contended after the last try. */
  async function transact(writes: readonly Write[], options: { token?: string } = {}): Promise<void> {
    assert(writes.length > 0 && writes.length <= transactWritesMax, `a transaction of ${writes.length} writes`)
    for (const one of writes) own(keyOfWrite(one))
    const command = new TransactWriteItemsCommand({
      TransactItems: writes.map((one) => toTransactItem(name, one)),
      ...(options.token === undefined ? {} : { ClientRequestToken: options.token }),
      ...capacity,
    })
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await client.send(command)
        count('writeUnits', answer.ConsumedCapacity)
        return
      } catch (error) {
        const cancelled = readCancellation(error)
        if (!(cancelled instanceof Contended) || attempt === attemptsMax) throw cancelled
        await backoff(attempt)
      }
    }
  }

  /** Puts without conditions, 25 a request; leftovers are sent again. Not atomic: only for writes that may be repeated. */
  async function putMany(items: readonly Item[]): Promise<void> {
    for (let at = 0; at < items.length; at += 25) {
      let ask = items.slice(at, at + 25).map((item) => ({ PutRequest: { Item: toItem(own(item)) } }))
      for (let attempt = 0; ask.length; attempt += 1) {
        assert(attempt < attemptsMax, 'the table kept leaving items unwritten')
        if (attempt) await backoff(attempt)
        const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: ask }, ...capacity }))
        count('writeUnits', answer.ConsumedCapacity)
        ask = (answer.UnprocessedItems?.[name] ?? []) as typeof ask
      }
    }
  }

  return { tenant, get, getMany, query, all, write, updateAndGet, transact, putMany }
}

const keyItem = (key: Key) => ({ pk: { S: key.pk }, sk: { S: key.sk } })

function queryInput(index: string, pk: string, wanted: Query) {
  const sort = wanted.begins !== undefined ? 'begins_with(#sk, :from)' : wanted.to !== undefined ? '#sk BETWEEN :from AND :to' : wanted.from !== undefined ? '#sk >= :from' : undefined
  const from = wanted.begins ?? wanted.from ?? (wanted.to === undefined ? undefined : ' ')
  return {
    ...(wanted.index ? { IndexName: index } : {}),
    KeyConditionExpression: sort ? `#pk = :pk AND ${sort}` : '#pk = :pk',
    ExpressionAttributeNames: { '#pk': wanted.index ? 'gpk' : 'pk', ...(sort ? { '#sk': wanted.index ? 'gsk' : 'sk' } : {}) },
    ExpressionAttributeValues: { ':pk': { S: pk }, ...(sort ? { ':from': { S: from! } } : {}), ...(wanted.to !== undefined && wanted.begins === undefined ? { ':to': { S: wanted.to } } : {}) },
    ScanIndexForward: !wanted.reverse,
    Limit: Math.min(wanted.limit ?? pageSizeMax, pageSizeMax),
    ...(wanted.after === undefined ? {} : { ExclusiveStartKey: fromCursor(wanted.after, pk, wanted.index === true) }),
    ...(wanted.index ? {} : { ConsistentRead: wanted.consistent ?? false }),
  }
}

const toCursor = (key: Record<string, AttributeValue>): string => Buffer.from(JSON.stringify(unmarshall(key))).toString('base64url')

/** A cursor of another query or tenant is bad input of the caller's, answered like an unknown thing. */
function fromCursor(cursor: string, pk: string, index: boolean): Record<string, AttributeValue> {
  const key: unknown = parseJson(Buffer.from(cursor, 'base64url').toString())
  const names = index ? ['gpk', 'gsk', 'pk', 'sk'] : ['pk', 'sk']
  if (!isStringMap(key) || Object.keys(key).toSorted().join() !== names.join() || !names.every((name) => key[name]) || (index ? key['gpk'] : key['pk']) !== pk) throw new BadCursor()
  return toItem(key)
}

/** The `after` of a list did not come from that list. */
export class BadCursor extends Error {}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isStringMap = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((part) => typeof part === 'string')
