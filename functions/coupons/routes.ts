import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { tableTypes } from '../tables/table.ts'
import * as model from './model.ts'

const decide: readonly Role[] = ['head', 'finance']
const read: readonly Role[] = ['head', 'finance', 'auditor']

/** Coupons for short stays: made, looked at, ended. Using one belongs to the stay. */
export const couponRoutes = () =>
  new Hono<Env>()
    .get('/parking/coupons', operation({ id: 'listCoupons', summary: 'Batches of coupons, newest first: used, left, and what they took off', access: read, response: model.CouponBatchPage }), valid('query', model.ListCoupons), async (c) => {
      const { listCoupons } = await import('./list-coupons.ts')
      return c.json(await listCoupons(c.var.ctx, c.req.valid('query')))
    })
    .post('/parking/coupons', operation({ id: 'createCoupons', summary: 'A batch of coupons with its codes', access: decide, response: model.CouponBatch, status: 201 }), valid('json', model.CreateCoupons), async (c) => {
      const { createCoupons } = await import('./create-coupons.ts')
      return c.json(await createCoupons(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/parking/coupons/:batch', operation({ id: 'getCoupons', summary: 'A batch of coupons', access: read, response: model.CouponBatch }), valid('param', model.CouponBatchPath), async (c) => {
      const { getCoupons } = await import('./list-coupons.ts')
      return c.json(await getCoupons(c.var.ctx, c.req.valid('param').batch))
    })
    .get('/parking/coupons/:batch/codes', operation({ id: 'listCouponCodes', summary: 'The codes of a batch and what became of each; masked for auditors', access: read, response: model.CouponCodePage }), valid('param', model.CouponBatchPath), valid('query', model.ListCodes), async (c) => {
      const { listCodes } = await import('./list-codes.ts')
      return c.json(await listCodes(c.var.ctx, c.req.valid('param').batch, c.req.valid('query')))
    })
    .get('/parking/coupons/:batch/codes/export', operation({ id: 'exportCouponCodes', summary: 'The codes of a batch for the printer', access: decide, response: { type: tableTypes } }), valid('param', model.CouponBatchPath), valid('query', model.ExportCodes), async (c) => {
      const [{ codesTable }, { answerTable }] = await Promise.all([import('./codes-table.ts'), import('../tables/answer-table.ts')])
      return answerTable(await codesTable(c.var.ctx, c.req.valid('param').batch, c.var.lang), c.req.valid('query').format, c.var.lang)
    })
    .post('/parking/coupons/:batch/end', operation({ id: 'endCoupons', summary: 'Take no more of its codes from now on, with a reason', access: decide, response: model.CouponBatch }), valid('param', model.CouponBatchPath), valid('json', model.EndCoupons), async (c) => {
      const { endCoupons } = await import('./end-coupons.ts')
      return c.json(await endCoupons(c.var.ctx, c.req.valid('param').batch, c.req.valid('json')))
    })
