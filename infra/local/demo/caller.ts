import type { Hono } from 'hono'
import type { Env } from '../../../functions/http/env.ts'

/** The API as a machine calls it, in this process. Any answer but success ends the filling with its words. */
export function callerOf(app: Hono<Env>, host: string, token: string) {
  return async <T>(method: string, path: string, body?: object | Uint8Array<ArrayBuffer>): Promise<T> => {
    const raw = body instanceof Uint8Array
    const response = await app.request(`http://${host}/v1${path}`, {
      method,
      headers: { host, authorization: `Bearer ${token}`, ...(body && !raw ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: raw ? body : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`the demo could not be filled: ${method} ${path} answered ${response.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
}
export type Caller = ReturnType<typeof callerOf>
