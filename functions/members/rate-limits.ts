import type { Ctx } from '../context.ts'
import { type Fault, limit } from '../faults.ts'
import { keys } from '../storage/keys.ts'
import { sha256 } from './secrets.ts'

export type Rate = { readonly max: number; readonly seconds: number }

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * Per phone: enough for a person with bad reception; 20 codes of 5 attempts a day make a guess succeed once in
 * 10,000 days. Per address: a whole house may stand behind one. Per tenant: what a flood may cost in messages.
 */
export const rates = {
  codeOfPhone: [{ max: 5, seconds: 15 * minute }, { max: 20, seconds: day }],
  codeOfAddress: [{ max: 60, seconds: hour }],
  codeOfTenant: [{ max: 1500, seconds: hour }],
  attemptOfAddress: [{ max: 120, seconds: hour }],
  attemptOfTenant: [{ max: 5000, seconds: hour }],
  signInOfAddress: [{ max: 300, seconds: 10 * minute }],
  /** A driver looks a few times; whoever tries plates one after another soon stops. */
  stayOfAddress: [{ max: 30, seconds: 10 * minute }, { max: 120, seconds: day }],
  stayOfTenant: [{ max: 5000, seconds: hour }],
  /** A code is typed once or twice; with a thousand tries an hour a guess of one in two million takes months. */
  couponOfAddress: [{ max: 20, seconds: 10 * minute }, { max: 80, seconds: day }],
  couponOfTenant: [{ max: 1000, seconds: hour }],
  /** A certificate is looked up once or twice, a pile of them now and then. */
  verifyOfAddress: [{ max: 30, seconds: 10 * minute }, { max: 200, seconds: day }],
  verifyOfTenant: [{ max: 3000, seconds: hour }],
  /** A family may ask for several of them; in all what a clerk can call back. */
  applicationOfAddress: [{ max: 10, seconds: hour }, { max: 30, seconds: day }],
  applicationOfTenant: [{ max: 100, seconds: hour }],
  inviteOfTenant: [{ max: 300, seconds: hour }],
} as const satisfies Record<string, readonly Rate[]>

/**
 * Counts one use by `who` and throws a limit fault past the most that may be in the window, before anything
 * is done. Windows are fixed, so at their edge twice the number is possible.
 */
export async function countUse(ctx: Ctx, rate: keyof typeof rates, who: string): Promise<void> {
  for (const { max, seconds } of rates[rate]) {
    const now = Math.floor(ctx.clock.now().getTime() / 1000)
    const window = Math.floor(now / seconds)
    const end = (window + 1) * seconds
    const key = keys.lookup(ctx.tenant, `RATE#${rate}#${seconds}#${window}#${sha256(`${ctx.tenant}${who}`)}`)
    const { used } = await ctx.store.updateAndGet<{ used: number }>({ update: key, add: { used: 1 }, set: { ttl: end } })
    if (used > max) throw tooOften(end - now)
  }
}

function tooOften(seconds: number): Fault {
  const minutes = Math.ceil(seconds / minute)
  return limit('too-often', { zh: `操作太频繁，请 ${minutes} 分钟后再试。`, en: `Too many attempts. Please try again in ${minutes} minutes.` }, { retryAfterSeconds: seconds, note: 'rate limit' })
}
