import type { BusinessDate, Period } from '../calendar.ts'
import type { LeaveId, PersonId, PostId, RosterId, ShiftId, SolveRunId, SwapId, TenantId } from '../ids.ts'
import { at, type IndexKey, type Key, root } from './rooms.ts'

/** Keys of rosters, shifts, leave and attendance: spread into `keys`, which everybody uses. */
export const rosterKeys = {
  rosterShift: (tenant: TenantId, shift: ShiftId): Key => ({ pk: at(tenant, 'ROSTERSHIFTS'), sk: `SHIFT#${shift}` }),
  rosterShiftsRoom: (tenant: TenantId): string => at(tenant, 'ROSTERSHIFTS'),
  /** What one post needs: all its lines in one item, so that a change is one write. */
  demand: (tenant: TenantId, post: PostId): Key => ({ pk: at(tenant, 'ROSTERSHIFTS'), sk: `DEMAND#${post}` }),
  /** Public holidays and exchanged working days of a year. */
  holidays: (tenant: TenantId, year: string): Key => ({ pk: at(tenant, 'ROSTERSHIFTS'), sk: `HOLIDAYS#${year}` }),
  rosterSettings: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'ROSTERING' }),

  /** A roster with its rows, one a person. */
  rosterRoom: (tenant: TenantId, roster: RosterId): string => at(tenant, `ROSTER#${roster}`),
  roster: (tenant: TenantId, roster: RosterId): Key => ({ pk: at(tenant, `ROSTER#${roster}`), sk: 'ROSTER' }),
  rosterRow: (tenant: TenantId, roster: RosterId, person: PersonId): Key => ({ pk: at(tenant, `ROSTER#${roster}`), sk: `ROW#${person}` }),
  /** Index: rosters by their first day. */
  rosterOrder: (tenant: TenantId, from: BusinessDate, roster: RosterId): IndexKey => ({ gpk: at(tenant, 'ROSTERS'), gsk: `${from}#${roster}` }),
  rostersRoom: (tenant: TenantId): string => at(tenant, 'ROSTERS'),
  solveRun: (tenant: TenantId, roster: RosterId, run: SolveRunId): Key => ({ pk: at(tenant, `ROSTER#${roster}`), sk: `RUN#${run}` }),

  /** The published shifts of a person and a month: what binds, whatever roster it came from. */
  duties: (tenant: TenantId, person: PersonId, period: Period): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `DUTIES#${period}` }),
  /** What a roster must know of a person beyond the contract: agreement on overtime, hours aimed at, days not available. */
  rosterTerms: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'ROSTERTERMS' }),

  leave: (tenant: TenantId, person: PersonId, leave: LeaveId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `LEAVE#${leave}` }),
  /** Index: leave by its first day. */
  leaveOrder: (tenant: TenantId, from: BusinessDate, leave: LeaveId): IndexKey => ({ gpk: at(tenant, 'LEAVES'), gsk: `${from}#${leave}` }),
  leavesRoom: (tenant: TenantId): string => at(tenant, 'LEAVES'),
  /** Counts a person's leaves, so that two over the same days see each other. */
  leaveRegister: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'LEAVES' }),
  leaveSettings: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'LEAVESETTINGS' }),
  /** On which days a person says that they cannot. */
  availability: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'AVAILABILITY' }),
  swap: (tenant: TenantId, swap: SwapId): Key => ({ pk: at(tenant, 'SWAPS'), sk: swap }),
  /** Index: exchanges by the first of their days. */
  swapOrder: (tenant: TenantId, date: BusinessDate, swap: SwapId): IndexKey => ({ gpk: at(tenant, 'SWAPS'), gsk: `${date}#${swap}` }),
  /** Counts who took an open shift, so that of two in one moment one wins. */
  openTaken: (tenant: TenantId, roster: RosterId, place: string): Key => ({ pk: at(tenant, `ROSTER#${roster}`), sk: `TAKEN#${place}` }),
  swapsRoom: (tenant: TenantId): string => at(tenant, 'SWAPS'),

  /** What the clock and the foreman say of a person's month: one item, a day a field. */
  attendance: (tenant: TenantId, person: PersonId, period: Period): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `ATTENDANCE#${period}` }),
  /** The code to scan at a post, and its secret. */
  clockCode: (tenant: TenantId, post: PostId): Key => ({ pk: at(tenant, 'CLOCKCODES'), sk: post }),
  /** What the foreman said of it. */
  attendanceWords: (tenant: TenantId, person: PersonId, period: Period): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `ATTENDANCEWORDS#${period}` }),
  attendanceRules: (tenant: TenantId, from: BusinessDate): Key => ({ pk: root(tenant), sk: `ATTENDANCERULES#${from}` }),
  timesheet: (tenant: TenantId, period: Period, person: PersonId): Key => ({ pk: at(tenant, `TIMESHEETS#${period}`), sk: person }),
  timesheetsRoom: (tenant: TenantId, period: Period): string => at(tenant, `TIMESHEETS#${period}`),
  /** That the wages of a month were asked for as expenses, and what became of them. */
  payroll: (tenant: TenantId, period: Period): Key => ({ pk: at(tenant, 'PAYROLLS'), sk: period }),
  payrollRound: (tenant: TenantId, period: Period): Key => ({ pk: at(tenant, 'PAYROLLS'), sk: `ROUND#${period}` }),
}
