import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { SeekerPath } from '../workforce/seeker-model.ts'
import * as match from './match-model.ts'
import * as model from './model.ts'

const keepers = ['head', 'hr-clerk'] as const satisfies Role[]
const readers = ['head', 'hr-clerk', 'training-officer', 'roster-clerk', 'finance', 'auditor'] as const satisfies Role[]
/** They see that a limit is in the way, never why there is one. */
const matchers = ['head', 'hr-clerk', 'training-officer', 'roster-clerk'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const postRoutes = () =>
  new Hono<Env>()
    .post('/posts', operation({ id: 'createPost', summary: 'Create a post with what it asks, pays and is approved as', access: [...keepers], response: model.Post, status: 201 }), valid('json', model.CreatePost), async (c) => {
      const { createPost } = await import('./save-post.ts')
      return c.json(await createPost(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/posts', operation({ id: 'listPosts', summary: 'Posts in the order of their names', access: [...readers], response: model.PostPage }), valid('query', model.ListPosts), async (c) => {
      const { listPosts } = await import('./read-post.ts')
      return c.json(await listPosts(c.var.ctx, c.req.valid('query')))
    })
    .get('/posts/:post', operation({ id: 'getPost', summary: 'A post', access: [...readers], response: model.Post }), valid('param', model.PostPath), async (c) => {
      const { getPost } = await import('./read-post.ts')
      return c.json(await getPost(c.var.ctx, c.req.valid('param').post))
    })
    .patch('/posts/:post', operation({ id: 'changePost', summary: 'Change a post; the audit log says what', access: [...keepers], response: model.Post }), valid('param', model.PostPath), valid('json', model.ChangePost), async (c) => {
      const { changePost } = await import('./save-post.ts')
      return c.json(await changePost(c.var.ctx, c.req.valid('param').post, c.req.valid('json')))
    })
    .get('/posts/:post/matches', operation({ id: 'matchPeople', summary: 'Who fits a post and who does not, each with every reason, the best first', access: [...matchers], response: match.PersonMatches }), valid('param', model.PostPath), valid('query', match.ListMatches), async (c) => {
      const { matchPeople } = await import('./match-people.ts')
      return c.json(await matchPeople(c.var.ctx, c.req.valid('param').post, c.req.valid('query')))
    })
    .get('/seekers/:seeker/posts', operation({ id: 'matchPosts', summary: 'Open posts for one person, the best first', access: [...matchers], response: match.PostMatches }), valid('param', SeekerPath), valid('query', match.MatchDay), async (c) => {
      const { matchPosts } = await import('./match-people.ts')
      return c.json(await matchPosts(c.var.ctx, c.req.valid('param').seeker, c.req.valid('query').date))
    })
