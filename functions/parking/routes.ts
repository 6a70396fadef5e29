import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { changeArea } from './change-area.ts'
import { changeSpace } from './change-space.ts'
import { createArea } from './create-area.ts'
import { createSpace } from './create-space.ts'
import { listAreas } from './list-areas.ts'
import { listSpaces } from './list-spaces.ts'
import { AreaPath, ChangeArea, ChangeSpace, CreateArea, CreateSpace, ListAreas, ListSpaces, ParkingArea, ParkingAreaList, Space, SpaceList, SpacePage, SpacePath } from './model.ts'
import { readArea } from './read-area.ts'

const decide: readonly Role[] = ['head', 'finance']
const readers: readonly Role[] = ['head', 'finance', 'collector', 'attendant', 'auditor']

/** Areas and their spaces. */
export const areaRoutes = () =>
  new Hono<Env>()
    .get('/parking/areas', operation({ id: 'listAreas', summary: 'Parking areas with the counts of their spaces', access: readers, response: ParkingAreaList }), valid('query', ListAreas), async (c) =>
      c.json(await listAreas(c.var.ctx, c.req.valid('query'))),
    )
    .post('/parking/areas', operation({ id: 'createArea', summary: "A parking area; shared land earns only once its owners' decision is on record", access: decide, response: ParkingArea, status: 201 }), valid('json', CreateArea), async (c) =>
      c.json(await createArea(c.var.ctx, c.req.valid('json')), 201),
    )
    .get('/parking/areas/:area', operation({ id: 'getArea', summary: 'A parking area with the counts of its spaces', access: readers, response: ParkingArea }), valid('param', AreaPath), async (c) =>
      c.json(await readArea(c.var.ctx, c.req.valid('param').area)),
    )
    .patch('/parking/areas/:area', operation({ id: 'changeArea', summary: "Change an area, or record its owners' decision", access: decide, response: ParkingArea }), valid('param', AreaPath), valid('json', ChangeArea), async (c) =>
      c.json(await changeArea(c.var.ctx, c.req.valid('param').area, c.req.valid('json'))),
    )
    .get('/parking/areas/:area/spaces', operation({ id: 'listSpaces', summary: 'The spaces of an area in the order people count them', access: readers, response: SpacePage }), valid('param', AreaPath), valid('query', ListSpaces), async (c) =>
      c.json(await listSpaces(c.var.ctx, c.req.valid('param').area, c.req.valid('query'))),
    )
    .post('/parking/areas/:area/spaces', operation({ id: 'createSpace', summary: 'A space, or a numbered run of spaces; the same once more answers the same ones', access: decide, response: SpaceList, status: 201 }), valid('param', AreaPath), valid('json', CreateSpace), async (c) =>
      c.json(await createSpace(c.var.ctx, c.req.valid('param').area, c.req.valid('json')), 201),
    )
    .patch('/parking/areas/:area/spaces/:space', operation({ id: 'changeSpace', summary: 'Change the kind or note of a space, close it or open it again', access: decide, response: Space }), valid('param', SpacePath), valid('json', ChangeSpace), async (c) => {
      const { area, space } = c.req.valid('param')
      return c.json(await changeSpace(c.var.ctx, area, space, c.req.valid('json')))
    })
