import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Key } from './keys.ts'

export type Item = Key & { readonly [attribute: string]: unknown }

/** A condition in DynamoDB's own expression language. */
export type Condition = {
  readonly expr: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

export type Write =
  | { readonly put: Item; readonly if?: 'absent' | Condition }
  | {
      readonly update: Key
      readonly set?: Readonly<Record<string, unknown>>
      /** Numbers added to what is there; a missing attribute counts as 0. */
      readonly add?: Readonly<Record<string, number>>
      readonly remove?: readonly string[]
      readonly if?: 'present' | 'absent' | Condition
    }
  | { readonly check: Key; readonly if: Condition }
  | { readonly delete: Key; readonly if?: Condition }

export const keyOfWrite = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'check' in write ? write.check : write.delete

/** Undefined attributes are left out; a class instance or NaN is a defect and throws. */
export const toItem = (value: object): Record<string, AttributeValue> => marshall(value, { removeUndefinedValues: true })

const absent: Condition = { expr: 'attribute_not_exists(pk)' }
const present: Condition = { expr: 'attribute_exists(pk)' }

/** One of our writes in the form of TransactWriteItems; the single-write commands take the same parts. */
export function toTransactItem(table: string, write: Write): TransactWriteItem {
  if ('put' in write) return { Put: { TableName: table, Item: toItem(write.put), ...conditionOf(write.if) } }
  if ('delete' in write) return { Delete: { TableName: table, Key: keyItem(write.delete), ...conditionOf(write.if) } }
  if ('check' in write) {
    return { ConditionCheck: { TableName: table, Key: keyItem(write.check), ConditionExpression: write.if.expr, ...conditionOf(write.if) } }
  }
  const { expression, names, values } = updateOf(write)
  const condition = named(write.if)
  return {
    Update: {
      TableName: table,
      Key: keyItem(write.update),
      UpdateExpression: expression,
      ...(condition ? { ConditionExpression: condition.expr } : {}),
      ...maps({ ...names, ...condition?.names }, { ...values, ...condition?.values }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  }
}

const keyItem = (key: Key) => ({ pk: { S: key.pk }, sk: { S: key.sk } })

function named(condition: 'absent' | 'present' | Condition | undefined): Condition | undefined {
  return condition === 'absent' ? absent : condition === 'present' ? present : condition
}

function conditionOf(condition: 'absent' | Condition | undefined) {
  const found = named(condition)
  if (!found) return undefined
  return { ConditionExpression: found.expr, ...maps(found.names ?? {}, found.values ?? {}), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }
}

/** DynamoDB refuses empty maps of names and values, so they are left out. */
function maps(names: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>) {
  return {
    ...(Object.keys(names).length ? { ExpressionAttributeNames: { ...names } } : {}),
    ...(Object.keys(values).length ? { ExpressionAttributeValues: toItem(values) } : {}),
  }
}

function updateOf(write: Extract<Write, { update: Key }>) {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const named = (attribute: string, prefix: string, at: number): string => {
    names[`#${prefix}${at}`] = attribute
    return `#${prefix}${at}`
  }
  const set = Object.entries(write.set ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value], at) => {
      values[`:s${at}`] = value
      return `${named(attribute, 's', at)} = :s${at}`
    })
  const add = Object.entries(write.add ?? {}).map(([attribute, value], at) => {
    values[`:a${at}`] = value
    return `${named(attribute, 'a', at)} :a${at}`
  })
  const remove = (write.remove ?? []).map((attribute, at) => named(attribute, 'r', at))
  const parts = [set.length ? `SET ${set.join(', ')}` : '', add.length ? `ADD ${add.join(', ')}` : '', remove.length ? `REMOVE ${remove.join(', ')}` : '']
  return { expression: parts.filter(Boolean).join(' '), names, values }
}
