import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { blockPlate, liftBlock, listBlocks } from './block-plate.ts'
import { Block, BlockPage, BlockPlate, Car, CarPage, CarPath, InviteVisitor, ListBlocks, ListCars, ListVisits, RegisterCar, Visits } from './car-model.ts'
import { changeArea } from './change-area.ts'
import { changeSpace } from './change-space.ts'
import { createArea } from './create-area.ts'
import { createSpace } from './create-space.ts'
import { inviteVisitor, listVisits } from './invite-visitor.ts'
import { listAreas } from './list-areas.ts'
import { listCars } from './list-cars.ts'
import { listSpaces } from './list-spaces.ts'
import { AreaPath, ChangeArea, ChangeSpace, CreateArea, CreateSpace, ListAreas, ListSpaces, ParkingArea, ParkingAreaList, Space, SpaceList, SpacePage, SpacePath } from './model.ts'
import { readArea } from './read-area.ts'
import { registerCar } from './register-car.ts'
import { removeCar } from './remove-car.ts'

const decide: readonly Role[] = ['head', 'finance']
const readers: readonly Role[] = ['head', 'finance', 'collector', 'attendant', 'auditor']
/** Who deals with households and their cars. */
const desk: readonly Role[] = ['head', 'finance', 'collector']

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

/** Cars of households, plates that may not come in, visitors. */
export const carRoutes = () =>
  new Hono<Env>()
    .get('/parking/cars', operation({ id: 'listCars', summary: 'Cars by plate; a resident sees the own household\'s', access: [...readers, 'resident'], response: CarPage }), valid('query', ListCars), async (c) =>
      c.json(await listCars(c.var.ctx, c.req.valid('query'))),
    )
    .post('/parking/cars', operation({ id: 'registerCar', summary: 'A household\'s car, with proof of residence; a plate stands in one household only', access: [...desk, 'resident'], response: Car, status: 201 }), valid('json', RegisterCar), async (c) =>
      c.json(await registerCar(c.var.ctx, c.req.valid('json')), 201),
    )
    .delete('/parking/cars/:car', operation({ id: 'removeCar', summary: 'Take a car without a permit off the register', access: [...desk, 'resident'], response: 'nothing' }), valid('param', CarPath), async (c) => {
      await removeCar(c.var.ctx, c.req.valid('param').car)
      return c.body(null, 204)
    })
    .get('/parking/blocks', operation({ id: 'listBlocks', summary: 'Plates that may not come in', access: readers, response: BlockPage }), valid('query', ListBlocks), async (c) => c.json(await listBlocks(c.var.ctx, c.req.valid('query'))))
    .post('/parking/blocks', operation({ id: 'blockPlate', summary: 'A plate may not come in, with the reason and the last day', access: decide, response: Block, status: 201 }), valid('json', BlockPlate), async (c) =>
      c.json(await blockPlate(c.var.ctx, c.req.valid('json')), 201),
    )
    .delete('/parking/blocks/:car', operation({ id: 'liftBlock', summary: 'The plate may come in again', access: decide, response: Block }), valid('param', CarPath), async (c) => c.json(await liftBlock(c.var.ctx, c.req.valid('param').car)))
    .get('/parking/visits', operation({ id: 'listVisits', summary: 'Visitors of a household in a month, and what is left of its quota', access: [...readers, 'resident'], response: Visits }), valid('query', ListVisits), async (c) =>
      c.json(await listVisits(c.var.ctx, c.req.valid('query'))),
    )
    .post('/parking/visits', operation({ id: 'inviteVisitor', summary: 'A guest\'s car is free of charge on a day, within the quota', access: [...desk, 'attendant', 'resident'], response: Visits, status: 201 }), valid('json', InviteVisitor), async (c) =>
      c.json(await inviteVisitor(c.var.ctx, c.req.valid('json')), 201),
    )
