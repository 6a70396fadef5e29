import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { BusinessDate, Instant, Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { BuildingId, CommunityId, FeeItemId, RunId, UnitId } from '../ids.ts'
import { type Area, type Fen, sum } from '../money.ts'
import { held } from '../storage/cancelled.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Item, Write } from '../storage/writes.ts'
import { unfinishedWrite } from '../unfinished/work-list.ts'
import type { Basis, Names } from './model.ts'
import type { PricedLine } from './price-bill.ts'
import type { Refusal } from './run-model.ts'

/** Bills a plan part; 32 x (bill, voucher, account) + marker + gate = 98 writes, DynamoDB's bound is 100. Fewer where permits are renewed, a write each. */
export const billsPerPart = 32
const smallerParts = [24, 16, 8, 4]
const writesBeside = 2
const writesMax = 100
const refusedPerChunk = 500

/** What the plan says of one bill; number and dates come with publishing. */
export type PlannedBill = {
  readonly unit: UnitId
  readonly building: BuildingId
  readonly buildingName: string
  readonly room: string
  readonly name: string
  readonly area: Area | null
  readonly amountFen: Fen
  readonly lines: readonly PricedLine[]
}
export type PlannedRefusal = { readonly unit: UnitId; readonly building: BuildingId; readonly buildingName: string; readonly room: string; readonly reason: Refusal }

export type RunHeader = {
  readonly id: RunId
  /** Where the parts of the plan lie. Not the run's own id: of two previews sent under one id at once, only the plan of the one that is kept counts. */
  readonly plan: RunId
  readonly community: CommunityId
  readonly communityName: string
  readonly period: Period
  readonly dueDate: BusinessDate
  readonly state: 'draft' | 'publishing' | 'published' | 'abandoned'
  readonly createdAt: Instant
  readonly createdBy: string
  readonly units: number
  readonly bills: number
  readonly totalFen: Fen
  readonly items: readonly { readonly item: FeeItemId; readonly name: Names; readonly basis: Basis; readonly lines: number; readonly totalFen: Fen }[]
  /** In the order of the plan; `first` is the place (from 0) of the building's first bill in it. */
  /** Bills a part, where permits made it fewer than `billsPerPart`. */
  readonly perPart?: number
  readonly buildings: readonly { readonly building: BuildingId; readonly name: string; readonly first: number; readonly bills: number; readonly totalFen: Fen }[]
  readonly refused: Readonly<Partial<Record<Refusal, number>>>
  /** Set when publishing begins: the first number, the day on the bills, the day in the books, who and when. */
  readonly firstNo?: number
  readonly issuedOn?: BusinessDate
  readonly entryDate?: BusinessDate
  readonly publishedAt?: Instant
  readonly publishedBy?: string
  readonly problem?: { readonly code: string; readonly say: Say }
  /** Set when publishing is over. */
  readonly billsDone?: number
  readonly fenDone?: Fen
  /** What households had paid ahead and was used for bills by itself; absent = nothing. */
  readonly creditUsed?: { readonly households: number; readonly fen: Fen }
}

export type PartDone = { readonly part: number; readonly bills: number; readonly fen: number; readonly skipped: readonly UnitId[] }

export const partSize = (run: Pick<RunHeader, 'perPart'>): number => run.perPart ?? billsPerPart
export const partsOf = (run: Pick<RunHeader, 'bills' | 'perPart'>): number => Math.ceil(run.bills / partSize(run))

/** The most bills a part whose every part fits one transaction. */
export function perPartOf(bills: readonly PlannedBill[]): number {
  const writes = (part: readonly PlannedBill[]): number => writesBeside + sum(part.map((bill) => 3 + bill.lines.filter(({ term }) => term).length))
  return [billsPerPart, ...smallerParts].find((size) => chunks(bills, size).every((part) => writes(part) <= writesMax)) ?? 1
}

const keyOf = (ctx: Pick<Ctx, 'tenant'>, run: RunId): Key => keys.run(ctx.tenant, run.slice(0, 7) as Period, run)

export const readRun = (ctx: Ctx, run: RunId): Promise<RunHeader | undefined> => ctx.store.get<RunHeader>(keyOf(ctx, run), { consistent: true })

const runsMax = 5000

/** Runs of a month, or all; newest month first. */
export async function readRuns(ctx: Ctx, period?: Period): Promise<RunHeader[]> {
  const runs: RunHeader[] = []
  const wanted = { pk: keys.root(ctx.tenant), begins: period ? `RUN#${period}#` : 'RUN#', reverse: true }
  for await (const run of ctx.store.all<RunHeader>(wanted, { bound: runsMax })) runs.push(run)
  return runs
}

/** The run of the earliest month whose publishing has begun. */
export async function firstPublished({ store, tenant }: Pick<Ctx, 'tenant' | 'store'>): Promise<RunHeader | undefined> {
  for await (const run of store.all<RunHeader>({ pk: keys.root(tenant), begins: 'RUN#', consistent: true }, { bound: runsMax })) if (run.firstNo !== undefined) return run
  return undefined
}

/** Stores the plan, then the header with its row on the work list: a run whose header is there is whole. False when the run is there already. */
export async function insertRun(ctx: Ctx, header: RunHeader, bills: readonly PlannedBill[], refused: readonly PlannedRefusal[]): Promise<boolean> {
  const items: Item[] = chunks(bills, partSize(header)).map((part, at) => ({ ...keys.runPart(ctx.tenant, header.plan, at + 1), z: pack(part) }))
  items.push(...chunks(refused, refusedPerChunk).map((chunk, at) => ({ ...keys.runRefused(ctx.tenant, header.plan, at + 1), z: pack(chunk) })))
  await ctx.store.putMany(items)
  return held(ctx.store.transact([{ put: { ...keyOf(ctx, header.id), ...header }, if: 'absent' }, unfinishedWrite(ctx, { kind: 'draft', id: header.id, since: header.createdAt })]))
}

export type RunChange = Partial<Pick<RunHeader, 'state' | 'firstNo' | 'issuedOn' | 'entryDate' | 'publishedAt' | 'publishedBy' | 'problem' | 'billsDone' | 'fenDone' | 'creditUsed'>>

/** A change of the header that holds only while the run is in state `from`. */
export function runWrite(ctx: Pick<Ctx, 'tenant'>, run: RunId, from: RunHeader['state'], set: RunChange, remove: readonly 'problem'[] = []): Write {
  return { update: keyOf(ctx, run), set, remove, if: { expr: '#s = :from', names: { '#s': 'state' }, values: { ':from': from } } }
}

/** False when the run is not in state `from` any more. */
export const changeRun = (ctx: Ctx, run: RunId, from: RunHeader['state'], set: RunChange, remove: readonly 'problem'[] = []): Promise<boolean> =>
  held(ctx.store.write(runWrite(ctx, run, from, set, remove)))

/** Parts `from` to `to` (from 1, both included) in order. */
export async function readParts(ctx: Ctx, { plan }: Pick<RunHeader, 'plan'>, from: number, to: number): Promise<{ part: number; bills: PlannedBill[] }[]> {
  const parts: { part: number; bills: PlannedBill[] }[] = []
  const range = { pk: keys.runParts(ctx.tenant, plan), from: keys.runPart(ctx.tenant, plan, from).sk, to: keys.runPart(ctx.tenant, plan, to).sk }
  for await (const item of ctx.store.all<Packed>(range, { bound: to - from + 1 })) parts.push({ part: Number(item.sk.slice(5)), bills: unpack<PlannedBill[]>(item.z) })
  return parts
}

export async function readRefused(ctx: Ctx, { plan }: Pick<RunHeader, 'plan'>): Promise<PlannedRefusal[]> {
  const refused: PlannedRefusal[] = []
  for await (const item of ctx.store.all<Packed>({ pk: keys.runParts(ctx.tenant, plan), begins: 'REFUSED#' }, { bound: 1000 })) refused.push(...unpack<PlannedRefusal[]>(item.z))
  return refused
}

/** Rides in the transaction that publishes a part: a part is done exactly when this is there. */
export const partDoneWrite = (ctx: Pick<Ctx, 'tenant'>, run: RunId, done: PartDone): Write => ({ put: { ...keys.runDone(ctx.tenant, run, done.part), ...done }, if: 'absent' })

export const isPartDone = async (ctx: Ctx, run: RunId, part: number): Promise<boolean> => (await ctx.store.get(keys.runDone(ctx.tenant, run, part), { consistent: true })) !== undefined

export async function readPartsDone(ctx: Ctx, run: RunId): Promise<PartDone[]> {
  const done: PartDone[] = []
  for await (const item of ctx.store.all<PartDone>({ pk: keys.runParts(ctx.tenant, run), begins: 'DONE#', consistent: true }, { bound: 10_000 })) done.push(item)
  return done
}

type Packed = Key & { readonly z: Uint8Array }

/** JSON of bills repeats itself: deflated, 32 bills of 3 lines take about 2 KB instead of 20. */
const pack = (value: unknown): Uint8Array => new Uint8Array(deflateRawSync(JSON.stringify(value)))
const unpack = <T>(bytes: Uint8Array): T => JSON.parse(inflateRawSync(bytes).toString()) as T

export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
