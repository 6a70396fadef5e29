import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildingsMax, communitiesMax } from '../../functions/estates/items.ts'
import type { BuildingId, CommunityId } from '../../functions/ids.ts'
import { keys } from '../../functions/storage/keys.ts'
import { type Stack, startStack } from '../support/stack.ts'

let stack: Stack
beforeAll(async () => void (stack = await startStack()))
afterAll(() => stack.stop())

const idOf = (letter: string, at: number): string => `${letter}${String(at).padStart(11, '0')}`

it('the last community there may be does not shut the list of them: one more is refused, the same one again is answered', async () => {
  const tenant = await stack.createTenant()
  const { store } = tenant.ctx()
  await store.putMany(Array.from({ length: communitiesMax - 1 }, (_, at) => ({ ...keys.community(tenant.id, idOf('c', at) as CommunityId), id: idOf('c', at), name: `小区${at}`, year: null, propertyRights: null, mode: 'standard', address: '', version: 1 })))
  const create = (name: string) => tenant.call('/v1/communities', { as: 'head', body: { name } })
  expect((await create('最后一个')).status).toBe(201)
  const over = await create('再多一个')
  expect([over.status, over.json.error.code]).toEqual([422, 'too-many-communities'])
  expect((await create('最后一个')).status).toBe(201)
  expect((await tenant.call('/v1/communities', { as: 'auditor' })).json.items).toHaveLength(communitiesMax)
})

it('so it is with buildings', async () => {
  const tenant = await stack.createTenant()
  const { store } = tenant.ctx()
  const community = (await tenant.call('/v1/communities', { as: 'head', body: { name: '东街小区' } })).json.id
  await store.putMany(Array.from({ length: buildingsMax }, (_, at) => ({ ...keys.building(tenant.id, idOf('b', at) as BuildingId), id: idOf('b', at), community, name: `${at}幢`, type: 'other', typeText: '', floors: null, lift: false, year: null, units: 0, version: 1 })))
  const over = await tenant.call('/v1/buildings', { as: 'head', body: { community, name: '再多一幢', type: 'other' } })
  expect([over.status, over.json.error.code]).toEqual([422, 'too-many-buildings'])
  expect((await tenant.call('/v1/buildings', { as: 'auditor' })).status).toBe(200)
})
