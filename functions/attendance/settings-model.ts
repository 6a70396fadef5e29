import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { funds } from '../ledger/chart.ts'
import { leaveKinds } from '../leave/model.ts'
import { postId } from '../posts/model.ts'

const told = {
  from: DateText,
  /** Minutes of coming late or going early that do not count. */
  graceMinutes: z.int().min(0).max(60),
  /** For each night shift worked. */
  nightFen: z.int().min(0).max(50_000),
  /** What is paid of the wage on leave, by its kind; what is not listed is not paid. */
  leavePaid: z.array(z.object({ kind: z.enum(leaveKinds), percent: z.int().min(0).max(100) })).max(leaveKinds.length),
  /** What sick leave is paid at least, as a share of the place's minimum wage. */
  sickFloorPercent: z.int().min(0).max(100),
  /** Whether work on a public holiday is paid at 300 % to those without fixed hours, and to those by the hour: places differ. */
  holidayPayFree: z.boolean(),
  holidayPayPartTime: z.boolean(),
  /** Out of which fund wages are paid, and for which posts out of another. */
  fund: z.enum(funds),
  funds: z.array(z.object({ post: postId, fund: z.enum(funds) })).max(200),
  source: z.string().trim().min(2).max(120),
}
export const SetAttendanceRules = z.object(told)
export type SetAttendanceRules = z.output<typeof SetAttendanceRules>
export type AttendanceRules = Readonly<SetAttendanceRules>
export const AttendanceRulesList = z.object({ items: z.array(z.object({ ...told, at: z.string().nullable(), by: z.string().nullable() })) }).meta({ id: 'AttendanceRulesList' })
export type AttendanceRulesList = z.infer<typeof AttendanceRulesList>

const paidInFull = ['annual', 'marriage', 'bereavement', 'maternity', 'paternity', 'childcare', 'parent-care', 'home-visit', 'injury'] as const

/** Until the office has set its own. (K): shares of sick leave differ by place and years of work; 80 % of the minimum wage is what places commonly ask at least. */
export const shippedRules: AttendanceRules = {
  from: '2000-01-01' as BusinessDate,
  graceMinutes: 5, nightFen: 0, leavePaid: [...paidInFull.map((kind) => ({ kind, percent: 100 })), { kind: 'sick', percent: 60 }], sickFloorPercent: 80, holidayPayFree: false, holidayPayPartTime: false, fund: 'ORGANISATION', funds: [], source: '系统预置，请按本地规定核对',
}

/** In force on a day. */
export const rulesOn = (rules: readonly AttendanceRules[], date: BusinessDate): AttendanceRules => rules.filter(({ from }) => from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? shippedRules
