import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { routes } from '../../functions/http/api.ts'
import type { Env } from '../../functions/http/env.ts'
import { describe as describeRoutes } from '../../functions/http/openapi.ts'
import { staffRoles } from '../../functions/context.ts'
import { access } from '../../web/office/shell/access.ts'

const rolesOf = new Map(
  describeRoutes(new Hono<Env>().route('/v1', routes())).map(({ operation }) => [operation.id, typeof operation.access === 'string' ? [] : operation.access.filter((role) => (staffRoles as readonly string[]).includes(role))]),
)

it.each(Object.entries(access))('the office shows %s to exactly the roles that the API lets call it', (operation, roles) => {
  expect(rolesOf.get(operation)?.toSorted()).toEqual([...roles].toSorted())
})
