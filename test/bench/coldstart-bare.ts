import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const client = new DynamoDBClient({ endpoint: process.env['DYNAMODB_ENDPOINT']!, region: 'local', credentials })
const [host, site] = JSON.parse(process.env['BENCH_KEYS']!) as { pk: string; sk: string }[]

const read = async (key: { pk: string; sk: string } | undefined) => {
  const { Item } = await client.send(new GetItemCommand({ TableName: process.env['TABLE']!, Key: { pk: { S: key!.pk }, sk: { S: key!.sk } } }))
  return Item && unmarshall(Item)
}

const app = new Hono().get('/v1/site', async (c) => c.json({ ...(await read(host)), ...(await read(site)) }))

export const handler = handle(app)
