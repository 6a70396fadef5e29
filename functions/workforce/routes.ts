import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes, xlsxType } from '../tables/table.ts'
import * as erasure from './erasure-model.ts'
import * as imported from './import-model.ts'
import * as sealed from './sealed-model.ts'
import * as model from './seeker-model.ts'

export const keepers = ['head', 'hr-clerk'] as const satisfies Role[]
/** Each sees what concerns them: `read-person.ts`. */
export const readers = ['head', 'hr-clerk', 'training-officer', 'roster-clerk', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const workforceRoutes = () =>
  new Hono<Env>()
    .post('/seekers', operation({ id: 'registerSeeker', summary: 'Register a job-seeker', access: [...keepers], response: model.Seeker, status: 201 }), valid('json', model.RegisterSeeker), async (c) => {
      const { registerPerson } = await import('./register-person.ts')
      return c.json(await registerPerson(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/seekers', operation({ id: 'listSeekers', summary: 'Job-seekers and workers, the latest first; each role sees what concerns it', access: [...readers], response: model.SeekerPage }), valid('query', model.ListSeekers), async (c) => {
      const { listPeople } = await import('./read-person.ts')
      return c.json(await listPeople(c.var.ctx, c.req.valid('query')))
    })
    .get('/seekers/export', operation({ id: 'exportSeekers', summary: 'The list that the screen shows as a file, without what is sealed', access: [...keepers, 'auditor'], response: { type: tableTypes } }), valid('query', model.ExportSeekers), async (c) => {
      const { exportSeekers } = await import('./export-seekers.ts')
      const query = c.req.valid('query')
      return answerTable(await exportSeekers(c.var.ctx, query, c.var.lang), query.format, c.var.lang)
    })
    .get('/seekers/template', operation({ id: 'getSeekerTemplate', summary: 'An empty list of job-seekers to fill in and import', access: [...keepers], response: { type: tableTypes } }), valid('query', imported.TemplateQuery), async (c) => {
      const { seekerTemplate } = await import('./seeker-template.ts')
      return seekerTemplate(c.req.valid('query').format)
    })
    .post(
      '/seekers/import',
      operation({ id: 'importSeekers', summary: 'Judge a file of job-seekers row by row (CSV or XLSX as the raw body), and with apply=true register those that are well', access: [...keepers], upload: ['text/csv', xlsxType, 'application/octet-stream'], response: imported.ImportedSeekers }),
      valid('query', imported.ImportSeekersQuery),
      async (c) => {
        const { importSeekers } = await import('./import-seekers.ts')
        return c.json(await importSeekers(c.var.ctx, c.req.valid('query'), new Uint8Array(await c.req.arrayBuffer())))
      },
    )
    .get('/seekers/erasures', operation({ id: 'listErasures', summary: 'Who will be erased within some days since their time is over, and what holds it up', access: [...keepers, 'auditor'], response: erasure.ErasurePage }), valid('query', erasure.ListErasures), async (c) => {
      const { listErasures } = await import('./erase-person.ts')
      return c.json(await listErasures(c.var.ctx, c.req.valid('query')))
    })
    .get('/seekers/:seeker', operation({ id: 'getSeeker', summary: 'One person, without what is sealed', access: [...readers], response: model.Seeker }), valid('param', model.SeekerPath), async (c) => {
      const { getPerson } = await import('./read-person.ts')
      return c.json(await getPerson(c.var.ctx, c.req.valid('param').seeker))
    })
    .patch('/seekers/:seeker', operation({ id: 'changeSeeker', summary: 'Change what is open of a person', access: [...keepers], response: model.Seeker }), valid('param', model.SeekerPath), valid('json', model.ChangeSeeker), async (c) => {
      const { changePerson } = await import('./change-person.ts')
      return c.json(await changePerson(c.var.ctx, c.req.valid('param').seeker, c.req.valid('json')))
    })
    .put('/seekers/:seeker/sealed', operation({ id: 'changeSealedField', summary: 'Seal a new text into one field, or empty it', access: [...keepers], response: model.Seeker }), valid('param', model.SeekerPath), valid('json', sealed.ChangeSealed), async (c) => {
      const { changeSealed } = await import('./change-person.ts')
      return c.json(await changeSealed(c.var.ctx, c.req.valid('param').seeker, c.req.valid('json')))
    })
    .post(
      '/seekers/:seeker/looks',
      operation({ id: 'openSealedField', summary: 'Open one sealed field, with the reason; the look is logged first', access: [...keepers], response: sealed.Opened }),
      valid('param', model.SeekerPath),
      valid('json', sealed.OpenSealed),
      async (c) => {
        const { openSealed } = await import('./open-sealed.ts')
        return c.json(await openSealed(c.var.ctx, c.req.valid('param').seeker, c.req.valid('json')))
      },
    )
    .get('/seekers/:seeker/looks', operation({ id: 'listLooks', summary: 'Who opened what of a person, and why', access: [...keepers, 'auditor'], response: sealed.LookPage }), valid('param', model.SeekerPath), valid('query', sealed.ListLooks), async (c) => {
      const { listLooks } = await import('./open-sealed.ts')
      return c.json(await listLooks(c.var.ctx, c.req.valid('param').seeker, c.req.valid('query')))
    })
    .post('/seekers/:seeker/erasure', operation({ id: 'eraseSeeker', summary: 'Erase a person but for what counts; refused while a hire is open', access: [...keepers], response: model.Seeker }), valid('param', model.SeekerPath), valid('json', erasure.EraseSeeker), async (c) => {
      const { erasePerson } = await import('./erase-person.ts')
      return c.json(await erasePerson(c.var.ctx, c.req.valid('param').seeker, c.req.valid('json')))
    })
