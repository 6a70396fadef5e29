import type { Hono } from 'hono'
import type { Env } from '../../functions/http/env.ts'

export type Page = { readonly url: string; readonly status: number; readonly text: string; readonly json: unknown }
/** By host, then by path and name. */
type Jar = Map<string, Map<string, { readonly name: string; readonly value: string; readonly path: string }>>

const redirectsMax = 12

/**
 * A browser small enough for tests: cookies by host, redirects, forms. Hosts under `.linli.test` are answered by
 * the app, all others over the network. `visited` lists where it went.
 */
export function smallBrowser(app: Hono<Env>) {
  const jar: Jar = new Map()
  const visited: string[] = []

  async function open(address: string, init: { method?: string; body?: string; type?: string; headers?: Record<string, string>; stopAt?: (url: string) => boolean } = {}): Promise<Page> {
    let url = address
    let { method = 'GET', body } = init
    for (let hops = 0; hops < redirectsMax; hops += 1) {
      visited.push(url)
      if (init.stopAt?.(url)) return { url, status: 0, text: '', json: undefined }
      const { host, pathname } = new URL(url)
      const sent = [...(jar.get(host)?.values() ?? [])].filter(({ path }) => pathname.startsWith(path)).toSorted((a, b) => b.path.length - a.path.length)
      const cookies = sent.map(({ name, value }) => `${name}=${value}`).join('; ')
      const headers = { ...init.headers, ...(cookies ? { cookie: cookies } : {}), ...(body === undefined ? {} : { 'content-type': init.type ?? 'application/x-www-form-urlencoded' }) }
      const request = { method, headers, ...(body === undefined ? {} : { body }) }
      const response = host.endsWith('linli.test') ? await app.request(url, { ...request, headers: { ...headers, host } }) : await fetch(url, { ...request, redirect: 'manual' })
      keep(jar, host, response.headers.getSetCookie())
      const to = response.headers.get('location')
      if (!to || response.status < 300 || response.status > 399) {
        const text = await response.text()
        return { url, status: response.status, text, json: response.headers.get('content-type')?.includes('json') && text ? (JSON.parse(text) as unknown) : undefined }
      }
      url = new URL(to, url).href
      method = 'GET'
      body = undefined
    }
    throw new Error('too many redirects')
  }

  const postJson = (url: string, value: unknown, headers: Record<string, string> = {}) => open(url, { method: 'POST', body: JSON.stringify(value), type: 'application/json', headers: { origin: new URL(url).origin, ...headers } })
  return { open, postJson, visited, cookie: (host: string, name: string) => jar.get(host)?.get(`/ ${name}`)?.value, setCookie: (host: string, name: string, value: string) => keep(jar, host, [`${name}=${value}`]) }
}

function keep(jar: Jar, host: string, lines: readonly string[]): void {
  const cookies = jar.get(host) ?? new Map<string, { name: string; value: string; path: string }>()
  jar.set(host, cookies)
  for (const line of lines) {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim())
    const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)]
    const path = /^path=(.*)$/i.exec(attributes.find((attribute) => /^path=/i.test(attribute)) ?? '')?.[1] ?? '/'
    if (value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(`${path} ${name}`)
    else cookies.set(`${path} ${name}`, { name, value, path })
  }
}
