import type { IncomingMessage, ServerResponse } from 'node:http'
import { serve, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'

export type Parts = {
  /** The API with its sign-in return; answers /v1, /docs and /callback. */
  readonly api: { readonly fetch: (request: Request) => Response | Promise<Response> }
  /** Development peers under /_local: the payment provider's stand-in, the inbox. */
  readonly stripe: Hono
  readonly inbox: Hono
  /** Signs a demo resident in by phone alone, on this machine. */
  readonly resident: Hono
  readonly issuer: (request: IncomingMessage, response: ServerResponse) => void
  /** The built front ends, and the page that the bare address shows. */
  readonly web: Hono
  readonly welcome: () => string
  readonly bareHosts: readonly string[]
}

type Local = { Bindings: HttpBindings }

/** Everything on one port, told apart by path and host. */
export function frontOf(parts: Parts): Hono<Local> {
  const front = new Hono<Local>()
  const api = (c: { req: { raw: Request } }) => parts.api.fetch(c.req.raw)
  front.all('/v1/*', api)
  front.all('/docs', api)
  front.all('/callback', api)
  front.mount('/_local/stripe', (request) => parts.stripe.fetch(request))
  front.mount('/_local/inbox', (request) => parts.inbox.fetch(request))
  front.all('/_local/inbox.json', (c) => parts.inbox.fetch(new Request(new URL('/inbox.json', c.req.url), c.req.raw)))
  front.get('/_local/resident', (c) => parts.resident.fetch(c.req.raw))
  front.all('/_local/issuer/*', (c) => {
    parts.issuer(c.env.incoming, c.env.outgoing)
    return RESPONSE_ALREADY_SENT
  })
  front.get('*', (c) => {
    const bare = parts.bareHosts.includes((c.req.header('host') ?? '').toLowerCase())
    return bare ? c.html(parts.welcome()) : parts.web.fetch(c.req.raw)
  })
  return front
}

/** Listens on loopback only. A port that is taken is said plainly. */
export async function listen(answer: (request: Request, env: HttpBindings) => Response | Promise<Response>, port: number): Promise<{ close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: (request, env) => answer(request, env as HttpBindings), port, hostname: '127.0.0.1' }, () => resolve({ close }))
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(port) : error))
    const close = (): Promise<void> =>
      new Promise((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}

const portTaken = (port: number): Error => new Error(`Port ${port} is taken by another program. Stop that program, or start Linli elsewhere: npm start -- --port ${port + 1}`)
