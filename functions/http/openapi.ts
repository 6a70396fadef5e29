import type { Hono } from 'hono'
import * as z from 'zod'
import { ErrorBody } from './answer-fault.ts'
import type { Env } from './env.ts'
import { isSchema, type Operation, operationOf } from './operation.ts'
import { validationOf, type Target } from './valid.ts'

type JsonSchema = Readonly<Record<string, unknown>>
type Described = { readonly method: string; readonly path: string; readonly operation: Operation; readonly inputs: ReadonlyMap<Target, z.ZodType> }

/** The OpenAPI 3.1 document of an app, read off its own routes and zod schemas: it cannot drift from what runs. */
export function openApiDocument(app: Hono<Env>, server: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const described of describe(app)) {
    const path = described.path.replace(/:(\w+)(\{[^}]+\})?/g, '{$1}')
    paths[path] = { ...paths[path], [described.method]: operationObject(described) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version: '1', description: 'Fees, payments and books of non-profit property service organizations. Money in fen, areas in 0.01 m2, unit prices in 0.0001 yuan, business dates in Asia/Shanghai.' },
    servers: [{ url: server }],
    security: [{ apiToken: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
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

function operationObject({ path, operation, inputs }: Described) {
  const status = String(operation.status ?? (operation.response === 'nothing' ? 204 : operation.response === 'redirect' ? 302 : 200))
  const body = inputs.get('json')
  const parameters = [...parametersOf('path', inputs.get('param'), path), ...parametersOf('query', inputs.get('query'), path)]
  return {
    operationId: operation.id,
    summary: operation.summary,
    'x-access': operation.access,
    ...(operation.access === 'open' || operation.access === 'anyone' ? { security: [] } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    ...(operation.upload ? { requestBody: { required: true, content: Object.fromEntries(operation.upload.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } } : {}),
    responses: {
      [status]: { description: 'Done', ...contentOf(operation.response) },
      default: { description: 'What is wrong, in the language asked for', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  }
}

function contentOf(response: Operation['response']) {
  if (response === 'nothing' || response === 'redirect') return {}
  if (isSchema(response)) return { content: { 'application/json': { schema: schemaOf(response, 'output') } } }
  const types = typeof response.type === 'string' ? [response.type] : response.type
  return { content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }
}

/** Path names without a schema are plain text. */
function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined, path: string): object[] {
  const described = schema ? (schemaOf(schema, 'input') as { properties?: Record<string, JsonSchema>; required?: string[] }) : {}
  const named = place === 'path' ? [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!) : Object.keys(described.properties ?? {})
  return named.map((name) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: described.properties?.[name] ?? { type: 'string' },
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>
  return rest
}
