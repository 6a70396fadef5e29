import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { refused } from '../faults.ts'
import { readSettings, settingsWrite } from './items.ts'
import type { ReminderSettings } from './model.ts'
import { isThreat } from './texts.ts'

/** Quiet hours, how often, and the organization's own line; each version stands in the audit log with its day. A threat is refused (F5). */
export async function changeReminderSettings(ctx: Ctx, settings: ReminderSettings): Promise<ReminderSettings> {
  for (const field of ['noteZh', 'noteEn'] as const) if (isThreat(settings[field])) throw threat(field)
  return recordChange(ctx, async () => ({ writes: [settingsWrite(ctx, settings)], act: 'reminders.changed', subject: ctx.tenant, detail: { ...settings }, before: { ...(await readSettings(ctx)) }, answer: settings }))
}

const threat = (field: string) => {
  const say = {
    zh: '附言里有催促或威胁的说法（停水停电、起诉、征信、公示名单、滞纳金等），没有保存。请只写服务信息。',
    en: 'The line threatens (water or power, courts, credit records, public lists, late fees and the like). Nothing was saved. Write what helps only.',
  }
  return refused('threat', say, { details: [{ where: field, say }] })
}
