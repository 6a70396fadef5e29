import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { Ctx } from '../context.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { keys } from '../storage/keys.ts'
import { sameHash, sha256 } from './secrets.ts'

export const codeDigits = 6
export const codeSeconds = 300
export const codeAttemptsMax = 5

type StoredCode = { readonly salt: string; readonly hash: string; readonly attempts: number; readonly ttl: number }

/** Keeps the one code that is good for this phone: a new one ends the one before. Only a slow hash of it is stored, since six digits are soon tried. */
export async function keepCode(ctx: Ctx, phone: string, code: string): Promise<void> {
  const salt = ctx.ids.secret()
  const stored: StoredCode = { salt, hash: await slowHash(code, salt), attempts: 0, ttl: nowSeconds(ctx) + codeSeconds }
  await ctx.store.write({ put: { ...codeKey(ctx, phone), ...stored } })
}

/** True once for the right code within its time and attempts; the attempt is counted before the code is looked at. */
export async function useCode(ctx: Ctx, phone: string, code: string): Promise<boolean> {
  try {
    const stored = await ctx.store.updateAndGet<StoredCode>({
      update: codeKey(ctx, phone),
      add: { attempts: 1 },
      if: { expr: 'attempts < :max AND #ttl > :now', names: { '#ttl': 'ttl' }, values: { ':max': codeAttemptsMax, ':now': nowSeconds(ctx) } },
    })
    if (!sameHash(stored.hash, await slowHash(code, stored.salt))) return false
    await ctx.store.write({ delete: codeKey(ctx, phone), if: { expr: '#hash = :hash', names: { '#hash': 'hash' }, values: { ':hash': stored.hash } } })
    return true
  } catch (error) {
    if (error instanceof ConditionFailed) return false
    throw error
  }
}

const codeKey = (ctx: Ctx, phone: string) => keys.lookup(ctx.tenant, `CODE#${sha256(`${ctx.tenant}${phone}`)}`)
const nowSeconds = (ctx: Ctx): number => Math.floor(ctx.clock.now().getTime() / 1000)

const scryptAsync = promisify(scrypt) as (text: string, salt: string, length: number) => Promise<Buffer>
const slowHash = async (code: string, salt: string): Promise<string> => (await scryptAsync(code, salt, 32)).toString('hex')
