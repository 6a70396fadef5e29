import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Hono } from 'hono'
import { addMonths, lastDay, type Period, periodOfDate, today } from '../../functions/calendar.ts'
import type { BillId } from '../../functions/ids.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { makeEstate, makeFees } from '../fees/estate.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { median, percentile, round } from './figures.ts'

const warmUps = 150
const rounds = 1500
const households = 240

type Command = GetItemCommand | BatchGetItemCommand | QueryCommand
/** Reads that our app sends together, then those that it sends once these are answered, and so on. */
type Waves = readonly (readonly Command[])[]

/**
 * getBill and listBills (50 bills) of the whole app, with token, tenant, validation and shaping, against a bare Hono route that
 * sends the very same reads in the same order and answers what it read. One of each in turn, so that a busy machine slows both.
 */
export async function run(): Promise<Record<string, number>> {
  const stack = await startStack({ strictAnswers: false })
  try {
    const tenant = await stack.createTenant()
    const bill = await publishMonths(stack, tenant)
    const headers = { host: stack.apiHost, authorization: `Bearer ${await tenant.token('finance')}` }
    const one = await compare(stack, `/v1/bills/${bill}`, headers)
    const list = await compare(stack, '/v1/bills?limit=50', headers)
    return {
      getBillRatio: round(one.ours.p50 / one.bare.p50), getBillP50Ms: round(one.ours.p50), getBillBareP50Ms: round(one.bare.p50), getBillP99Ms: round(one.ours.p99), getBillBareP99Ms: round(one.bare.p99), getBillReads: one.reads,
      listBillsRatio: round(list.ours.p50 / list.bare.p50), listBillsP50Ms: round(list.ours.p50), listBillsBareP50Ms: round(list.bare.p50), listBillsP99Ms: round(list.ours.p99), listBillsBareP99Ms: round(list.bare.p99), listBillsReads: list.reads,
    }
  } finally {
    await stack.stop()
  }
}

/** A community with a year's wear: three months published, so that lists and accounts are not empty. Answers a bill of the last one. */
async function publishMonths(stack: Stack, tenant: TestTenant): Promise<BillId> {
  const ctx = tenant.ctx('head')
  const { community, units } = await makeEstate(ctx, { buildings: ['1幢', '2幢', '3幢', '4幢'].map((name) => ({ name, rooms: households / 4 })) })
  await makeFees(ctx)
  const month = periodOfDate(today(stack.clock))
  for (const period of [-2, -1, 0].map((count) => addMonths(month, count))) {
    const draft = await previewBilling(ctx, { community, period, dueDate: lastDay(period) })
    await publishBilling(ctx, draft.id)
    await stack.settleJobs()
  }
  return `${units[7]!}-${month satisfies Period}-1` as BillId
}

type Timed = { readonly p50: number; readonly p99: number }

async function compare(stack: Stack, path: string, headers: Record<string, string>): Promise<{ ours: Timed; bare: Timed; reads: number }> {
  const ours = () => stack.app.request(`http://${stack.apiHost}${path}`, { headers })
  await expectOk(await ours(), path)
  const waves = await record(ours)
  const app = bareApp(stack.table.endpoint, waves)
  const bare = () => app.request(`http://${stack.apiHost}/bare/id?limit=50`, { headers })
  await expectOk(await bare(), 'bare')
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let at = -warmUps; at < rounds; at += 1) {
    for (const [name, ask] of at % 2 ? ([['ours', ours], ['bare', bare]] as const) : ([['bare', bare], ['ours', ours]] as const)) {
      const before = performance.now()
      await (await ask()).text()
      if (at >= 0) times[name].push(performance.now() - before)
    }
  }
  const timed = (values: number[]): Timed => ({ p50: median(values), p99: percentile(values, 99) })
  return { ours: timed(times.ours), bare: timed(times.bare), reads: waves.flat().length }
}

/** What one request sends to the table, and what of it side by side. */
async function record(ask: () => Response | Promise<Response>): Promise<Waves> {
  const waves: Command[][] = []
  let underWay = 0
  let ended = true
  const { send } = DynamoDBClient.prototype
  DynamoDBClient.prototype.send = async function (this: DynamoDBClient, command: Command) {
    if (ended) waves.push([])
    ended = false
    waves.at(-1)!.push(command)
    underWay += 1
    try {
      return await (send as (this: DynamoDBClient, command: Command) => Promise<unknown>).call(this, command)
    } finally {
      underWay -= 1
      ended = underWay === 0
    }
  } as typeof send
  try {
    await (await ask()).text()
  } finally {
    DynamoDBClient.prototype.send = send
  }
  return waves
}

/** What somebody would write who wanted nothing but these reads. */
function bareApp(endpoint: string, waves: Waves): Hono {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  return new Hono().get('/bare/:id', async (c) => {
    const read: unknown[] = []
    for (const wave of waves) read.push(...(await Promise.all(wave.map((command) => itemsOf(client, command)))))
    return c.json(read)
  })
}

async function itemsOf(client: DynamoDBClient, command: Command): Promise<unknown> {
  // A command may be sent once only: the SDK keeps its state in it.
  if (command instanceof GetItemCommand) {
    const { Item } = await client.send(new GetItemCommand(command.input))
    return Item && unmarshall(Item)
  }
  if (command instanceof QueryCommand) return (await client.send(new QueryCommand(command.input))).Items?.map((item) => unmarshall(item))
  const { Responses } = await client.send(new BatchGetItemCommand(command.input))
  return Object.values(Responses ?? {}).flat().map((item) => unmarshall(item))
}

async function expectOk(response: Response, what: string): Promise<void> {
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`)
}
