import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import type { MemberId } from '../ids.ts'
import { changeMember } from './change-member.ts'
import { confirmMemberChange } from './confirm-member-change.ts'
import { createApiToken } from './create-api-token.ts'
import { inviteMember } from './invite-member.ts'
import { listApiTokens } from './list-api-tokens.ts'
import { listMembers } from './list-members.ts'
import { ChangeMember, CreateApiToken, CreatedToken, InviteMember, MemberList, MemberParam, MemberView, TokenList, TokenParam } from './model.ts'
import { countUse } from './rate-limits.ts'
import { removeMember } from './remove-member.ts'
import { revokeApiToken } from './revoke-api-token.ts'

/** People and machines of the tenant; all of it the head's. */
export const memberRoutes = () =>
  new Hono<Env>()
    .get('/members', operation({ id: 'listMembers', summary: 'List members', access: ['head', 'auditor'], response: MemberList }), async (c) => c.json({ items: await listMembers(c.var.ctx), next: null }))
    .post('/members', operation({ id: 'inviteMember', summary: 'Invite a member by e-mail', access: ['head'], response: MemberView, status: 201 }), valid('json', InviteMember), async (c) => {
      await countUse(c.var.ctx, 'inviteOfTenant', 'all')
      return c.json(await inviteMember(c.var.ctx, c.req.valid('json')), 201)
    })
    .patch(
      '/members/:member',
      operation({ id: 'changeMember', summary: "Change a member's roles; giving head or finance waits for a second head where there is one", access: ['head'], response: MemberView }),
      valid('param', MemberParam),
      valid('json', ChangeMember),
      async (c) => c.json(await changeMember(c.var.ctx, c.req.valid('param').member as MemberId, c.req.valid('json').roles)),
    )
    .post(
      '/members/:member/confirmation',
      operation({ id: 'confirmMemberChange', summary: 'Confirm a proposed change of roles, as the second head', access: ['head'], response: MemberView }),
      valid('param', MemberParam),
      async (c) => c.json(await confirmMemberChange(c.var.ctx, c.req.valid('param').member as MemberId)),
    )
    .delete('/members/:member', operation({ id: 'removeMember', summary: 'Remove a member, at once', access: ['head'], response: 'nothing', status: 204 }), valid('param', MemberParam), async (c) => {
      await removeMember(c.var.ctx, c.req.valid('param').member as MemberId)
      return c.body(null, 204)
    })
    .get('/tokens', operation({ id: 'listApiTokens', summary: 'List API tokens in use', access: ['head', 'auditor'], response: TokenList }), async (c) => c.json({ items: await listApiTokens(c.var.ctx), next: null }))
    .post('/tokens', operation({ id: 'createApiToken', summary: 'Create an API token; it is shown this once', access: ['head'], response: CreatedToken, status: 201 }), valid('json', CreateApiToken), async (c) =>
      c.json(await createApiToken(c.var.ctx, c.req.valid('json')), 201),
    )
    .delete('/tokens/:token', operation({ id: 'revokeApiToken', summary: 'Revoke an API token, at once', access: ['head'], response: 'nothing', status: 204 }), valid('param', TokenParam), async (c) => {
      await revokeApiToken(c.var.ctx, c.req.valid('param').token)
      return c.body(null, 204)
    })
