import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { AreaPath } from '../parking/model.ts'
import { applyPermit } from './apply-permit.ts'
import { endPermit } from './end-permit.ts'
import { getParkingOverview } from './get-overview.ts'
import { listPermitOffers } from './list-offers.ts'
import { listPermits } from './list-permits.ts'
import { Allocation, AllocationList, AllocationPath, ApplyPermit, ChangePermit, EndPermit, ListOffers, ListPermits, Offers, ParkingOverview, Permit, PermitPage, PermitPath, RenewPermit, RunAllocation } from './model.ts'
import { changePermit, renewPermit } from './renew-permit.ts'
import { getAllocation, listAllocations, runAllocation } from './run-allocation.ts'

const readers: readonly Role[] = ['head', 'finance', 'collector', 'attendant', 'auditor']
const desk: readonly Role[] = ['head', 'finance', 'collector']

/** Permits, the queue, and how spaces are given. */
export const permitRoutes = () =>
  new Hono<Env>()
    .get('/parking/permits', operation({ id: 'listPermits', summary: "Permits and applications; a resident sees the own household's", access: [...readers, 'resident'], response: PermitPage }), valid('query', ListPermits), async (c) =>
      c.json(await listPermits(c.var.ctx, c.req.valid('query'))),
    )
    .post('/parking/permits', operation({ id: 'applyPermit', summary: 'Ask for a permit: given and billed at once where a space is free and nobody waits, else queued', access: [...desk, 'resident'], response: Permit, status: 201 }), valid('json', ApplyPermit), async (c) =>
      c.json(await applyPermit(c.var.ctx, c.req.valid('json')), 201),
    )
    .patch('/parking/permits/:permit', operation({ id: 'changePermit', summary: "Renew with the month's bill, or by whoever asks", access: [...desk, 'resident'], response: Permit }), valid('param', PermitPath), valid('json', ChangePermit), async (c) =>
      c.json(await changePermit(c.var.ctx, c.req.valid('param').permit, c.req.valid('json'))),
    )
    .post('/parking/permits/:permit/renew', operation({ id: 'renewPermit', summary: 'The next term, with a bill of its own', access: [...desk, 'resident'], response: Permit }), valid('param', PermitPath), valid('json', RenewPermit), async (c) =>
      c.json(await renewPermit(c.var.ctx, c.req.valid('param').permit, c.req.valid('json'))),
    )
    .post('/parking/permits/:permit/end', operation({ id: 'endPermit', summary: 'End a permit or withdraw an application, with the reason', access: [...desk, 'resident'], response: Permit }), valid('param', PermitPath), valid('json', EndPermit), async (c) =>
      c.json(await endPermit(c.var.ctx, c.req.valid('param').permit, c.req.valid('json'))),
    )
    .get('/parking/areas/:area/allocations', operation({ id: 'listAllocations', summary: 'How spaces were given, newest first', access: [...readers, 'resident'], response: AllocationList }), valid('param', AreaPath), async (c) =>
      c.json(await listAllocations(c.var.ctx, c.req.valid('param').area)),
    )
    .post('/parking/areas/:area/allocations', operation({ id: 'runAllocation', summary: 'Give the free spaces to those who wait; safe to call again', access: ['head'], response: Allocation, status: 201 }), valid('param', AreaPath), valid('json', RunAllocation), async (c) =>
      c.json(await runAllocation(c.var.ctx, c.req.valid('param').area, c.req.valid('json')), 201),
    )
    .get('/parking/allocations/:allocation', operation({ id: 'getAllocation', summary: 'An allocation with its seed and every result, for anybody to check', access: [...readers, 'resident'], response: Allocation }), valid('param', AllocationPath), async (c) =>
      c.json(await getAllocation(c.var.ctx, c.req.valid('param').allocation)),
    )
    .get('/parking/offers', operation({ id: 'listPermitOffers', summary: 'Which permits a household may ask for or renew now, each with its sum', access: [...readers, 'resident'], response: Offers }), valid('query', ListOffers), async (c) =>
      c.json(await listPermitOffers(c.var.ctx, c.req.valid('query'))),
    )
    .get('/parking/overview', operation({ id: 'getParkingOverview', summary: 'Permits against spaces, and what permits were billed for by month', access: readers, response: ParkingOverview }), async (c) => c.json(await getParkingOverview(c.var.ctx)))
