import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { callerAddress } from '../members/caller-address.ts'
import * as model from './application-model.ts'
import { keepers, readers } from './routes.ts'
import { Seeker } from './seeker-model.ts'
import * as settings from './settings-model.ts'

/** The public page for whoever looks for work, the office's inbox of it, and the settings of both. */
export const applicationRoutes = () =>
  new Hono<Env>()
    .get('/applications/form', operation({ id: 'getApplicationForm', summary: 'What the public page needs: whether it is open, and the notice', access: 'anyone', response: model.ApplicationForm }), async (c) => {
      const { applicationForm } = await import('./applications.ts')
      return c.json(await applicationForm(c.var.ctx))
    })
    .post('/applications', operation({ id: 'applyForWork', summary: 'Ask for work by the public page', access: 'anyone', response: model.Applied, status: 201 }), valid('json', model.ApplyForWork), async (c) => {
      const { applyForWork } = await import('./applications.ts')
      return c.json(await applyForWork(c.var.ctx, c.req.valid('json'), callerAddress(c)), 201)
    })
    .get('/applications', operation({ id: 'listApplications', summary: 'Who asks for work and waits, the longest first', access: [...keepers], response: model.ApplicationPage }), valid('query', model.ListApplications), async (c) => {
      const { listApplications } = await import('./applications.ts')
      return c.json(await listApplications(c.var.ctx, c.req.valid('query')))
    })
    .post('/applications/:application/acceptance', operation({ id: 'acceptApplication', summary: 'Register who asked', access: [...keepers], response: Seeker }), valid('param', model.ApplicationPath), valid('json', model.AcceptApplication), async (c) => {
      const { acceptApplication } = await import('./applications.ts')
      return c.json(await acceptApplication(c.var.ctx, c.req.valid('param').application, c.req.valid('json').person))
    })
    .post('/applications/:application/refusal', operation({ id: 'declineApplication', summary: 'Decline; what was sent is deleted', access: [...keepers], response: 'nothing' }), valid('param', model.ApplicationPath), valid('json', model.DeclineApplication), async (c) => {
      const { declineApplication } = await import('./applications.ts')
      await declineApplication(c.var.ctx, c.req.valid('param').application, c.req.valid('json').reason)
      return c.body(null, 204)
    })
    .get('/workforce-settings', operation({ id: 'getWorkforceSettings', summary: 'Categories with their source, how long people are kept, and the public page', access: [...readers], response: settings.WorkforceSettings }), async (c) => {
      const { workforceSettings } = await import('./settings.ts')
      return c.json(await workforceSettings(c.var.ctx))
    })
    .put('/workforce-settings', operation({ id: 'changeWorkforceSettings', summary: 'Change them over the version that was shown', access: [...keepers], response: settings.WorkforceSettings }), valid('json', settings.ChangeWorkforceSettings), async (c) => {
      const { changeSettings } = await import('./settings.ts')
      return c.json(await changeSettings(c.var.ctx, c.req.valid('json')))
    })
