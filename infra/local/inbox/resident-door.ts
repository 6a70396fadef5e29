import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { anonymous } from '../../../functions/context.ts'
import { findResidentsByPhone } from '../../../functions/estates/find-residents-by-phone.ts'
import { sessionCookie } from '../../../functions/http/place.ts'
import { openSession } from '../../../functions/members/open-session.ts'
import { contextOf, type Platform } from '../../../functions/platform.ts'
import { resolveTenant } from '../../../functions/tenants/resolve-tenant.ts'

/**
 * The link that signs a demo resident in without the text message: `<tenant host>/_local/resident?phone=13800000000`.
 * For the demo's list of accounts on this machine; the real way is phone and code, with the code in the inbox.
 */
export function residentDoor(platform: Platform): Hono {
  return new Hono().get('*', async (c) => {
    const known = await resolveTenant(platform, (c.req.header('host') ?? '').toLowerCase())
    if (!known) return c.text('这个地址不属于任何服务社。No tenant here.', 404)
    const ctx = contextOf(platform, known.tenant, known.site, anonymous)
    const phone = c.req.query('phone') ?? ''
    if (!/^1\d{10}$/.test(phone) || (await findResidentsByPhone(ctx, phone)).length === 0) return c.text('这个手机号没有登记。No resident with this phone.', 404)
    setCookie(c, sessionCookie, await openSession(ctx, { kind: 'resident', phone }), { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    return c.redirect('/')
  })
}
