import { apiRoutes } from '../../infra/local/stripe/stand-in.ts'
import type { Provider } from './provider.ts'

/** An answer of the API as it went over the line: `route` is the one that gave it, `POST /v1/refunds/:id`. */
export type Recorded = { readonly route: string | undefined; readonly status: number; readonly body: unknown }

/** Keeps every answer of the stand-in's API from now on, whoever asked. */
export function recorded({ standIn: { app } }: Provider): readonly Recorded[] {
  const kept: Recorded[] = []
  const request = app.request
  app.request = async (input, init, ...more) => {
    const answer = await request(input, init, ...more)
    const path = String(input).split('?')[0]!
    if (path.startsWith('/v1/')) kept.push({ route: routeOf(init?.method ?? 'GET', path), status: answer.status, body: await answer.clone().json() })
    return answer
  }
  return kept
}

export const routeNames: readonly string[] = apiRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`)

const routeOf = (method: string, path: string): string | undefined => routeNames.find((name) => new RegExp(`^${name.replace(':id', '[^/]+')}$`).test(`${method} ${path}`))
