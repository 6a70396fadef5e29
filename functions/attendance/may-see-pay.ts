import { type Ctx, hasRole } from '../context.ts'

/** Wages concern neither rosters nor the clock: who plans shifts and corrects attendance sees hours alone. */
export const maySeePay = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'hr-clerk', 'finance', 'auditor')
