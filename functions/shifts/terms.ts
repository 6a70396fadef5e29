import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { readPerson } from '../workforce/read-person.ts'
import { deleteTerms, findTerms, putTerms } from './items.ts'
import { noTerms, type RosterTerms, type SetRosterTerms } from './model.ts'
import { datesTurned, hoursTurned } from './words.ts'

/** Throws `unknown`. */
export async function getRosterTerms(ctx: Ctx, person: PersonId): Promise<RosterTerms> {
  await readPerson(ctx, person)
  return (await termsOfAll(ctx, [person]))[0]!
}

/** In the order asked; somebody of whom nothing was entered has the empty terms, version 0. */
export const termsOfAll = async (ctx: Pick<Ctx, 'store'>, people: readonly PersonId[]): Promise<RosterTerms[]> =>
  (await findTerms(ctx, people)).map((found, at) => found ?? { person: people[at]!, ...noTerms, version: 0 })

/** For the erasure of a person: papers, days and wishes go. Done twice it is done once. */
export const forgetRosterTerms = (ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<void> => ctx.store.write(deleteTerms(ctx, person))

/** Over the version that the screen showed; the same again changes nothing. Throws `unknown`, `invalid`, and a conflict. */
export async function setRosterTerms(ctx: Ctx, person: PersonId, { version, ...input }: SetRosterTerms): Promise<RosterTerms> {
  const { version: was, person: _, ...before } = await getRosterTerms(ctx, person)
  if (isDeepStrictEqual(before, input)) return { person, ...before, version: was }
  if (was !== version) throw changedMeanwhile()
  if (input.hoursPerWeek && input.hoursPerWeek.min > input.hoursPerWeek.max) throw hoursTurned()
  if ([input.overtime, ...input.away].some((one) => one !== null && one.to !== null && one.to < one.from)) throw datesTurned()
  const after: RosterTerms = { person, ...input, version: version + 1 }
  const fields = (Object.keys(input) as (keyof typeof input)[]).filter((field) => !isDeepStrictEqual(before[field], input[field]))
  const made = recordChange(ctx, async () => ({ writes: [putTerms(ctx, after)], act: 'roster-terms.set', subject: person, detail: { fields, overtime: input.overtime?.document ?? null }, before: { overtime: before.overtime?.document ?? null }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return after
}
