import { addDays, addMonths, type BusinessDate, firstDay, lastDay, periodOfDate } from '../calendar.ts'
import { type HireKind, isLabour } from './contract-rules.ts'

export const endReasons = ['own-wish', 'agreement', 'contract-over', 'dismissal', 'probation', 'retired', 'open-market', 'illness', 'death', 'other'] as const
export type EndReason = (typeof endReasons)[number]

/** What is left to do when somebody goes. */
export const leavingSteps = ['leaving-certificate', 'wages-settled', 'insurance-stop', 'file-moved', 'subsidy-told', 'things-back'] as const
export type LeavingStep = (typeof leavingSteps)[number]

type Left = { readonly kind: HireKind; readonly on: BusinessDate; readonly welfare: boolean; readonly insured: boolean }

/**
 * Each with its day: the certificate on the day itself, insurance and file within 15 days (劳动合同法 art. 50), wages on the day (工资支付暂行规定
 * art. 9), contributions stopped by the end of the next month, the office that pays the subsidy by the end of the month.
 */
export function stepsAfter({ kind, on, welfare, insured }: Left): { readonly step: LeavingStep; readonly due: BusinessDate }[] {
  const labour = isLabour(kind)
  return [
    ...(kind === 'service' ? [] : [{ step: 'leaving-certificate', due: on } as const]),
    { step: 'wages-settled', due: on },
    { step: 'things-back', due: on },
    ...(labour ? [{ step: 'file-moved', due: addDays(on, 15) } as const] : []),
    ...(welfare ? [{ step: 'subsidy-told', due: lastDay(periodOfDate(on)) } as const] : []),
    ...(insured ? [{ step: 'insurance-stop', due: addDays(firstDay(addMonths(periodOfDate(on), 2)), -1) } as const] : []),
  ]
}
