import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const decide: readonly Role[] = ['head', 'finance']
const read: readonly Role[] = ['head', 'finance', 'collector', 'attendant', 'auditor']

/** What short stays cost. The use cases are loaded when first asked for: functions that never answer these do without them. */
export const tariffRoutes = () =>
  new Hono<Env>()
    .get('/parking/tariffs', operation({ id: 'listTariffs', summary: 'Tariffs of short stays with all their versions', access: read, response: model.TariffList }), async (c) => {
      const { listTariffs } = await import('./list-tariffs.ts')
      return c.json(await listTariffs(c.var.ctx))
    })
    .post('/parking/tariffs', operation({ id: 'createTariff', summary: 'A new tariff of short stays with its first version', access: decide, response: model.Tariff, status: 201 }), valid('json', model.CreateTariff), async (c) => {
      const { createTariff } = await import('./create-tariff.ts')
      return c.json(await createTariff(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/parking/tariffs/:tariff', operation({ id: 'getTariff', summary: 'A tariff with all its versions', access: read, response: model.Tariff }), valid('param', model.TariffPath), async (c) => {
      const { getTariff } = await import('./list-tariffs.ts')
      return c.json(await getTariff(c.var.ctx, c.req.valid('param').tariff))
    })
    .post('/parking/tariffs/:tariff/versions', operation({ id: 'changeTariff', summary: 'A new version from a day on; stays that have begun keep theirs', access: decide, response: model.Tariff, status: 201 }), valid('param', model.TariffPath), valid('json', model.ChangeTariff), async (c) => {
      const { changeTariff } = await import('./change-tariff.ts')
      return c.json(await changeTariff(c.var.ctx, c.req.valid('param').tariff, c.req.valid('json')), 201)
    })
    .post('/parking/quotes', operation({ id: 'quoteStay', summary: 'What a stay costs: the sum and the lines that it is made of', access: read, response: model.Quote }), valid('json', model.QuoteStay), async (c) => {
      const { quoteStay } = await import('./quote-stay.ts')
      return c.json(await quoteStay(c.var.ctx, c.req.valid('json')))
    })
