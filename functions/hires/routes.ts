import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { fileTypes } from '../files/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

export const keepers = ['head', 'hr-clerk'] as const satisfies Role[]
/** A contract names pay, which concerns neither rosters nor training. */
export const readers = ['head', 'hr-clerk', 'finance', 'auditor'] as const satisfies Role[]

/** `mine` and `minimum-wages` are no hire, so they stand first. The use cases are loaded when first asked for. */
export const hireRoutes = () =>
  new Hono<Env>()
    .get('/hires/mine', operation({ id: 'getMyHires', summary: 'The own contracts of whoever is signed in', access: 'signed-in', response: model.MyHires }), async (c) => {
      const { getMyHires } = await import('./my-hires.ts')
      return c.json(await getMyHires(c.var.ctx))
    })
    .get('/hires/minimum-wages', operation({ id: 'getMinimumWages', summary: 'Minimum wages by place and day, with their documents', access: [...readers], response: model.MinimumWages }), async (c) => {
      const { getMinimumWages } = await import('./minimum-wages.ts')
      return c.json(await getMinimumWages(c.var.ctx))
    })
    .post('/hires/minimum-wages', operation({ id: 'setMinimumWage', summary: 'Enter the minimum wage of a place from a day on', access: [...keepers], response: model.MinimumWages, status: 201 }), valid('json', model.SetMinimumWage), async (c) => {
      const { setMinimumWage } = await import('./minimum-wages.ts')
      return c.json(await setMinimumWage(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/hires', operation({ id: 'listHires', summary: 'Hires, those at work first', access: [...readers], response: model.HirePage }), valid('query', model.ListHires), async (c) => {
      const { listHires } = await import('./list-hires.ts')
      return c.json(await listHires(c.var.ctx, c.req.valid('query')))
    })
    .post('/hires', operation({ id: 'hire', summary: 'Take a person on, for a place of a post, under terms that the law allows', access: [...keepers], response: model.Hire, status: 201 }), valid('json', model.HireInput), async (c) => {
      const { hire } = await import('./make-hire.ts')
      return c.json(await hire(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/hires/:hire', operation({ id: 'getHire', summary: 'A hire with its papers, history and end', access: [...readers], response: model.Hire }), valid('param', model.HirePath), async (c) => {
      const { getHire } = await import('./list-hires.ts')
      return c.json(await getHire(c.var.ctx, c.req.valid('param').hire))
    })
    .post('/hires/:hire/changes', operation({ id: 'changeHire', summary: 'Extend a contract, or change its pay or post; the history keeps what it was', access: [...keepers], response: model.Hire, status: 201 }), valid('param', model.HirePath), valid('json', model.ChangeHire), async (c) => {
      const { changeHire } = await import('./change-hire.ts')
      return c.json(await changeHire(c.var.ctx, c.req.valid('param').hire, c.req.valid('json')), 201)
    })
    .post('/hires/:hire/end', operation({ id: 'endHire', summary: 'End a hire with its reason, and learn what is left to do', access: [...keepers], response: model.Hire }), valid('param', model.HirePath), valid('json', model.EndHire), async (c) => {
      const { endHire } = await import('./end-hire.ts')
      return c.json(await endHire(c.var.ctx, c.req.valid('param').hire, c.req.valid('json')))
    })
    .post('/hires/:hire/leaving', operation({ id: 'tickLeaving', summary: 'A step of leaving is done', access: [...keepers], response: model.Hire }), valid('param', model.HirePath), valid('json', model.TickLeaving), async (c) => {
      const { tickLeaving } = await import('./end-hire.ts')
      return c.json(await tickLeaving(c.var.ctx, c.req.valid('param').hire, c.req.valid('json')))
    })
    .post('/hires/:hire/documents', operation({ id: 'seeHireDocument', summary: 'A paper of the check-list was seen', access: [...keepers], response: model.Hire }), valid('param', model.HirePath), valid('json', model.SeeDocument), async (c) => {
      const { seeDocument } = await import('./hire-documents.ts')
      return c.json(await seeDocument(c.var.ctx, c.req.valid('param').hire, c.req.valid('json')))
    })
    .post('/hires/:hire/documents/:paper/files', operation({ id: 'addHireFile', summary: 'Add a scan of a paper (PDF, JPEG, PNG or WebP, at most 4 MB)', access: [...keepers], upload: [...fileTypes], response: model.Hire, status: 201 }), valid('param', model.HireDocumentPath), async (c) => {
      const { addHireFile } = await import('./hire-documents.ts')
      const { hire, paper } = c.req.valid('param')
      return c.json(await addHireFile(c.var.ctx, hire, { kind: paper, bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
    })
    .get('/hires/:hire/documents/:paper/files/:scan', operation({ id: 'getHireFile', summary: 'A scan; a PDF is handed out as a download', access: [...keepers], response: { type: fileTypes } }), valid('param', model.HireFilePath), async (c) => {
      const { showHireFile } = await import('./hire-documents.ts')
      const { hire, paper, scan } = c.req.valid('param')
      return showHireFile(c.var.ctx, { hire, kind: paper, file: scan })
    })
