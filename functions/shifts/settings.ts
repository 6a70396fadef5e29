import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { usualLimits } from '../rosters/rules/labour-model.ts'
import { held } from '../storage/cancelled.ts'
import { findSettings, putSettings } from './items.ts'
import { always, type RosterSettings, type SetRosterSettings, type ShownRosterSettings, usualWeights } from './model.ts'
import { findPeople } from '../workforce/read-person.ts'
import { limitsMissing, limitsTwice, pairOfOne } from './words.ts'

export const rosterSettings = async (ctx: Pick<Ctx, 'store'>): Promise<RosterSettings> => (await findSettings(ctx)) ?? { limits: [{ ...usualLimits, from: always }], weights: usualWeights, pairs: [], version: 0 }

export async function getRosterSettings(ctx: Ctx): Promise<ShownRosterSettings> {
  const settings = await rosterSettings(ctx)
  const people = await findPeople(ctx, [...new Set(settings.pairs.flatMap((pair) => pair.people))])
  return { ...settings, names: people.map(({ id, name }) => ({ id, name })) }
}

/** Over the version that the screen showed; the same again changes nothing. Throws `invalid` and a conflict. */
export async function setRosterSettings(ctx: Ctx, { version, ...input }: SetRosterSettings): Promise<RosterSettings> {
  const { version: was, ...before } = await rosterSettings(ctx)
  if (isDeepStrictEqual(before, input)) return { ...before, version: was }
  if (was !== version) throw changedMeanwhile()
  const starts = input.limits.map(({ from }) => from)
  if (new Set(starts).size < starts.length) throw limitsTwice()
  if (!starts.includes(always)) throw limitsMissing()
  const names = input.pairs.map(({ people }) => people.toSorted().join())
  const wrong = input.pairs.flatMap(({ people: [one, two] }, at) => (one === two || names.indexOf(names[at]!) < at ? [{ where: `pairs.${at}`, say: { zh: `第 ${at + 1} 对`, en: `pair ${at + 1}` } }] : []))
  if (wrong.length > 0) throw pairOfOne(wrong)
  const after: RosterSettings = { ...input, version: version + 1 }
  const fields = (Object.keys(input) as (keyof typeof input)[]).filter((field) => !isDeepStrictEqual(before[field], input[field]))
  const made = recordChange(ctx, async () => ({ writes: [putSettings(ctx, after)], act: 'roster-settings.set', subject: ctx.tenant, detail: { fields }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return after
}
