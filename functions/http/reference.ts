import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from './env.ts'
import { describe, openApiDocument } from './openapi.ts'
import { isSchema, operation } from './operation.ts'

/** The OpenAPI document, and the same as a page to read, on every host. */
export function referenceRoutes(app: Hono<Env>) {
  let document: object | undefined
  return new Hono<Env>()
    .get('/v1/openapi.json', operation({ id: 'getOpenApi', summary: 'This description, OpenAPI 3.1', access: 'open', response: z.record(z.string(), z.unknown()) }), (c) => {
      const { scheme, apiHosts } = c.var.platform
      document ??= openApiDocument(app, `${scheme}://${apiHosts[0]}`)
      return c.json(document as Record<string, unknown>)
    })
    .get('/docs', operation({ id: 'getReference', summary: 'The API to read', access: 'open', response: { type: 'text/html' } }), (c) => c.html(page(app)))
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** One long page, no script: found with the browser's own search. */
function page(app: Hono<Env>): string {
  const sections = describe(app).map(({ method, path, operation: spec, inputs }) => {
    const access = typeof spec.access === 'string' ? spec.access : spec.access.join(', ')
    const schemas = [...inputs].map(([target, schema]) => block(target === 'json' ? 'body' : target, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
    const answer = isSchema(spec.response) ? block('answer', z.toJSONSchema(spec.response, { io: 'output', unrepresentable: 'any' })) : ''
    return `<section id="${spec.id}"><h2>${spec.id}</h2><p><code>${method.toUpperCase()} ${escape(path)}</code></p><p>${escape(spec.summary)}</p><p>May call: ${escape(access)}</p>${schemas.join('')}${answer}</section>`
  })
  const contents = describe(app).map(({ operation: spec }) => `<li><a href="#${spec.id}">${spec.id}</a> ${escape(spec.summary)}</li>`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Linli API</title><style>${style}</style></head><body><main><h1>Linli API</h1>
<p>Send <code>Authorization: Bearer linli_…</code> to the API host. Money is in fen, area in 0.01 m², unit price in 0.0001 yuan, dates are Asia/Shanghai days. The same as <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>
<p>An error is <code>{"error":{"kind","code","say","details","requestId"}}</code>; <code>say</code> is in the language of <code>Accept-Language</code>. Lists answer <code>{"items","next"}</code>; pass <code>next</code> as <code>after</code>.</p><ul>${contents.join('')}</ul>${sections.join('')}</main></body></html>`
}

function block(title: string, schema: object): string {
  const { $schema: _, ...rest } = schema as Record<string, unknown>
  return `<details><summary>${title}</summary><pre>${escape(JSON.stringify(rest, null, 2))}</pre></details>`
}

const style = `body{font:16px/1.6 system-ui,sans-serif;color:#14201b;background:#f2f5f3;margin:0}main{max-width:60rem;margin:auto;padding:24px;background:#fff}
h2{border-top:1px solid #d5dcd8;padding-top:24px;font-size:1.1rem}pre{overflow:auto;background:#f2f5f3;padding:12px;font-size:14px}a,summary{color:#08503a}summary{cursor:pointer;min-height:36px}`
