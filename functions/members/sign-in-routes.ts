import { type Context, Hono } from 'hono'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import * as z from 'zod'
import { forbidden } from '../faults.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { payCookie, sessionCookie } from '../http/place.ts'
import { valid } from '../http/valid.ts'
import { acceptSignIn } from './accept-sign-in.ts'
import { callerAddress } from './caller-address.ts'
import { createResidentSession } from './create-resident-session.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { getMe } from './get-me.ts'
import { MeView } from './model.ts'
import { callbackPath } from './oidc.ts'
import { endSession } from './open-session.ts'
import { MobilePhone } from './phone.ts'
import { requestResidentCode } from './request-resident-code.ts'
import { lifetimes } from './sessions.ts'
import { attemptSeconds } from './sign-in-items.ts'
import { signInPage } from './sign-in-page.ts'
import { startSignIn } from './start-sign-in.ts'

const signInCookie = '__Host-linli-signin'
const cookie = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' } as const

/** A path of this very host: `//other.example` and backslashes, which browsers read as slashes, are none. */
const LocalPath = z.string().max(500).regex(/^\/(?![/\\])[^\\\s]*$/)
const SignInQuery = z.object({ to: LocalPath.default('/office/'), hint: z.string().max(120).optional() })
const AcceptQuery = z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })
const CodeRequest = z.strictObject({ phone: MobilePhone })
const CodeSent = z.object({ validSeconds: z.int(), digits: z.int() }).meta({ id: 'ResidentCode' })
const SessionRequest = z.strictObject({ phone: MobilePhone, code: z.string().transform((typed) => typed.normalize('NFKC').replace(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/)) })
const SessionMade = z.object({ signedIn: z.literal(true) }).meta({ id: 'ResidentSession' })

/** Signing in and out, on a tenant's host. */
export const signInRoutes = () =>
  new Hono<Env>()
    .get('/me', operation({ id: 'getMe', summary: 'Who calls, with which roles; actor null without a session', access: 'anyone', response: MeView }), (c) => c.json(getMe(c.var.ctx)))
    .get(
      '/sign-in',
      operation({ id: 'startSignIn', summary: 'Send the browser to the sign-in issuer; back to the path `to`', access: 'anyone', response: 'redirect' }),
      valid('query', SignInQuery),
      async (c) => {
        const { to, hint } = c.req.valid('query')
        const begun = await startSignIn(c.var.ctx, c.var.platform, { to, hint, origin: originOf(c), address: callerAddress(c), browser: getCookie(c, signInCookie) })
        setCookie(c, signInCookie, begun.browser, { ...cookie, maxAge: attemptSeconds })
        return c.redirect(begun.url)
      },
    )
    .get(
      '/session/accept',
      operation({ id: 'acceptSignIn', summary: 'Turn the one-time code of a finished sign-in into a session of this host', access: 'anyone', response: 'redirect' }),
      valid('query', AcceptQuery),
      async (c) => {
        const { code } = c.req.valid('query')
        const accepted = await acceptSignIn(c.var.ctx, { code, browser: getCookie(c, signInCookie), previous: getCookie(c, sessionCookie) })
        if (!accepted) return c.html(signInPage('stale', c.var.lang, `${originOf(c)}/v1/sign-in`), 400)
        deleteCookie(c, signInCookie, cookie)
        setCookie(c, sessionCookie, accepted.session, { ...cookie, maxAge: lifetimes.member.absolute })
        return c.redirect(accepted.to)
      },
    )
    .post('/sign-out', operation({ id: 'signOut', summary: 'End the sessions of this browser, of a paper bill too', access: 'anyone', response: 'nothing', status: 204 }), async (c) => {
      for (const name of [sessionCookie, payCookie]) {
        const held = getCookie(c, name)
        if (held) await endSession(c.var.ctx, held)
        deleteCookie(c, name, cookie)
      }
      return c.body(null, 204)
    })
    .post(
      '/resident-codes',
      operation({ id: 'requestResidentCode', summary: 'Send a sign-in code to a registered phone; the same answer for every phone', access: 'anyone', response: CodeSent, status: 202 }),
      valid('json', CodeRequest),
      async (c) => {
        refuseOtherOrigin(c)
        return c.json(await requestResidentCode(c.var.ctx, { phone: c.req.valid('json').phone, address: callerAddress(c) }), 202)
      },
    )
    .post(
      '/resident-sessions',
      operation({ id: 'createResidentSession', summary: 'Sign a resident in with phone and code', access: 'anyone', response: SessionMade, status: 201 }),
      valid('json', SessionRequest),
      async (c) => {
        refuseOtherOrigin(c)
        const previous = getCookie(c, sessionCookie)
        const secret = await createResidentSession(c.var.ctx, { ...c.req.valid('json'), address: callerAddress(c), ...(previous ? { previous } : {}) })
        setCookie(c, sessionCookie, secret, { ...cookie, maxAge: lifetimes.resident.absolute })
        return c.json({ signedIn: true as const }, 201)
      },
    )

/** The one place that the issuer returns to, on the login host, outside /v1. */
export const callbackRoutes = () =>
  new Hono<Env>().get(callbackPath, operation({ id: 'finishSignIn', summary: 'Return from the sign-in issuer, on the login host', access: 'open', response: 'redirect' }), async (c) => {
    const { platform, lang, requestId } = c.var
    const ended = await finishSignIn(platform, new URL(c.req.url).search)
    if (ended.end === 'signed-in') return c.redirect(ended.url)
    if (ended.cause) platform.log({ level: 'warn', event: 'sign-in-failed', requestId, reason: ended.cause instanceof Error ? `${ended.cause.name}: ${ended.cause.message}` : 'unknown' })
    return c.html(signInPage(ended.end, lang, ended.retry), ended.end === 'failed' ? 502 : ended.end === 'not-a-member' ? 403 : 400)
  })

/** The origin that the browser is on: the tenant was found by this host. A machine's call is answered for the tenant's own site. */
function originOf(c: Context<Env>): string {
  const { platform, ctx } = c.var
  const host = (c.req.header('host') ?? '').toLowerCase()
  return platform.apiHosts.includes(host) ? ctx.site.url : `${platform.scheme}://${host}`
}

/** Nobody is to be signed in from another site's page; JSON bodies already need the browser's leave, this is the second wall. */
function refuseOtherOrigin(c: Context<Env>): void {
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== originOf(c)) throw forbidden('sign-in from another origin')
}
