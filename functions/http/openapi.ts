import type { Hono } from 'hono'
import * as z from 'zod'
import { ErrorBody } from './answer-fault.ts'
import type { Env } from './env.ts'
import { isSchema, type Operation, operationOf } from './operation.ts'
import { validationOf, type Target } from './valid.ts'

type JsonSchema = Readonly<Record<string, unknown>>
/** Schemas with a name of their own, met anywhere in the document. */
type Named = Record<string, JsonSchema>
type Described = { readonly method: string; readonly path: string; readonly operation: Operation; readonly inputs: ReadonlyMap<Target, z.ZodType> }

/** The OpenAPI 3.1 document of an app, read off its own routes and zod schemas: it cannot drift from what runs. */
export function openApiDocument(app: Hono<Env>, server: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  const named: Named = {}
  // A schema with a name of its own goes to the named ones and answers a reference to itself.
  schemaOf(ErrorBody, 'output', named)
  for (const described of describe(app)) {
    const path = described.path.replace(/:(\w+)(\{[^}]+\})?/g, '{$1}')
    paths[path] = { ...paths[path], [described.method]: operationObject(described, named) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version: '1', description: 'Fees, payments and books of non-profit property service organizations. Money in fen, areas in 0.01 m2, unit prices in 0.0001 yuan, business dates in Asia/Shanghai.' },
    servers: [{ url: server }],
    security: [{ apiToken: [] }, { session: [] }],
    paths,
    components: {
      schemas: named,
      securitySchemes: {
        apiToken: { type: 'http', scheme: 'bearer', description: 'linli_<tenant>_<secret>, on the API host' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-linli', description: 'A session of the tenant host' },
      },
    },
  }
}

/** Every route that carries an operation, with the schemas of its inputs. */
export function describe(app: Hono<Env>): Described[] {
  const found = new Map<string, { operation?: Operation; inputs: Map<Target, z.ZodType> }>()
  for (const route of app.routes) {
    const key = `${route.method.toLowerCase()} ${route.path}`
    const entry = found.get(key) ?? { inputs: new Map<Target, z.ZodType>() }
    found.set(key, entry)
    const operation = operationOf(route.handler)
    if (operation) entry.operation = operation
    const validation = validationOf(route.handler)
    if (validation) entry.inputs.set(validation.target, validation.schema)
  }
  return [...found].flatMap(([key, { operation, inputs }]) => {
    const [method, path] = key.split(' ') as [string, string]
    return operation ? [{ method, path, operation, inputs }] : []
  })
}

function operationObject({ path, operation, inputs }: Described, named: Named) {
  const status = String(operation.status ?? (operation.response === 'nothing' ? 204 : operation.response === 'redirect' ? 302 : 200))
  const body = inputs.get('json')
  const parameters = [...parametersOf('path', inputs.get('param'), path, named), ...parametersOf('query', inputs.get('query'), path, named)]
  return {
    operationId: operation.id,
    summary: operation.summary,
    'x-access': operation.access,
    ...(operation.access === 'open' || operation.access === 'anyone' ? { security: [] } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', named) } } } } : {}),
    ...(operation.upload ? { requestBody: { required: true, content: Object.fromEntries(operation.upload.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } } : {}),
    responses: {
      [status]: { description: 'Done', ...contentOf(operation.response, named) },
      default: { description: 'What is wrong, in the language asked for', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' }, example: errorExample } } },
    },
  }
}

const errorExample: ErrorBody = {
  error: { kind: 'invalid', code: 'invalid-input', say: 'Something in what was sent is not right. Nothing was saved. Correct it as described and send it again.', details: [{ where: 'dueDate', say: 'YYYY-MM-DD' }], requestId: 'k3v9x0q2m7ab' },
}

function contentOf(response: Operation['response'], named: Named) {
  if (response === 'nothing' || response === 'redirect') return {}
  if (isSchema(response)) return { content: { 'application/json': { schema: schemaOf(response, 'output', named) } } }
  const types = typeof response.type === 'string' ? [response.type] : response.type
  return { content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }
}

/** Path names without a schema are plain text. */
function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined, path: string, named: Named): object[] {
  const described = schema ? (schemaOf(schema, 'input', named) as { properties?: Record<string, JsonSchema>; required?: string[] }) : {}
  const names = place === 'path' ? [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!) : Object.keys(described.properties ?? {})
  return names.map((name) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: described.properties?.[name] ?? { type: 'string' },
  }))
}

/** zod keeps named schemas in `$defs` of each schema; OpenAPI has one place for all of them. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', named: Named): JsonSchema {
  const { $schema: _, id: __, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>
  for (const [name, { id: ___, ...definition }] of Object.entries($defs as Record<string, Record<string, unknown>>)) named[name] = relocated(definition)
  return relocated(rest)
}

const relocated = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) => (key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value)) as JsonSchema
