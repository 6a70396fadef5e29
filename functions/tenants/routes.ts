import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as z from 'zod'
import type { TenantId as Tenant } from '../ids.ts'
import { changeTenant } from './change-tenant.ts'
import { createTenant } from './create-tenant.ts'
import { getSite } from './get-site.ts'
import { ChangeTenant, CreatedTenant, CreateTenant, SiteView, TenantId, TenantView, UpdateSite, WorkManifest } from './model.ts'
import { requireOperator } from './operator.ts'
import { forgetTenants } from './resolve-tenant.ts'
import { updateSite } from './update-site.ts'
import { workManifest } from './work-manifest.ts'

/** The tenant's site, and the operator's two operations on tenants (on the API host, with the operator's secret). */
export const siteRoutes = () =>
  new Hono<Env>()
    .get('/site', operation({ id: 'getSite', summary: "The tenant's name, colours and contact", access: 'anyone', response: SiteView }), async (c) => c.json(await getSite(c.var.ctx)))
    .get('/site/work-manifest', operation({ id: 'getWorkManifest', summary: "The web app manifest of the attendant's phone", access: 'anyone', response: WorkManifest }), async (c) => c.json(await workManifest(c.var.ctx)))
    .patch('/site', operation({ id: 'updateSite', summary: "Change the tenant's name, colours and contact", access: ['head'], response: SiteView }), valid('json', UpdateSite), async (c) => {
      const site = await updateSite(c.var.ctx, c.req.valid('json'))
      forgetTenants(c.var.platform)
      return c.json(site)
    })
    .post('/tenants', operation({ id: 'createTenant', summary: 'Create a tenant (platform operator)', access: 'open', response: CreatedTenant, status: 201 }), valid('json', CreateTenant), async (c) => {
      requireOperator(c.var.platform, c.req.header('authorization'))
      return c.json(await createTenant(c.var.platform, c.req.valid('json')), 201)
    })
    .patch(
      '/tenants/:tenant',
      operation({ id: 'changeTenant', summary: 'Suspend or resume a tenant, or connect its payment account (platform operator)', access: 'open', response: TenantView }),
      valid('param', z.object({ tenant: TenantId })),
      valid('json', ChangeTenant),
      async (c) => {
        requireOperator(c.var.platform, c.req.header('authorization'))
        return c.json(await changeTenant(c.var.platform, c.req.valid('param').tenant as Tenant, c.req.valid('json')))
      },
    )
