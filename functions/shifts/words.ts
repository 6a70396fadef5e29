import { conflict, type Fault, type FaultDetail, invalid, refused } from '../faults.ts'

export const otherShift = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一个班次，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another shift. Nothing was saved. Reload the page and fill it in anew.' })
export const datesTurned = (): Fault => invalid('dates-turned', { zh: '结束日期早于开始日期，没有保存。请改日期。', en: 'It ends before it begins. Nothing was saved. Correct the days.' })
export const breakTooLong = (): Fault => invalid('break-too-long', { zh: '休息时间不短于整个班次，没有保存。请改休息时间。', en: 'The break is as long as the shift. Nothing was saved. Correct the break.' })
export const shiftsFull = (most: number): Fault => refused('too-many-shifts', { zh: `班次最多 ${most} 个，没有保存。请修改不再使用的班次。`, en: `There may be ${most} kinds of shift. Nothing was saved. Change one that is not used any more.` })
export const shiftUnknown = (details: readonly FaultDetail[]): Fault => invalid('shift-unknown', { zh: '有的班次不存在，没有保存。请刷新页面后重选。', en: 'A shift is not there. Nothing was saved. Reload the page and choose again.' }, { details })
export const skilledBeyondNeed = (details: readonly FaultDetail[]): Fault => invalid('skilled-beyond-need', { zh: '持证人数多于总人数，没有保存。请改人数。', en: 'More with the certificate than there are people. Nothing was saved. Correct the numbers.' }, { details })
export const otherYear = (details: readonly FaultDetail[]): Fault => invalid('other-year', { zh: '有的日期不在这一年，或者写了两次，没有保存。请改日期。', en: 'A day is not of this year, or stands twice. Nothing was saved. Correct it.' }, { details })
export const checkedToCome = (): Fault => invalid('checked-to-come', { zh: '核对日期不能晚于今天，没有保存。', en: 'The day of the comparison is still to come. Nothing was saved.' })
export const limitsTwice = (): Fault => invalid('limits-twice', { zh: '同一天起有两组工时规定，没有保存。请只留一组。', en: 'Two sets of limits begin on one day. Nothing was saved. Keep one of them.' })
export const limitsMissing = (): Fault => invalid('limits-missing', { zh: '最早一组工时规定要从 2000-01-01 起，没有保存。', en: 'The first set of limits has to begin on 2000-01-01. Nothing was saved.' })
export const pairOfOne = (details: readonly FaultDetail[]): Fault => invalid('pair-of-one', { zh: '同一个人不能成一对，同一对也只能写一次，没有保存。', en: 'A pair is two people, and stands once. Nothing was saved.' }, { details })
export const hoursTurned = (): Fault => invalid('hours-turned', { zh: '最少工时多于最多工时，没有保存。请改工时。', en: 'The fewest hours are more than the most. Nothing was saved. Correct them.' })
