import * as z from 'zod'
import { postId } from '../posts/model.ts'
import { personId } from '../workforce/model.ts'

export const FeedOf = z.union([z.strictObject({ person: personId }), z.strictObject({ post: postId })])
export type FeedOf = z.output<typeof FeedOf>
/** Shown once; whoever has it reads the calendar without signing in. */
export const FeedLink = z.object({ link: z.string() }).meta({ id: 'RosterFeedLink' })
export type FeedLink = z.infer<typeof FeedLink>
export const FeedPath = z.object({ feed: z.string().regex(/^[A-Za-z0-9_-]{12,64}$/) })
