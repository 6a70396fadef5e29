import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** The same answers the edge gives in AWS: no inline script, no framing, nothing from other hosts. */
const policy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

/** The two built apps on a tenant's host: `/office/` and the resident app at `/`, index.html for paths that do not end like a file: ids have dots. */
export function webFiles(dist: string) {
  return new Hono().get('*', async (c) => {
    const path = normalize(decodeURIComponent(c.req.path))
    const office = path === '/office' || path.startsWith('/office/')
    const folder = join(dist, office ? 'office' : 'resident')
    const inside = office ? path.slice('/office'.length) : path
    const file = extname(inside) in types && !inside.includes('..') ? join(folder, inside) : join(folder, 'index.html')
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return c.text('Not found', 404)
    c.header('content-type', types[extname(file)] ?? 'application/octet-stream')
    c.header('cache-control', inside.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    return c.body(await readFile(file))
  })
}
