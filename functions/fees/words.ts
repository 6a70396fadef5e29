import type { Period } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { BillStatus } from './bill-model.ts'
import type { Basis } from './model.ts'
import type { Refusal } from './run-model.ts'

/** Why a household got no bill, and what to do about it. */
export const refusalSay: Readonly<Record<Refusal, Say>> = {
  'no-area': { zh: '没有建筑面积。请在住户资料中补录面积，再预览一次。', en: 'No floor area. Enter it in the household register, then preview again.' },
  'no-payer': { zh: '没有缴费人。请在住户资料中补录业主姓名，再预览一次。', en: 'Nobody to bill. Enter the owner in the household register, then preview again.' },
  'no-fee-item': { zh: '没有适用的收费项目。请检查收费项目的楼型、用途和日期。', en: 'No fee item applies. Check building types, uses and dates of the fee items.' },
  'not-occupied': { zh: '本月不在入住期间，不出账单。', en: 'Not occupied in this month, so there is nothing to bill.' },
  'outside-band': { zh: '单价或日期超出政府指导价批准范围。请先更新批准文件，再预览一次。', en: 'Price or dates are outside the approved price band. Enter the new approval, then preview again.' },
  'not-evaluable': { zh: '金额无法计算或不足一分。请检查面积和单价。', en: 'The amount cannot be computed, or is under one fen. Check area and price.' },
  'already-billed': { zh: '本月已有账单，不会重复出账。', en: 'Has a bill of this month already. Nothing is billed twice.' },
}

export const basisWords: Readonly<Record<Basis, Say>> = {
  'per-m2': { zh: '按建筑面积', en: 'By floor area' },
  'per-household': { zh: '按户', en: 'By household' },
  fixed: { zh: '定额', en: 'Fixed amount' },
  'per-permit': { zh: '按月卡', en: 'By permit' },
}

export const statusWords: Readonly<Record<BillStatus, Say>> = {
  open: { zh: '待缴', en: 'Open' },
  partial: { zh: '部分缴纳', en: 'Part paid' },
  paid: { zh: '已缴', en: 'Paid' },
  overdue: { zh: '逾期', en: 'Overdue' },
  void: { zh: '已作废', en: 'Void' },
}

/** 2026年12月账单 / Bill for December 2026. One name everywhere; the lines say what for. */
export function billTitle(period: Period): Say {
  const [year, month] = period.split('-').map(Number) as [number, number]
  return { zh: `${year}年${month}月账单`, en: `Bill for ${months[month - 1]} ${year}` }
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
