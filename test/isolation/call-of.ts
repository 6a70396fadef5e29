import type { describe } from '../../functions/http/openapi.ts'
import type { CallOptions } from '../support/stack.ts'
import { bodyOf, queryOf, type Things } from './world.ts'

export type Described = ReturnType<typeof describe>[number]

/** How an operation is called about `of`, with everything its schemas ask for. Throws when the suite does not know yet. */
export function callOf({ method, path, operation, inputs }: Described, of: Things): { path: string; options: CallOptions } {
  const filled = path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => {
    const value = of[name]
    if (!value) throw new Error(`${operation.id}: test/isolation/world.ts does not say what :${name} is`)
    return encodeURIComponent(value)
  })
  const body = bodyOf(of)[operation.id]
  if (inputs.has('json') && !body) throw new Error(`${operation.id}: test/isolation/world.ts has no body for it`)
  const upload = operation.upload ? new TextEncoder().encode('楼栋,房号,建筑面积,业主姓名\r\n1幢,1-101,50,某人') : undefined
  const sent = inputs.has('json') ? body : upload
  return { path: filled + (queryOf(of)[operation.id] ?? ''), options: { method: method.toUpperCase(), ...(sent ? { body: sent } : {}) } }
}
