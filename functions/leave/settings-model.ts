import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { leaveKinds } from './model.ts'

const KindSetting = z.object({
  kind: z.enum(leaveKinds),
  /** Days a calendar year; null: no bound. */
  daysMax: z.int().min(1).max(366).nullable(),
  /** How many days ahead it should be asked for. */
  noticeDays: z.int().min(0).max(60),
})
const told = { from: DateText, kinds: z.array(KindSetting).min(1).max(leaveKinds.length), source: z.string().trim().min(1).max(200) }

/** What applies from a day on. A kind that is not listed cannot be asked for on the phone. */
export const LeaveSetting = z.object(told)
export type LeaveSetting = z.infer<typeof LeaveSetting>
export const LeaveSettings = z.object({ items: z.array(LeaveSetting), version: z.int().min(0) }).meta({ id: 'LeaveSettings' })
export type LeaveSettings = z.infer<typeof LeaveSettings>
/** With what applies until the first version begins. */
export const LeaveSettingsView = LeaveSettings.extend({ shipped: LeaveSetting }).meta({ id: 'LeaveSettingsView' })
export type LeaveSettingsView = z.infer<typeof LeaveSettingsView>
export const SetLeaveSetting = z.object({ ...told, version: z.int().min(0) })
export type SetLeaveSetting = z.output<typeof SetLeaveSetting>
export const settingsMax = 100

/** Valid until a tenant enters its own: days of the national rules and of one province, to be compared with those of the place. */
export const shipped: LeaveSetting = {
  from: '2020-01-01' as BusinessDate,
  source: '示例：职工带薪年休假条例（5 天起）、女职工劳动保护特别规定（98 天）及常见省份规定，须与当地核对',
  kinds: [
    { kind: 'annual', daysMax: 5, noticeDays: 3 },
    { kind: 'sick', daysMax: null, noticeDays: 0 },
    { kind: 'personal', daysMax: 20, noticeDays: 1 },
    { kind: 'marriage', daysMax: 3, noticeDays: 7 },
    { kind: 'bereavement', daysMax: 3, noticeDays: 0 },
    { kind: 'maternity', daysMax: 158, noticeDays: 15 },
    { kind: 'paternity', daysMax: 15, noticeDays: 3 },
    { kind: 'childcare', daysMax: 10, noticeDays: 3 },
    { kind: 'parent-care', daysMax: 15, noticeDays: 1 },
    { kind: 'home-visit', daysMax: 20, noticeDays: 7 },
    { kind: 'injury', daysMax: null, noticeDays: 0 },
  ],
}

/** The last one that has begun. */
export function settingOn(settings: readonly LeaveSetting[], day: BusinessDate): LeaveSetting {
  let found = shipped
  for (const one of settings) if (one.from <= day && one.from >= found.from) found = one
  return found
}
