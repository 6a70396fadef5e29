import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerPdf } from '../paper/answer-pdf.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor', 'attendant'] as const satisfies Role[]

/** What is drawn as PDF is loaded when first asked for. */
export const areaSignRoutes = () =>
  new Hono<Env>().get('/parking/areas/:area/sign/pdf', operation({ id: 'getAreaSign', summary: 'The sign for an area’s exit, with the code of the driver’s page', access: [...readers], response: { type: 'application/pdf' } }), valid('param', model.AreaSignPath), async (c) => {
    const { getAreaSign } = await import('./get-area-sign.ts')
    return answerPdf(await getAreaSign(c.var.ctx, c.req.valid('param').area, c.var.lang))
  })

export const machineSignRoutes = () =>
  new Hono<Env>().get(
    '/facilities/:facility/signs/pdf',
    operation({ id: 'getMachineSigns', summary: 'Signs for the machines of a facility, a page each, or for one of them', access: [...readers], response: { type: 'application/pdf' } }),
    valid('param', model.MachineSignsPath),
    valid('query', model.MachineSignsQuery),
    async (c) => {
      const { getMachineSigns } = await import('./get-machine-signs.ts')
      return answerPdf(await getMachineSigns(c.var.ctx, c.req.valid('param').facility, c.req.valid('query').machine, c.var.lang))
    },
  )
