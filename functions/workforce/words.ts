import { conflict, type Fault, invalid } from '../faults.ts'

export const otherPerson = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一个人，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another person. Nothing was saved. Reload the page and fill it in anew.' })
export const consentToCome = (): Fault => invalid('consent-to-come', { zh: '同意日期还没有到，没有保存。请填写签字当天的日期。', en: 'The day of the consent is still to come. Nothing was saved. Use the day of the signature.' })
export const bornToCome = (): Fault => invalid('born-to-come', { zh: '出生日期还没有到，没有保存。请核对。', en: 'The birthday is still to come. Nothing was saved. Check it.' })
