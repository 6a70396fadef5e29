import { conflict, type Fault, invalid } from '../faults.ts'

export const otherPost = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一个岗位，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another post. Nothing was saved. Reload the page and fill it in anew.' })
export const datesTurned = (): Fault => invalid('dates-turned', { zh: '岗位的结束日期早于开始日期，没有保存。请改日期。', en: 'The post ends before it begins. Nothing was saved. Correct the days.' })
export const welfareTurned = (): Fault => invalid('welfare-turned', { zh: '公益性岗位批复的到期日早于起始日，没有保存。请按批复改日期。', en: 'The approval as a public-welfare post ends before it begins. Nothing was saved. Use the days on the approval.' })
