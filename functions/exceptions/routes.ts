import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'auditor'] as const satisfies Role[]
const keepers = ['head', 'finance'] as const satisfies Role[]

export const exceptionRoutes = () =>
  new Hono<Env>()
    .get('/exceptions', operation({ id: 'listExceptions', summary: 'Whatever is unexplained, with reason, age, severity and who looks after it', access: [...readers], response: model.ExceptionPage }), valid('query', model.ListExceptions), async (c) => {
      const { listExceptions } = await import('./list-exceptions.ts')
      return c.json(await listExceptions(c.var.ctx, c.req.valid('query')))
    })
    .get('/exceptions/:exception', operation({ id: 'getException', summary: 'An exception with its comments', access: [...readers], response: model.Exception }), valid('param', model.ExceptionPath), async (c) => {
      const { getException } = await import('./list-exceptions.ts')
      return c.json(await getException(c.var.ctx, c.req.valid('param').exception))
    })
    .post(
      '/exceptions/:exception/assignment',
      operation({ id: 'assignException', summary: 'Say who looks after it, and until when', access: [...keepers], response: model.Exception }),
      valid('param', model.ExceptionPath),
      valid('json', model.AssignException),
      async (c) => {
        const { assignException } = await import('./note-exception.ts')
        return c.json(await assignException(c.var.ctx, c.req.valid('param').exception, c.req.valid('json')))
      },
    )
    .post(
      '/exceptions/:exception/comments',
      operation({ id: 'commentException', summary: 'Add a remark, which stays', access: [...keepers], response: model.Exception }),
      valid('param', model.ExceptionPath),
      valid('json', model.CommentException),
      async (c) => {
        const { commentException } = await import('./note-exception.ts')
        return c.json(await commentException(c.var.ctx, c.req.valid('param').exception, c.req.valid('json')))
      },
    )
    .post(
      '/exceptions/:exception/closing',
      operation({ id: 'askToCloseException', summary: 'Ask to close it with a reason although its cause is there; another person decides', access: [...keepers], response: model.Exception }),
      valid('param', model.ExceptionPath),
      valid('json', model.CloseException),
      async (c) => {
        const { askToClose } = await import('./note-exception.ts')
        return c.json(await askToClose(c.var.ctx, c.req.valid('param').exception, c.req.valid('json').reason))
      },
    )
    .post(
      '/exceptions/:exception/closing/decision',
      operation({ id: 'decideExceptionClosing', summary: 'Agree to close another person’s exception, or keep it open', access: [...keepers], response: model.Exception }),
      valid('param', model.ExceptionPath),
      valid('json', model.DecideException),
      async (c) => {
        const { decideClosing } = await import('./note-exception.ts')
        return c.json(await decideClosing(c.var.ctx, c.req.valid('param').exception, c.req.valid('json').action))
      },
    )
