import { type AttributeValue, DynamoDBClient, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { firstDay, lastDay, type Period, systemClock } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { systemActor } from '../../functions/context.ts'
import { createBuilding } from '../../functions/estates/create-building.ts'
import { createCommunity } from '../../functions/estates/create-community.ts'
import { unitWrites } from '../../functions/estates/items.ts'
import { CreateBuilding, CreateCommunity } from '../../functions/estates/model.ts'
import { createFeeItem } from '../../functions/fees/create-fee-item.ts'
import { CreateFeeItem } from '../../functions/fees/model.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { chunks } from '../../functions/fees/run-items.ts'
import { type CommunityId, randomIds, type ResidentId, type RunId, type TenantId, type UnitId } from '../../functions/ids.ts'
import { jobIdOf } from '../../functions/jobs/model.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { voucherKey } from '../../functions/ledger/items.ts'
import type { Area } from '../../functions/money.ts'
import { noChannel } from '../../functions/payments/no-channel.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { keys } from '../../functions/storage/keys.ts'
import type { Meter } from '../../functions/storage/store.ts'
import { noSeals } from '../../functions/seals.ts'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'

const buildings = 40
const unitsPerBuilding = 250
const households = buildings * unitsPerBuilding
const periods = ['2026-10', '2026-11', '2026-12'].map((month) => month as Period)

/**
 * 10,000 households of three lines: the whole of publishing (reservation, job, markers, checks) against a bare SDK loop
 * that sends the very same bills, vouchers and open entries, made ready beforehand, at the same concurrency. Each has a table of
 * its own and publishes three months in turn with the other; the best month of each counts, so that a busy machine hurts both alike.
 */
export async function run(): Promise<Record<string, number>> {
  const [floor, ours] = await Promise.all([makeFloor(), makeOurs()])
  const floorSeconds: number[] = []
  const published: Published[] = []
  for (const [at, period] of periods.entries()) {
    // Who goes first changes from month to month.
    if (at % 2 === 0) floorSeconds.push(await floor.publish(period))
    published.push(await ours.publish(period))
    if (at % 2 === 1) floorSeconds.push(await floor.publish(period))
  }
  await Promise.all([floor.stop(), ours.stop()])
  const floorBest = Math.min(...floorSeconds)
  const best = Math.min(...published.map(({ seconds }) => seconds))
  const bestWithPreview = Math.min(...published.map(({ seconds, previewSeconds }) => seconds + previewSeconds))
  return {
    billsPerSecond: Math.round(households / best),
    floorPerSecond: Math.round(households / floorBest),
    ratio: round(floorBest / best),
    writeUnitsPerBill: round(published[0]!.writeUnits / households),
    previewSeconds: round(Math.min(...published.map(({ previewSeconds }) => previewSeconds))),
    ratioWithPreview: round(floorBest / bestWithPreview),
    households,
  }
}

const round = (value: number): number => Number(value.toFixed(3))

type Published = { readonly seconds: number; readonly previewSeconds: number; readonly writeUnits: number }

async function makeOurs() {
  const local = await startDynamoDb({ table: 'bench' })
  const meter: Meter = { writeUnits: 0, readUnits: 0 }
  const ctx = contextOn(connectLocal({ ...local, meter }))
  const community = await fill(ctx)
  const publish = async (period: Period): Promise<Published> => {
    meter.writeUnits = 0
    const before = performance.now()
    const draft = await previewBilling(ctx, { community, period, dueDate: lastDay(period) })
    const between = performance.now()
    await publishBilling(ctx, draft.id)
    const ended = await runJob(ctx, jobIdOf('billing', draft.id), { budgetMs: 600_000 })
    const after = performance.now()
    if (ended !== 'done' || draft.bills !== households) throw new Error(`the run ended ${ended} with ${draft.bills} bills`)
    return { seconds: (after - between) / 1000, previewSeconds: (between - before) / 1000, writeUnits: meter.writeUnits }
  }
  return { publish, stop: local.stop }
}

function contextOn(storeFor: ReturnType<typeof connectLocal>): Ctx {
  const tenant = randomIds.short() as TenantId
  const never = (): never => {
    throw new Error('not in this bench')
  }
  return {
    tenant,
    site: { slug: 'bench', name: '东街物业服务社', url: 'http://bench.test', state: 'active' },
    actor: systemActor('bench'),
    store: storeFor(tenant),
    clock: systemClock,
    ids: randomIds,
    ports: { sms: { send: never }, email: { send: never }, channel: noChannel, seals: noSeals, signalJob: async () => {} },
  }
}

async function fill(ctx: Ctx): Promise<CommunityId> {
  const { id: community } = await createCommunity(ctx, CreateCommunity.parse({ name: '向阳新村' }))
  for (let at = 1; at <= buildings; at += 1) {
    const building = await createBuilding(ctx, CreateBuilding.parse({ community, name: `${at}幢`, type: 'walk-up' }))
    const units = Array.from({ length: unitsPerBuilding }, (_, room) => {
      const number = `${1 + Math.floor(room / 50)}-${101 + (room % 50)}`
      const resident = { id: randomIds.short() as ResidentId, name: '欧阳建国', kind: 'owner' as const, phone: null }
      const unit = { id: randomIds.short() as UnitId, community, building: building.id, room: number, sortKey: String(room).padStart(5, '0'), area: (4000 + room * 7) as Area, use: 'home' as const, residents: [resident], occupiedFrom: null, occupiedTo: null, occupancy: null, hardship: null, note: '', version: 1 }
      return unitWrites(ctx, unit).flatMap((write) => ('put' in write ? [write.put] : []))
    })
    await ctx.store.putMany(units.flat())
  }
  const band = { min: 100, max: 1_000_000, document: '东街价〔2026〕1号', from: '2020-01-01', to: null }
  const fee = (name: string, basis: string, price: number) => createFeeItem(ctx, CreateFeeItem.parse({ name: { zh: name, en: name }, basis, from: '2020-01-01', rates: [{ buildingType: null, use: null, price }], band }))
  await fee('物业服务费', 'per-m2', 6000)
  await fee('垃圾清运费', 'per-household', 80_000)
  await fee('公共照明', 'fixed', 50_000)
  return community
}

/** Nothing but the SDK: requests of 32 bills with one gate check, four under way at once. */
async function makeFloor() {
  const local = await startDynamoDb({ table: 'bench' })
  const client = new DynamoDBClient({ endpoint: local.endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const tenant = randomIds.short() as TenantId
  const units = Array.from({ length: households }, () => randomIds.short() as UnitId)
  const publish = async (period: Period): Promise<number> => {
    const requests = floorRequests({ table: local.table, tenant, period, run: `${period}-${randomIds.short()}` as RunId }, units)
    const before = performance.now()
    const queue = requests.values()
    const lane = async (): Promise<void> => {
      for (const TransactItems of queue) await client.send(new TransactWriteItemsCommand({ TransactItems }))
    }
    await Promise.all(Array.from({ length: 4 }, lane))
    return (performance.now() - before) / 1000
  }
  const stop = async (): Promise<void> => {
    client.destroy()
    await local.stop()
  }
  return { publish, stop }
}

type Month = { readonly table: string; readonly tenant: TenantId; readonly period: Period; readonly run: RunId }

function floorRequests(month: Month, units: readonly UnitId[]): TransactWriteItem[][] {
  return chunks(units, 32).map((part, index) => {
    const gate = keys.gate(month.tenant, month.period, index % 8)
    const check: TransactWriteItem = { ConditionCheck: { TableName: month.table, Key: texts(gate), ConditionExpression: 'attribute_not_exists(closedAt)' } }
    return [check, ...part.flatMap((unit, at) => floorBill(month, unit, index * 32 + at))]
  })
}

/** The same attributes of the same sizes as publish-part.ts writes. */
function floorBill({ table, tenant, period, run }: Month, unit: UnitId, at: number): TransactWriteItem[] {
  const building = `building${String(Math.floor(at / unitsPerBuilding)).padStart(4, '0')}` as Parameters<typeof keys.account>[1]
  const document = `${unit}-${period}-1`
  const item = randomIds.short()
  const label = { bn: { S: '12幢' }, room: { S: '3-123' }, who: { S: '欧阳建国' } }
  const bill: Record<string, AttributeValue> = {
    ...texts(keys.bill(tenant, unit, period, 1)),
    ...label,
    ...texts({ run, b: building, c: building, cn: '向阳新村', due: lastDay(period), on: '2026-12-01' }),
    ...numbers({ no: at, area: 5400, fen: 4540 }),
    l: { L: [`${item} 1 a 6000 31 3240`, `${item} 1 h 80000 31 800`, `${item} 1 h 50000 31 500`].map((S) => ({ S })) },
  }
  const voucher: Record<string, AttributeValue> = {
    ...texts(voucherKey(tenant, { kind: 'BILL', period, entryDate: firstDay(period), document })),
    ...texts({ k: 'BILL', d: document, e: firstDay(period), v: firstDay(period), t: `202612-${String(at).padStart(5, '0')} 12幢 3-123`, u: unit, at: '2026-12-01T02:00:00.000Z', by: 'bench' }),
    p: { L: [{ S: '1121 O 4540' }, { S: '4301 O -4540' }] },
  }
  return [
    { Put: { TableName: table, Item: bill, ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { TableName: table, Item: voucher, ConditionExpression: 'attribute_not_exists(pk)' } },
    {
      Update: {
        TableName: table,
        Key: texts(keys.account(tenant, building, unit)),
        UpdateExpression: 'SET #o = :o, bn = :b, room = :r, who = :w ADD openFen :f, version :one',
        ExpressionAttributeNames: { '#o': `o#${period}#1` },
        ExpressionAttributeValues: { ':o': { S: `4540 4540 ${lastDay(period)} ${at}` }, ':b': label.bn, ':r': label.room, ':w': label.who, ':f': { N: '4540' }, ':one': { N: '1' } },
      },
    },
  ]
}

const texts = (values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values).map(([name, S]) => [name, { S }]))
const numbers = (values: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { N: String(value) }]))
