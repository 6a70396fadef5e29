import type { MiddlewareHandler } from 'hono'
import { validator } from 'hono/validator'
import type * as z from 'zod'
import en from 'zod/v4/locales/en.js'
import zhCN from 'zod/v4/locales/zh-CN.js'
import { bothOf } from '../both-words.ts'
import { type FaultDetail, invalid } from '../faults.ts'
import type { Env } from './env.ts'

export type Target = 'json' | 'query' | 'param'

/** What the typed client sends: JSON as the schema reads it, query and path values as text. */
type Sent<K extends Target, T extends z.ZodType> = K extends 'json'
  ? z.input<T>
  : { [P in keyof z.input<T>]: string | (undefined extends z.input<T>[P] ? undefined : never) }

type Checked<K extends Target, T extends z.ZodType> = MiddlewareHandler<
  Env,
  string,
  { in: { [P in K]: Sent<K, T> }; out: { [P in K]: z.output<T> } }
>

const schemas = new WeakMap<object, { target: Target; schema: z.ZodType }>()
export const validationOf = (handler: object) => schemas.get(handler)

/** The one validation hook. Bad input is one Fault with a detail per place, in both languages; nothing has been done yet. */
export function valid<K extends Target, T extends z.ZodType>(target: K, schema: T): Checked<K, T> {
  const handler = validator(target, (value: unknown) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data as object
    throw invalid(
      'invalid-input',
      { zh: '提交的内容有误，没有保存任何内容。请按提示修改后再提交。', en: 'Something in what was sent is not right. Nothing was saved. Correct it as described and send it again.' },
      { details: detailsOf(schema, value) },
    )
  }) as unknown as Checked<K, T>
  schemas.set(handler, { target, schema })
  return handler
}

function detailsOf(schema: z.ZodType, value: unknown): FaultDetail[] {
  const issues = (error: z.core.$ZodErrorMap) => schema.safeParse(value, { error }).error?.issues ?? []
  const english = issues(en().localeError)
  return issues(zhCN().localeError).slice(0, 50).map((issue, at) => ({
    where: issue.path.join('.') || 'body',
    say: bothOf(issue.message) ?? { zh: issue.message, en: english[at]?.message ?? issue.message },
  }))
}
