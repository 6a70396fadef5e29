import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { limit } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { putSettings, readSettings } from './items.ts'
import { type LeaveSettings, type LeaveSettingsView, type SetLeaveSetting, settingsMax, shipped } from './settings-model.ts'
import { settingsBackwards } from './words.ts'

export const getLeaveSettings = async (ctx: Ctx): Promise<LeaveSettingsView> => ({ ...(await readSettings(ctx)), shipped })

/** One more version from its day on, or the last one anew. Those before stay as they were. Throws `invalid`, `conflict`. */
export async function setLeaveSetting(ctx: Ctx, { version, ...setting }: SetLeaveSetting): Promise<LeaveSettingsView> {
  const now = await readSettings(ctx)
  const last = now.items[now.items.length - 1]
  if (now.version === version + 1 && isDeepStrictEqual(last, setting)) return { ...now, shipped }
  if (now.version !== version) throw changedMeanwhile()
  if (last && setting.from < last.from) throw settingsBackwards(last.from)
  const kept = last?.from === setting.from ? now.items.slice(0, -1) : now.items
  if (kept.length >= settingsMax) throw limit('too-many-settings', { zh: '请假制度的版本太多，没有保存。', en: 'There are too many versions of the rules. Nothing was saved.' })
  const after: LeaveSettings = { items: [...kept, setting], version: version + 1 }
  const made = recordChange(ctx, async () => ({ writes: [putSettings(ctx, after)], act: 'leave-settings.changed', subject: ctx.tenant, detail: { from: setting.from, source: setting.source }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return { ...after, shipped }
}
