import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiInParts, partOf } from '../../functions/http/api-in-parts.ts'
import { describe as describeRoutes } from '../../functions/http/openapi.ts'
import { aftercare } from '../../functions/http/parts/aftercare.ts'
import { estates } from '../../functions/http/parts/estates.ts'
import { money } from '../../functions/http/parts/money.ts'
import { people } from '../../functions/http/parts/people.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
})
afterAll(() => stack.stop())

const idsOf = (app: Parameters<typeof describeRoutes>[0]) => describeRoutes(app).map(({ operation }) => operation.id)

test('each part answers every operation of the whole API under its paths, and no other', () => {
  const inParts = [people(), estates(), money(), aftercare()].map(idsOf)
  const expected = inParts.map((_, part) => describeRoutes(stack.app).filter(({ path }) => partOf(path) === part).map(({ operation }) => operation.id))
  expect(inParts.map((ids) => ids.toSorted())).toEqual(expected.map((ids) => ids.toSorted()))
  const outside = describeRoutes(stack.app).filter(({ path }) => path.startsWith('/v1/') && partOf(path) === -1)
  expect(outside.map(({ path }) => path)).toEqual(['/v1/openapi.json'])
})

test('answers are those of the whole API, on every part, for unknown paths and for the reference', async () => {
  const lazy = apiInParts(stack.platform)
  const token = await tenant.token('head')
  for (const path of ['/v1/site', '/v1/communities', '/v1/bills', '/v1/members', '/v1/nothing', '/v1/units/none', '/v1/openapi.json', '/docs']) {
    const request = () => new Request(`http://${stack.apiHost}${path}`, { headers: { host: stack.apiHost, authorization: `Bearer ${token}` } })
    const [ours, whole] = await Promise.all([lazy.fetch(request()), stack.app.request(request())])
    expect(ours.status, path).toBe(whole.status)
    const body = (text: string) => text.replace(/"requestId":"[^"]*"/, '')
    expect(body(await ours.text()), path).toBe(body(await whole.text()))
  }
})
