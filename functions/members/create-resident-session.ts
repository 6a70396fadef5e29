import type { Ctx } from '../context.ts'
import { findResidentsByPhone } from '../estates/find-residents-by-phone.ts'
import { refused } from '../faults.ts'
import { openSession } from './open-session.ts'
import { countUse } from './rate-limits.ts'
import { useCode } from './resident-codes.ts'

export type ResidentSignIn = { readonly phone: string; readonly code: string; readonly address: string; readonly previous?: string }

/** Signs a resident in and answers the cookie's secret. Wrong, used, expired, tried too often and unknown phone are one answer. */
export async function createResidentSession(ctx: Ctx, { phone, code, address, previous }: ResidentSignIn): Promise<string> {
  await countUse(ctx, 'attemptOfAddress', address)
  await countUse(ctx, 'attemptOfTenant', 'all')
  if (!(await useCode(ctx, phone, code))) throw wrongCode()
  if ((await findResidentsByPhone(ctx, phone)).length === 0) throw wrongCode()
  return openSession(ctx, { kind: 'resident', phone }, previous)
}

const wrongCode = () =>
  refused('code-wrong', {
    zh: '验证码不正确或已失效。请核对短信，或重新获取验证码。',
    en: 'This code is not right or no longer valid. Check the message, or ask for a new code.',
  })
