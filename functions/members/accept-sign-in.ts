import type { Ctx } from '../context.ts'
import { openSession } from './open-session.ts'
import { sameHash, sha256 } from './secrets.ts'
import { takeHandOver } from './sign-in-items.ts'

/**
 * Turns the one-time code into a session of this tenant, if it comes from the browser that began the sign-in.
 * Undefined for a code that is unknown, used, late, of another tenant or of another browser.
 */
export async function acceptSignIn(ctx: Ctx, { code, browser, previous }: { code: string; browser: string | undefined; previous?: string | undefined }): Promise<{ session: string; to: string } | undefined> {
  const handOver = await takeHandOver(ctx, code)
  if (!handOver || !browser || !sameHash(handOver.browser, sha256(browser))) return undefined
  return { session: await openSession(ctx, { kind: 'member', member: handOver.member }, previous), to: handOver.to }
}
