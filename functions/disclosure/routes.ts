import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const preparers = ['head', 'finance'] as const satisfies Role[]

export const disclosureRoutes = () =>
  new Hono<Env>()
    .get('/disclosures', operation({ id: 'listDisclosures', summary: 'What was published, newest span first; for everybody', access: 'anyone', response: model.DisclosurePage }), valid('query', model.ListDisclosures), async (c) => {
      const { listDisclosures } = await import('./get-disclosure.ts')
      return c.json(await listDisclosures(c.var.ctx, c.req.valid('query')))
    })
    .get('/disclosures/:disclosure', operation({ id: 'getDisclosure', summary: 'A published span, of the organization or of one community, in its newest version or an earlier one; for everybody', access: 'anyone', response: model.Disclosure }), valid('param', model.DisclosurePath), valid('query', model.DisclosureQuery), async (c) => {
      const { getDisclosure } = await import('./get-disclosure.ts')
      return c.json(await getDisclosure(c.var.ctx, c.req.valid('param').disclosure, c.req.valid('query')))
    })
    .get('/disclosures/:disclosure/notice/pdf', operation({ id: 'getDisclosureNotice', summary: 'The newest version as a paper for the notice board, with the code of its page; for everybody', access: 'anyone', response: { type: 'application/pdf' } }), valid('param', model.DisclosurePath), valid('query', model.NoticeQuery), async (c) => {
      const { getNotice } = await import('./get-notice.ts')
      return answerPdf(await getNotice(c.var.ctx, c.req.valid('param').disclosure, c.req.valid('query').community))
    })
    .post('/disclosures/:disclosure/objections', operation({ id: 'fileObjection', summary: 'Object to what was published, as a resident or, for one on paper, as staff', access: ['resident', 'head', 'finance', 'collector'], response: model.Objection, status: 201 }), valid('param', model.DisclosurePath), valid('json', model.FileObjection), async (c) => {
      const { fileObjection } = await import('./objections.ts')
      return c.json(await fileObjection(c.var.ctx, c.req.valid('param').disclosure, c.req.valid('json')), 201)
    })
    .get('/disclosures/:disclosure/objections', operation({ id: 'listObjections', summary: 'Objections to a published span: all for staff, the own ones for residents', access: ['resident', ...readers], response: model.ObjectionPage }), valid('param', model.DisclosurePath), valid('query', model.ListObjections), async (c) => {
      const { listObjections } = await import('./objections.ts')
      return c.json(await listObjections(c.var.ctx, c.req.valid('param').disclosure, c.req.valid('query')))
    })
    .post('/disclosures/:disclosure/objections/:objection/answer', operation({ id: 'answerObjection', summary: 'Answer an objection; question and answer become public', access: preparers, response: model.Objection }), valid('param', model.ObjectionPath), valid('json', model.AnswerObjection), async (c) => {
      const { answerObjection } = await import('./objections.ts')
      const { disclosure, objection } = c.req.valid('param')
      return c.json(await answerObjection(c.var.ctx, disclosure, objection, c.req.valid('json')))
    })
    .get('/disclosure-work', operation({ id: 'getDisclosureWork', summary: 'Spans to publish, with those overdue, and objections to answer', access: readers, response: model.DisclosureWork }), async (c) => {
      const { getDisclosureWork } = await import('./get-work.ts')
      return c.json(await getDisclosureWork(c.var.ctx))
    })
    .put('/disclosure-settings', operation({ id: 'changeDisclosureSettings', summary: 'How often, where and how long the books are opened, from a month on', access: ['head'], response: model.DisclosureSettings }), valid('json', model.ChangeSettings), async (c) => {
      const { changeSettings } = await import('./settings.ts')
      return c.json(await changeSettings(c.var.ctx, c.req.valid('json')))
    })
    .get('/disclosure-draft', operation({ id: 'getDisclosureDraft', summary: 'The draft of a span, or its figures as they stand', access: readers, response: model.Draft }), valid('query', model.SpanQuery), async (c) => {
      const { getDraft } = await import('./draft.ts')
      return c.json(await getDraft(c.var.ctx, c.req.valid('query').span))
    })
    .put('/disclosure-draft', operation({ id: 'prepareDisclosure', summary: 'Fix the figures of a span for a second person to publish', access: preparers, response: model.Draft }), valid('query', model.SpanQuery), valid('json', model.PrepareDisclosure), async (c) => {
      const { prepareDisclosure } = await import('./draft.ts')
      return c.json(await prepareDisclosure(c.var.ctx, c.req.valid('query').span, c.req.valid('json')))
    })
    .delete('/disclosure-draft', operation({ id: 'dropDisclosureDraft', summary: 'Put a draft away; what is published stays', access: preparers, response: 'nothing', status: 204 }), valid('query', model.SpanQuery), async (c) => {
      const { dropDraft } = await import('./draft.ts')
      await dropDraft(c.var.ctx, c.req.valid('query').span)
      return c.body(null, 204)
    })
    .post('/disclosure-draft/publication', operation({ id: 'publishDisclosure', summary: 'Publish the draft that was looked at; by another person than who prepared it', access: ['head'], response: model.Disclosure }), valid('query', model.SpanQuery), valid('json', model.PublishDisclosure), async (c) => {
      const { publishDisclosure } = await import('./publish-disclosure.ts')
      return c.json(await publishDisclosure(c.var.ctx, c.req.valid('query').span, c.req.valid('json').hash))
    })
