import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { held } from '../storage/cancelled.ts'
import { findSettings, putSettings } from './application-items.ts'
import { type ChangeWorkforceSettings, shippedSettings, type WorkforceSettings } from './settings-model.ts'
import { categoriesOverlap, checkedToCome, noticeChanged } from './words.ts'

export const workforceSettings = async (ctx: Pick<Ctx, 'store'>): Promise<WorkforceSettings> => (await findSettings(ctx)) ?? shippedSettings

/** Over the version that the screen showed. A category may stand twice only at different times; another text of the notice needs another version of it. Throws `invalid`, and a conflict. */
export async function changeSettings(ctx: Ctx, { version, ...input }: ChangeWorkforceSettings): Promise<WorkforceSettings> {
  const before = await workforceSettings(ctx)
  const { version: was, ...known } = before
  if (isDeepStrictEqual(known, input)) return before
  if (was !== version) throw changedMeanwhile()
  const twice = input.categories.find((one, at) => input.categories.some((other, place) => place < at && other.code === one.code && (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to)))
  if (twice || input.categories.some(({ from, to }) => to !== null && to < from)) throw categoriesOverlap(twice?.name ?? { zh: '类别', en: 'a category' })
  if (input.source.checkedOn && input.source.checkedOn > today(ctx.clock)) throw checkedToCome()
  if (!isDeepStrictEqual(known.form.notice, input.form.notice) && known.form.version === input.form.version) throw noticeChanged()
  const after = { ...input, version: version + 1 }
  const fields = (Object.keys(input) as (keyof typeof input)[]).filter((field) => !isDeepStrictEqual(known[field], input[field])).toSorted()
  const made = recordChange(ctx, async () => ({ writes: [putSettings(ctx.tenant, after)], act: 'workforce-settings.changed', subject: ctx.tenant, detail: { fields, source: after.source.document, formOpen: after.form.open }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return after
}
