import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { Fault, invalid, unknown, type FaultKind } from '../faults.ts'
import { BadCursor } from '../storage/store.ts'
import type { Env } from './env.ts'

const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  refused: 422,
  limit: 429,
  upstream: 502,
} as const satisfies Record<FaultKind, number>

export const ErrorBody = z
  .object({
    error: z.object({
      kind: z.enum(['invalid', 'unauthenticated', 'forbidden', 'unknown', 'conflict', 'refused', 'limit', 'upstream', 'defect']),
      code: z.string(),
      say: z.string(),
      details: z.array(z.object({ where: z.string(), say: z.string() })),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' })
export type ErrorBody = z.infer<typeof ErrorBody>

/** The one place where a fault becomes an answer. The note goes to the log, never to the person. */
export function answerFault(error: unknown, c: Context<Env>): Response {
  const fault = faultOf(error)
  if (!fault) return answerDefect(error, c)
  const { lang, requestId, platform } = c.var
  if (fault.note) platform.log({ level: 'info', event: 'fault', requestId, code: fault.code, note: fault.note })
  const details = fault.details.map(({ where, say }) => ({ where, say: say[lang] }))
  const body: ErrorBody = { error: { kind: fault.kind, code: fault.code, say: fault.say[lang], details, requestId } }
  if (fault.retryAfterSeconds !== undefined) c.header('retry-after', String(fault.retryAfterSeconds))
  return c.json(body, statusOf[fault.kind])
}

export const answerUnknown = (c: Context<Env>): Response => answerFault(unknown(), c)

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error
  if (error instanceof BadCursor) return invalid('bad-cursor', { zh: '翻页位置已失效，请从第一页重新打开。', en: 'This page position is no longer valid. Open the list from its first page.' })
  if (error instanceof HTTPException && error.status < 500) return invalid('bad-request', { zh: '请求的格式不正确，没有保存任何内容。', en: 'The request is malformed. Nothing was saved.' }, { note: error.message })
  return undefined
}

function answerDefect(error: unknown, c: Context<Env>): Response {
  const { lang, requestId, platform } = c.var
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  platform.log({ level: 'error', event: 'defect', requestId, stack })
  const say =
    lang === 'zh'
      ? `系统出现故障，本次操作没有完成。请稍后再试；仍不行时请把编号 ${requestId} 告诉本社。`
      : `Something broke on our side and this was not completed. Please try again later; if it stays, tell us the number ${requestId}.`
  const body: ErrorBody = { error: { kind: 'defect', code: 'defect', say, details: [], requestId } }
  return c.json(body, 500)
}
