import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

type Key = { readonly pk: string; readonly sk: string }

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const client = new DynamoDBClient({ endpoint: process.env['DYNAMODB_ENDPOINT']!, region: 'local', credentials })
const keys = JSON.parse(process.env['BENCH_KEYS']!) as Key[]

const read = async ({ pk, sk }: Key) => {
  const { Item } = await client.send(new GetItemCommand({ TableName: process.env['TABLE']!, Key: { pk: { S: pk }, sk: { S: sk } } }))
  return Item && unmarshall(Item)
}

const app = new Hono().get('/v1/site', async (c) => {
  const items: unknown[] = []
  for (const key of keys) items.push(await read(key))
  return c.json(items)
})

export const handler = handle(app)
