import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stack, startStack } from '../support/stack.ts'

type Schema = { readonly type?: string; readonly pattern?: string; readonly format?: string; readonly $ref?: string; readonly properties?: Record<string, Schema>; readonly items?: Schema; readonly anyOf?: readonly Schema[] }
type Operation = { readonly operationId: string; readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[]; readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }; readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Schema }> }> }

let stack: Stack
let operations: Operation[]
let named: Record<string, Schema>
beforeAll(async () => {
  stack = await startStack()
  const { json } = await stack.request(stack.apiHost, '/v1/openapi.json')
  operations = Object.values(json.paths as Record<string, Record<string, Operation>>).flatMap((methods) => Object.values(methods))
  named = json.components.schemas
})
afterAll(() => stack.stop())

/** Every place of a schema, named ones followed. */
function* places(schema: Schema, at: string): Generator<readonly [string, Schema]> {
  yield [at, schema]
  if (schema.$ref) yield* places(named[schema.$ref.split('/').at(-1)!] ?? {}, at)
  for (const [name, part] of Object.entries(schema.properties ?? {})) yield* places(part, `${at}.${name}`)
  if (schema.items) yield* places(schema.items, `${at}[]`)
  for (const part of schema.anyOf ?? []) yield* places(part, at)
}

it('says of every day and month that is sent what it looks like', () => {
  const dates = /(?:^|\.)(?:period|from|to|dueDate|valueDate|lastDay|expires|occupiedFrom|occupiedTo)$/
  const bare: string[] = []
  for (const { operationId, parameters = [], requestBody } of operations) {
    const sent = [...parameters.map(({ name, schema }) => [name, schema] as const), ...Object.values(requestBody?.content ?? {}).map(({ schema }) => ['', schema] as const)]
    for (const [name, schema] of sent) {
      for (const [at, part] of places(schema, name)) if (dates.test(at) && part.type === 'string' && !part.pattern && !part.format) bare.push(`${operationId} ${at}`)
    }
  }
  expect(bare).toEqual([])
})

it('says of every field of an answer what it is', () => {
  const anything = new Set<string>()
  for (const { operationId, responses } of operations) {
    for (const { content = {} } of Object.values(responses)) {
      for (const { schema } of Object.values(content)) for (const [at, part] of places(schema, operationId)) if (Object.keys(part).length === 0) anything.add(at)
    }
  }
  expect(JSON.stringify(named['Error'])).toContain('requestId')
  // The description itself is an object of any content.
  anything.delete('getOpenApi')
  expect([...anything]).toEqual([])
})
