import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId } from '../ids.ts'
import { readPost } from '../posts/read-post.ts'
import { trainingOf } from '../training/training-of.ts'
import { readPerson } from '../workforce/read-person.ts'
import { certificatesOf } from './certificates-of.ts'
import { type Fitness, fitnessOn } from './fitness-rules.ts'

/** W3, T1: may a person take a post on a day, as far as certificates and training go, and why not. Throws `unknown`. */
export async function fitnessOf(ctx: Ctx, person: PersonId, post: PostId, date: BusinessDate): Promise<Fitness> {
  const [{ requirements }] = await Promise.all([readPost(ctx, post), readPerson(ctx, person)])
  const [{ held, levels }, training] = await Promise.all([certificatesOf(ctx, person), trainingOf(ctx, person)])
  return fitnessOn(requirements, held, training, date, levels)
}
