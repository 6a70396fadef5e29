import { recordChange } from '../audit/record-change.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault, invalid, refused, unknown } from '../faults.ts'
import type { ParkingAreaId, PermitId } from '../ids.ts'
import { canBeGiven, spacesOf } from '../parking/hold-space.ts'
import { assertMayEarn, readAreaRules } from '../parking/read-area.ts'
import { held } from '../storage/cancelled.ts'
import { allocate } from './allocate.ts'
import { endLapsed } from './end-permit.ts'
import { grantPermit } from './grant-permit.ts'
import { type AllocationRecord, allocationsOfArea, findAllocation, findPermit, insertAllocation, permitsOfArea, putAllocation } from './items.ts'
import { applicationsOf } from './list-permits.ts'
import { type Allocation, givenMax, type RunAllocation } from './model.ts'
import type { AreaRules } from './show-permit.ts'

/**
 * Gives the free spaces of an area to those who wait, by order of application or by lottery. The whole result is stored before the first space is
 * given, so that it is what anybody can check; then each is given and billed by itself. The same id again goes on where a crash stopped it.
 */
export async function runAllocation(ctx: Ctx, areaId: ParkingAreaId, input: RunAllocation): Promise<Allocation> {
  const area = await readAreaRules(ctx, areaId)
  const id = `${area.id}-${input.id}`
  const record = (await findAllocation(ctx, id)) ?? (await draw(ctx, area, id, input))
  return show(ctx, record.state === 'done' ? record : await give(ctx, area, record))
}

async function draw(ctx: Ctx, area: AreaRules, id: string, { seed, source }: RunAllocation): Promise<AllocationRecord> {
  assertMayEarn(area)
  if (area.allocation === 'lottery' && (!seed || !source)) throw noSeed()
  await endLapsed(ctx, area)
  const [permits, spaces] = await Promise.all([permitsOfArea(ctx, area.id), spacesOf(ctx, area.id)])
  const applications = applicationsOf(permits)
  if (applications.length === 0) throw nobody()
  const free = spaces.filter(canBeGiven).slice(0, givenMax)
  if (free.length === 0) throw nothingFree()
  const homes = new Map(permits.map(({ id: permit, buildingName, room }) => [permit, `${buildingName} ${room}`]))
  const drawn = allocate(applications, free, area.allocation === 'lottery' ? { kind: 'lottery', seed } : { kind: 'order' })
  const record: AllocationRecord = {
    id,
    area: area.id,
    areaName: area.name,
    method: area.allocation,
    seed: area.allocation === 'lottery' ? seed : '',
    source: area.allocation === 'lottery' ? source : '',
    at: instant(ctx.clock),
    by: ctx.actor.name,
    state: 'giving',
    given: 0,
    rows: drawn.map(({ rank, application, nth, draw: lot, space, outcome }) => ({ rank, application: application.id, resident: application.resident, nth, draw: lot, askedAt: application.askedAt, spaceNumber: space?.number ?? null, outcome, home: homes.get(application.id) ?? null })),
  }
  const stored = await held(recordChange(ctx, async () => ({ writes: [insertAllocation(ctx, record)], act: 'permits.allocated', subject: area.id, detail: { allocation: id, method: record.method, seed: record.seed, applications: applications.length }, answer: true })))
  return stored ? record : (await findAllocation(ctx, id))!
}

/** What cannot be billed keeps its place in the queue, and the space stays free for the next allocation. */
async function give(ctx: Ctx, area: AreaRules, record: AllocationRecord): Promise<AllocationRecord> {
  const spaces = new Map((await spacesOf(ctx, area.id)).map((space) => [space.number, space]))
  const rows: AllocationRecord['rows'] = []
  for (const row of record.rows) rows.push(row.spaceNumber === null || (await giveTo(ctx, area, row.application, spaces.get(row.spaceNumber))) ? row : { ...row, outcome: 'not-billed' })
  const done: AllocationRecord = { ...record, rows, state: 'done', given: rows.filter(({ outcome }) => outcome === 'given' || outcome === 'given-barrier-free').length }
  await ctx.store.write(putAllocation(ctx, done))
  return done
}

async function giveTo(ctx: Ctx, area: AreaRules, id: PermitId, space: { readonly id: Parameters<typeof grantPermit>[3]['id']; readonly number: string } | undefined): Promise<boolean> {
  const asked = await findPermit(ctx, id)
  if (!asked || !space || asked.state !== 'waiting') return asked?.state === 'active'
  try {
    return (await grantPermit(ctx, area, asked, space)) !== undefined || (await findPermit(ctx, id))?.state === 'active'
  } catch (error) {
    // A closed month, or an area without a price, stops the whole; one household that cannot be billed does not.
    if (error instanceof Fault && error.code === 'not-priced') return false
    throw error
  }
}

/** The draws of an area, newest first; where households are is for staff. */
export async function listAllocations(ctx: Ctx, area: ParkingAreaId) {
  await readAreaRules(ctx, area)
  const found = (await allocationsOfArea(ctx, area)).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return { items: found.map(({ rows, ...rest }) => ({ ...shape(rest), applications: rows.length })), next: null }
}

export async function getAllocation(ctx: Ctx, id: string): Promise<Allocation> {
  const record = await findAllocation(ctx, id)
  if (!record) throw unknown(`allocation ${id}`)
  return show(ctx, record)
}

function show(ctx: Ctx, { rows, ...record }: AllocationRecord): Allocation {
  return { ...shape(record), rows: rows.map((row) => ({ ...row, home: ctx.actor.kind === 'resident' ? null : row.home })) }
}

const shape = ({ id, area, areaName, method, seed, source, at, by, state, given }: Omit<AllocationRecord, 'rows'>) => ({ id, area, areaName, method, seed, source, at, by, state, given })

const noSeed = () =>
  invalid('no-seed', { zh: '摇号需要公开的种子和它的出处（例如某日福彩开奖号码），没有分配。', en: 'A lottery needs a seed and where it is published, for example the winning numbers of a day. Nothing was given.' })
const nobody = () => refused('nobody-waits', { zh: '现在没有人排队，没有分配。', en: 'Nobody waits, so nothing was given.' })
const nothingFree = () => refused('no-space-free', { zh: '现在没有空车位，没有分配。', en: 'There is no free space, so nothing was given.' })
