import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { fileTypes } from '../files/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as matrix from './matrix-model.ts'
import * as model from './model.ts'

const readers = ['head', 'training-officer', 'hr-clerk', 'roster-clerk', 'auditor'] as const satisfies Role[]
const keepers = ['head', 'training-officer', 'hr-clerk'] as const satisfies Role[]
/** Of certificates that we issue ourselves. */
const issuers = ['head', 'training-officer'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. What is named comes before what has an id. */
export const certificateRoutes = () =>
  new Hono<Env>()
    .post('/certificates', operation({ id: 'addCertificate', summary: 'Record a certificate that a person brings; a number of a kind is there once', access: [...keepers], response: model.Certificate, status: 201 }), valid('json', model.AddCertificate), async (c) => {
      const { addCertificate } = await import('./add-certificate.ts')
      return c.json(await addCertificate(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/certificates', operation({ id: 'listCertificates', summary: 'Certificates, what ends first at the top', access: [...readers], response: model.CertificatePage }), valid('query', model.ListCertificates), async (c) => {
      const { listCertificates } = await import('./list-certificates.ts')
      return c.json(await listCertificates(c.var.ctx, c.req.valid('query')))
    })
    .get('/certificates/matrix', operation({ id: 'getCertificateMatrix', summary: 'People and the certificates that they hold, a column a kind', access: [...readers], response: matrix.Matrix }), valid('query', matrix.ListMatrix), async (c) => {
      const { getMatrix } = await import('./get-matrix.ts')
      return c.json(await getMatrix(c.var.ctx, c.req.valid('query')))
    })
    .get('/certificates/dropouts', operation({ id: 'listDropouts', summary: 'Who fell out of which posts because a certificate holds no more', access: [...readers], response: matrix.Dropouts }), async (c) => {
      const { listDropouts } = await import('./list-dropouts.ts')
      return c.json(await listDropouts(c.var.ctx))
    })
    .post('/certificates/completions', operation({ id: 'issueCompletion', summary: 'Issue a certificate of completion of our own, with a number and a code', access: [...issuers], response: model.Certificate, status: 201 }), valid('json', model.IssueCompletion), async (c) => {
      const { issueCompletion } = await import('./issue-completion.ts')
      return c.json(await issueCompletion(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/certificates/:certificate', operation({ id: 'getCertificate', summary: 'One certificate with its terms, reviews and history', access: [...readers], response: model.Certificate }), valid('param', model.CertificatePath), async (c) => {
      const { getCertificate } = await import('./get-certificate.ts')
      return c.json(await getCertificate(c.var.ctx, c.req.valid('param').certificate))
    })
    .post('/certificates/:certificate/corrections', operation({ id: 'correctCertificate', summary: 'Put right what was written down wrongly; what stood before stays in the history', access: [...keepers], response: model.Certificate }), valid('param', model.CertificatePath), valid('json', model.CorrectCertificate), async (c) => {
      const { correctCertificate } = await import('./correct-certificate.ts')
      return c.json(await correctCertificate(c.var.ctx, c.req.valid('param').certificate, c.req.valid('json')))
    })
    .post('/certificates/:certificate/reviews', operation({ id: 'reviewCertificate', summary: 'A review was passed', access: [...keepers], response: model.Certificate }), valid('param', model.CertificatePath), valid('json', model.ReviewCertificate), async (c) => {
      const { reviewCertificate } = await import('./review-certificate.ts')
      return c.json(await reviewCertificate(c.var.ctx, c.req.valid('param').certificate, c.req.valid('json')))
    })
    .post('/certificates/:certificate/renewals', operation({ id: 'renewCertificate', summary: 'A new term of the same certificate', access: [...keepers], response: model.Certificate }), valid('param', model.CertificatePath), valid('json', model.RenewCertificate), async (c) => {
      const { renewCertificate } = await import('./review-certificate.ts')
      return c.json(await renewCertificate(c.var.ctx, c.req.valid('param').certificate, c.req.valid('json')))
    })
    .post('/certificates/:certificate/revocation', operation({ id: 'revokeCertificate', summary: 'It holds no more from a day on; who needs it drops out of their posts at once', access: [...keepers], response: model.Certificate }), valid('param', model.CertificatePath), valid('json', model.RevokeCertificate), async (c) => {
      const { revokeCertificate } = await import('./revoke-certificate.ts')
      return c.json(await revokeCertificate(c.var.ctx, c.req.valid('param').certificate, c.req.valid('json')))
    })
    .post('/certificates/:certificate/reinstatement', operation({ id: 'reinstateCertificate', summary: 'The revocation was a mistake, or was lifted', access: [...issuers], response: model.Certificate }), valid('param', model.CertificatePath), valid('json', model.ReasonGiven), async (c) => {
      const { reinstateCertificate } = await import('./revoke-certificate.ts')
      return c.json(await reinstateCertificate(c.var.ctx, c.req.valid('param').certificate, c.req.valid('json').reason))
    })
    .post('/certificates/:certificate/scan', operation({ id: 'addCertificateScan', summary: 'The paper as a picture or PDF (the raw body, 4 MB at most), in place of the one before', access: [...keepers], upload: fileTypes, response: model.Certificate, status: 201 }), valid('param', model.CertificatePath), async (c) => {
      const { addScan } = await import('./add-scan.ts')
      return c.json(await addScan(c.var.ctx, c.req.valid('param').certificate, new Uint8Array(await c.req.arrayBuffer())), 201)
    })
    .get('/certificates/:certificate/scan/:copy', operation({ id: 'getCertificateScan', summary: 'The scan; a PDF is handed out as a download', access: [...keepers, 'auditor'], response: { type: fileTypes } }), valid('param', model.ScanPath), async (c) => {
      const { showScan } = await import('./add-scan.ts')
      const { certificate, copy } = c.req.valid('param')
      return showScan(c.var.ctx, certificate, copy)
    })
