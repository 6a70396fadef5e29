import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { readCsv, readXlsxFile } from '../tables/files.ts'

export type House = { readonly id: string; readonly room: string; readonly building: string }

/** A small street through the API: two buildings of three households, a fee by area and one by household in a fund of its own. */
export async function buildStreet(tenant: TestTenant): Promise<{ community: string; buildings: { id: string; name: string }[]; houses: House[] }> {
  const make = async (path: string, body: object) => {
    const made = await tenant.call(path, { as: 'head', body })
    if (made.status !== 201) throw new Error(`${path}: ${made.status} ${made.text}`)
    return made.json as { id: string; name: string }
  }
  const community = await make('/v1/communities', { name: '东街小区', year: 1985 })
  const buildings = [await make('/v1/buildings', { community: community.id, name: '2号楼', type: 'walk-up' }), await make('/v1/buildings', { community: community.id, name: '10号楼', type: 'lift' })]
  const houses: House[] = []
  for (const building of buildings) {
    for (const [at, room] of ['101', '102', '1101'].entries()) {
      const unit = await make('/v1/units', { building: building.id, room, area: 6700 + at * 3333, owners: [{ name: `住户${room}` }] })
      houses.push({ id: unit.id, room, building: building.id })
    }
  }
  const band = { min: 1, max: 1_000_000, document: '区发改〔2024〕1号', from: '2024-01-01', to: null }
  const everywhere = (price: number) => [{ buildingType: null, use: null, price }]
  await make('/v1/fee-items', { name: { zh: '物业服务费', en: 'Property service' }, basis: 'per-m2', from: '2024-01-01', rates: everywhere(1500), band })
  await make('/v1/fee-items', { name: { zh: '公共照明', en: 'Common lighting' }, basis: 'per-household', fund: 'OWNERS_COMMON', from: '2024-01-01', rates: everywhere(30_300), band })
  return { community: community.id, buildings, houses }
}

/** Previews and publishes a month's bills; the clock stands where the test put it. */
export async function publish(stack: Stack, tenant: TestTenant, community: string, period: string, dueDate: string): Promise<void> {
  const draft = await tenant.call('/v1/billing-runs', { as: 'finance', body: { community, period, dueDate } })
  const started = await tenant.call(`/v1/billing-runs/${draft.json?.id}/publish`, { as: 'finance', method: 'POST' })
  if (started.status !== 202) throw new Error(`publish: ${draft.text} ${started.text}`)
  await stack.settleJobs()
  const run = await tenant.call(`/v1/billing-runs/${draft.json.id}`, { as: 'finance' })
  if (run.json.state !== 'published') throw new Error(`publish: ${run.text}`)
}

let count = 0
/** Money at the counter, in fen. */
export async function pay(tenant: TestTenant, unit: string, amountFen: number, more: object = {}): Promise<{ id: string }> {
  const paid = await tenant.call('/v1/counter-payments', { as: 'collector', body: { id: `pay${String((count += 1)).padStart(9, '0')}`, unit, method: 'cash', amountFen, ...more } })
  if (paid.status !== 201) throw new Error(`pay: ${paid.status} ${paid.text}`)
  return paid.json as { id: string }
}

type Reader = 'finance' | 'collector' | 'supervisor'
export type ThreeMonths = Awaited<ReturnType<typeof threeMonths>>

/** Three months of bills on the street: some paid, one in part, one too much, one with a value date before its entry. Today is 2026-12-20. */
export async function threeMonths() {
  const stack = await startStack()
  const tenant = await stack.createTenant()
  const stranger = await stack.createTenant()
  // The key that makes tokens ends after a day; the clock is moved by months below.
  for (const role of ['head', 'finance', 'collector', 'auditor', 'supervisor'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  const street = await buildStreet(tenant)
  const { houses } = street
  const at = (date: string): void => stack.clock.set(`${date}T02:00:00.000Z`)
  at('2026-05-03')
  await publish(stack, tenant, street.community, '2026-05', '2026-05-31')
  at('2026-11-02')
  await publish(stack, tenant, street.community, '2026-11', '2026-11-30')
  await pay(tenant, houses[0]!.id, 1308 + 1308)
  at('2026-11-25')
  await publish(stack, tenant, street.community, '2026-12', '2026-12-15')
  await pay(tenant, houses[1]!.id, 1000)
  at('2026-12-20')
  await pay(tenant, houses[2]!.id, 50_000, { method: 'transfer', valueDate: '2026-12-18' })
  await pay(tenant, houses[3]!.id, 1)

  const read = async <T>(path: string, as: Reader = 'finance', lang = 'zh'): Promise<T> => {
    const answer = await tenant.call(path, { as, headers: { 'accept-language': lang } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.json as T
  }
  /** An export in both forms, without its header. */
  const file = async (path: string, as: Reader = 'finance') => {
    const [csv, xlsx] = await Promise.all(['csv', 'xlsx'].map((format) => tenant.call(`${path}${path.includes('?') ? '&' : '?'}format=${format}`, { as })))
    if (csv!.status !== 200 || xlsx!.status !== 200) throw new Error(`${path}: ${csv!.text}`)
    return { csv: readCsv(csv!.text).slice(1), xlsx: (await readXlsxFile(xlsx!.bytes)).slice(1) }
  }
  return { stack, tenant, stranger, street, houses, read, file }
}

/** Cells of money columns, in fen; empty = 0. */
export const fenOf = (cells: readonly unknown[], ...columns: readonly number[]): number[] => columns.map((at) => Math.round(Number(cells[at] ?? 0) * 100))
