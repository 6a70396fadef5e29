import * as z from 'zod'
import { DateText } from '../date-text.ts'
import { personId, postKinds } from '../workforce/model.ts'
import { fits } from './match-rules.ts'
import { postId } from './model.ts'

/** One reason by its code, with what belongs to it; null where a code has no such thing. */
export const MatchReasonView = z
  .object({ code: z.string(), has: z.union([z.string(), z.number()]).nullable(), needs: z.union([z.string(), z.number()]).nullable(), kind: z.string().nullable(), topic: z.string().nullable(), on: DateText.nullable() })
  .meta({ id: 'MatchReason' })
export type MatchReasonView = z.infer<typeof MatchReasonView>

const Warning = z.object({ code: z.string(), kind: z.string(), on: DateText })
const match = { fit: z.enum(fits), reasons: z.array(MatchReasonView), warnings: z.array(Warning), distanceM: z.int().nullable(), wished: z.boolean() }
export const PersonMatch = z.object({ person: personId, name: z.string(), ...match }).meta({ id: 'PersonMatch' })
export type PersonMatch = z.infer<typeof PersonMatch>
export const PostMatch = z.object({ post: postId, name: z.string(), kind: z.enum(postKinds), ...match }).meta({ id: 'PostMatch' })
export type PostMatch = z.infer<typeof PostMatch>

const counts = z.object({ fit: z.int(), 'after-training': z.int(), unfit: z.int() })
/** `open`: how many of the headcount are not hired yet. */
export const PersonMatches = z.object({ date: DateText, open: z.int(), counts, items: z.array(PersonMatch), next: z.string().nullable() }).meta({ id: 'PersonMatches' })
export type PersonMatches = z.infer<typeof PersonMatches>
export const PostMatches = z.object({ date: DateText, items: z.array(PostMatch), next: z.null() }).meta({ id: 'PostMatches' })
export type PostMatches = z.infer<typeof PostMatches>

export const ListMatches = z.object({
  /** Who fits on that day; today without it. */
  date: DateText.optional(),
  fit: z.enum(fits).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListMatches = z.output<typeof ListMatches>
export const MatchDay = z.object({ date: DateText.optional() })
