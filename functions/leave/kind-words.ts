import type { Say } from '../faults.ts'
import type { LeaveKind } from './model.ts'

/** The same words on paper, on the phone and in the office. */
export const kindWords: Readonly<Record<LeaveKind, Say>> = {
  annual: { zh: '年休假', en: 'annual leave' },
  sick: { zh: '病假', en: 'sick leave' },
  personal: { zh: '事假', en: 'personal leave' },
  marriage: { zh: '婚假', en: 'marriage leave' },
  bereavement: { zh: '丧假', en: 'bereavement leave' },
  maternity: { zh: '产假', en: 'maternity leave' },
  paternity: { zh: '陪产假', en: 'paternity leave' },
  childcare: { zh: '育儿假', en: 'childcare leave' },
  'parent-care': { zh: '父母护理假', en: 'leave to care for parents' },
  'home-visit': { zh: '探亲假', en: 'home-visit leave' },
  injury: { zh: '工伤假', en: 'work-injury leave' },
}
