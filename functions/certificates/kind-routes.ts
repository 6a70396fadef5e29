import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './kind-model.ts'

/** Whoever may look at a post reads the names of what it asks. */
const readers = ['head', 'training-officer', 'hr-clerk', 'roster-clerk', 'finance', 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const certificateKindRoutes = () =>
  new Hono<Env>()
    .get('/certificate-kinds', operation({ id: 'listCertificateKinds', summary: 'Kinds of certificates with the rules that hold from a day on, and their source', access: [...readers], response: model.CertificateKindList }), async (c) => {
      const { everyKind } = await import('./kinds.ts')
      return c.json({ items: await everyKind(c.var.ctx), next: null })
    })
    .post(
      '/certificate-kinds',
      operation({ id: 'saveCertificateKind', summary: 'Add a kind of certificate, or confirm or change what holds for it', access: ['head', 'training-officer'], response: model.CertificateKind }),
      valid('json', model.SaveKind),
      async (c) => {
        const { saveKind } = await import('./kinds.ts')
        return c.json(await saveKind(c.var.ctx, c.req.valid('json')))
      },
    )
