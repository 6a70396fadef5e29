import type { Say } from '../faults.ts'
import type { PostKind } from './model.ts'

export const postKindNames: Readonly<Record<PostKind, Say>> = {
  'gate-guard': { zh: '门岗', en: 'Gate guard' },
  cleaner: { zh: '保洁', en: 'Cleaner' },
  greening: { zh: '绿化', en: 'Greening' },
  'parking-attendant': { zh: '停车管理', en: 'Parking attendant' },
  repair: { zh: '维修', en: 'Repair' },
  electrician: { zh: '电工', en: 'Electrician' },
  'fire-control': { zh: '消防控制室', en: 'Fire-control room' },
  'lift-safety': { zh: '电梯安全', en: 'Lift safety' },
  collector: { zh: '收费', en: 'Collector' },
  dispatcher: { zh: '调度', en: 'Dispatcher' },
}
