import * as z from 'zod'
import { branded, DateText } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import type { PostId } from '../ids.ts'
import { Point } from '../place-point.ts'
import { postKinds } from '../workforce/model.ts'

export const postId = branded<PostId>(ShortId)
export const postsMax = 1000

/** What a post asks of a body: whoever cannot do it does not fit. */
export const demands = ['nights', 'heights', 'heavy', 'standing'] as const
export type Demand = (typeof demands)[number]

/** A kind of certificate by its code, or by code and lowest level: `fire-control-operator@4` (functions/certificates). */
export const CertificateCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}(@[a-z0-9-]{1,20})?$/)
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
const Fen = z.int().min(1).max(10_000_000)

export const Requirements = z.object({
  certificates: z.array(CertificateCode).max(10).default([]),
  training: z.array(z.object({ topic: z.string().trim().min(1).max(40), hours: z.int().min(1).max(500) })).max(20).default([]),
  /** Demands that exclude whoever cannot meet them. */
  limits: z.array(z.enum(demands)).max(demands.length).default([]),
})
export type Requirements = z.output<typeof Requirements>

export const Pay = z.union([z.strictObject({ monthlyFen: Fen }), z.strictObject({ hourlyFen: Fen })])
export type Pay = z.output<typeof Pay>

/** The approval as a public-welfare post (公益性岗位). */
export const Welfare = z.object({ approvalNo: z.string().trim().min(1).max(60), from: DateText, to: DateText })
export type Welfare = z.output<typeof Welfare>

const told = {
  kind: z.enum(postKinds),
  name: z.string().trim().min(2).max(40),
  community: communityId.nullable(),
  place: z.string().trim().max(60),
  point: Point.nullable(),
  requirements: Requirements,
  pay: Pay,
  headcount: z.int().min(1).max(500),
  hoursPerWeek: z.int().min(1).max(44).nullable(),
  /** From when to when on an ordinary day; null: in shifts. */
  hours: z.object({ from: Clock, to: Clock }).nullable(),
  welfare: Welfare.nullable(),
  from: DateText,
  /** Null: until it is given up. */
  to: DateText.nullable(),
}

export const Post = z.object({ id: postId, ...told, version: z.int().positive() }).meta({ id: 'Post' })
export type Post = z.infer<typeof Post>
export type PostRecord = Readonly<Post> & { readonly sent: string }

export const CreatePost = z.object({
  id: postId,
  ...told,
  community: told.community.default(null),
  place: told.place.default(''),
  point: told.point.default(null),
  requirements: Requirements.prefault({}),
  hoursPerWeek: told.hoursPerWeek.default(null),
  hours: told.hours.default(null),
  welfare: told.welfare.default(null),
  to: told.to.default(null),
})
export type CreatePost = z.output<typeof CreatePost>

export const ChangePost = z.object(told).partial().extend({ version: z.int().positive() })
export type ChangePost = z.output<typeof ChangePost>

export const PostPath = z.object({ post: postId })
export const ListPosts = z.object({
  kind: z.enum(postKinds).optional(),
  community: communityId.optional(),
  /** `open`: today between its dates. */
  open: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListPosts = z.output<typeof ListPosts>
export const PostPage = z.object({ items: z.array(Post), next: z.string().nullable() })
export type PostPage = z.infer<typeof PostPage>
