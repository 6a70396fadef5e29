import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { limit } from '../faults.ts'
import type { Platform } from '../platform.ts'
import { answerFault, answerUnknown } from './answer-fault.ts'
import type { Env, Lang } from './env.ts'
import { placeRequest } from './place.ts'

/** Lambda takes 6 MB, a third of which goes to base64; uploads stay under what is left. */
export const bodyBytesMax = 4 * 1024 * 1024

/** What every function's app stands in: request id, language, limits, tenant, actor, one log line, faults to answers. */
export function baseApp(platform: Platform): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, c) => answerFault(error, c))
  app.notFound((c) => answerUnknown(c))
  app.use(async (c, next) => {
    const started = platform.clock.now().getTime()
    c.set('platform', platform)
    c.set('requestId', platform.ids.short())
    c.set('lang', languageOf(c.req.query('lang') ?? c.req.header('accept-language')))
    await next()
    c.header('x-request-id', c.var.requestId)
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    const ctx: Env['Variables']['ctx'] | undefined = c.var.ctx
    platform.log({
      level: 'info',
      event: 'request',
      requestId: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: platform.clock.now().getTime() - started,
      tenant: ctx?.tenant,
      actor: ctx?.actor.kind,
    })
  })
  app.use(secureHeaders())
  app.use(
    bodyLimit({
      maxSize: bodyBytesMax,
      onError: () => {
        throw limit('too-large', { zh: '文件或内容超过 4 MB，没有保存任何内容。请拆分后分次上传。', en: 'The file or body is larger than 4 MB. Nothing was saved. Split it and send the parts.' })
      },
    }),
  )
  app.use(placeRequest())
  return app
}

function languageOf(wanted: string | undefined): Lang {
  return /^en\b/i.test(wanted ?? '') ? 'en' : 'zh'
}
