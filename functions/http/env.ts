import type { Ctx } from '../context.ts'
import type { Platform } from '../platform.ts'

export type Lang = 'zh' | 'en'

export type Variables = {
  platform: Platform
  requestId: string
  lang: Lang
  /** The caller's context. Not set for `open` operations on a host without a tenant; every other operation is admitted only with it. */
  ctx: Ctx
}

export type Env = { Variables: Variables }
