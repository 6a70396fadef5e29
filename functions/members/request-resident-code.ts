import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../context.ts'
import { findResidentsByPhone } from '../estates/find-residents-by-phone.ts'
import { countUse } from './rate-limits.ts'
import { codeDigits, codeSeconds, keepCode } from './resident-codes.ts'

export type CodeSent = { readonly validSeconds: number; readonly digits: number }

/** Milliseconds that an answer takes at least, so that the time of sending a message does not tell a registered phone. */
const answerMsMin = 250

/**
 * Sends a code to a phone that the office registered. For any other phone the same is done, stored and
 * answered, only nothing is sent: nobody learns who lives here. Throws a limit fault per phone, per address
 * and per tenant.
 */
export async function requestResidentCode(ctx: Ctx, { phone, address }: { phone: string; address: string }): Promise<CodeSent> {
  await countUse(ctx, 'codeOfAddress', address)
  await countUse(ctx, 'codeOfPhone', phone)
  await countUse(ctx, 'codeOfTenant', 'all')
  await Promise.all([makeAndSend(ctx, phone), pause(answerMsMin)])
  return { validSeconds: codeSeconds, digits: codeDigits }
}

async function makeAndSend(ctx: Ctx, phone: string): Promise<void> {
  const code = ctx.ids.digits(codeDigits)
  const [residents] = await Promise.all([findResidentsByPhone(ctx, phone), keepCode(ctx, phone, code)])
  if (residents.length === 0) return
  try {
    await ctx.ports.sms.send({ phone, template: 'sign-in-code', params: { code, minutes: String(codeSeconds / 60), site: ctx.site.name } })
  } catch (error) {
    // An answer that differs would tell a registered phone from another; the person asks for the next code.
    console.error(JSON.stringify({ level: 'error', event: 'sms-not-sent', tenant: ctx.tenant, error: error instanceof Error ? error.name : 'unknown' }))
  }
}
