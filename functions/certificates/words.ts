import { conflict, type Fault, invalid, refused } from '../faults.ts'

export const unknownKind = (kind: string): Fault => invalid('certificate-kind', { zh: `没有“${kind}”这个证书种类，没有保存。请先在证书种类里添加。`, en: `There is no kind of certificate “${kind}”. Nothing was saved. Add it to the kinds first.` })
export const unknownLevel = (levels: readonly string[]): Fault =>
  invalid('certificate-level', levels.length ? { zh: `等级不对，没有保存。这种证书的等级有：${levels.join('、')}。`, en: `There is no such level. Nothing was saved. This kind has: ${levels.join(', ')}.` } : { zh: '这种证书不分等级，没有保存。请把等级留空。', en: 'This kind has no levels. Nothing was saved. Leave the level empty.' })
export const levelNeeded = (levels: readonly string[]): Fault => invalid('certificate-level', { zh: `请填写等级（${levels.join('、')}），没有保存。`, en: `Give the level (${levels.join(', ')}). Nothing was saved.` })
export const endBeforeStart = (): Fault => invalid('certificate-dates', { zh: '到期日早于起始日，没有保存。请核对证书上的日期。', en: 'The last day is before the first. Nothing was saved. Check the dates on the paper.' })
export const issuedToCome = (): Fault => invalid('certificate-dates', { zh: '日期还没有到，没有保存。请核对证书上的日期。', en: 'That day is still to come. Nothing was saved. Check the dates on the paper.' })
export const endNeeded = (): Fault => invalid('certificate-dates', { zh: '这种证书有有效期，请填写到期日，没有保存。', en: 'This kind of certificate ends. Give its last day. Nothing was saved.' })
export const numberOfAnother = (): Fault => refused('number-of-another', { zh: '这个证号已登记在另一个人名下，没有保存。请核对证号；如果另一条登错了，请先更正那一条。', en: 'Another person holds a certificate of this kind with this number. Nothing was saved. Check the number; if the other entry is wrong, correct that one first.' })
export const numberKnown = (): Fault => conflict('number-known', { zh: '这个人的这张证书已经登记过，没有再保存。换证请用“延期换证”，写错请用“更正”。', en: 'This certificate of this person is here already. Nothing was saved again. Use renewal for a new term, or correction for a mistake.' })
export const otherCertificate = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一张证书，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another certificate. Nothing was saved. Reload the page and fill it in anew.' })
export const tooManyCertificates = (max: number): Fault => refused('too-many-certificates', { zh: `一个人最多登记 ${max} 张证书，没有保存。`, en: `A person has ${max} certificates at most. Nothing was saved.` })
export const changedMeanwhile = (): Fault => conflict('changed', { zh: '刚才有人改过，没有保存。请重新打开再改。', en: 'Somebody changed this meanwhile. Nothing was saved. Open it again.' })
export const kindIsOurs = (): Fault => refused('kind-is-ours', { zh: '结业证书由本系统发放，规则不能改，没有保存。', en: 'The certificate of completion is issued by the system; its rule cannot be changed. Nothing was saved.' })
export const kindsFull = (): Fault => refused('too-many-kinds', { zh: '证书种类已达上限，没有保存。', en: 'There are as many kinds as there may be. Nothing was saved.' })
export const issuedHere = (): Fault => refused('issued-here', { zh: '这是本社发放的结业证书，没有保存。内容有误请撤销后重新发放。', en: 'This certificate was issued by the organization itself. Nothing was saved. If it is wrong, revoke it and issue another.' })
export const isRevoked = (): Fault => refused('is-revoked', { zh: '这张证书已被撤销，没有保存。如撤销有误，请先恢复。', en: 'This certificate was revoked. Nothing was saved. If that was a mistake, reinstate it first.' })
export const notReviewed = (): Fault => refused('no-reviews', { zh: '这种证书没有复审，没有保存。', en: 'This kind of certificate is not reviewed. Nothing was saved.' })
export const noneDue = (): Fault => refused('no-review-due', { zh: '到期之前不用再复审，没有保存。到期后请用“延期换证”。', en: 'No further review is due before it ends. Nothing was saved. Record a renewal when it ends.' })
export const reviewTooEarly = (on: string): Fault => refused('review-early', { zh: `上一次应复审日是 ${on}，这次复审必须晚于它，没有保存。请核对日期。`, en: `The last review was due on ${on}; this one must be later. Nothing was saved. Check the date.` })
export const outsideTerm = (): Fault => refused('outside-term', { zh: '那一天不在证书有效期内，没有保存。过期的证书请用“延期换证”。', en: 'That day is outside the term of the certificate. Nothing was saved. One that has expired is renewed instead.' })
export const renewalNotLater = (to: string | null): Fault =>
  refused('renewal-not-later', to ? { zh: `新的有效期没有晚于现在的到期日 ${to}，没有保存。`, en: `The new term does not end after the present one, ${to}. Nothing was saved.` } : { zh: '这张证书没有到期日，不需要延期，没有保存。', en: 'This certificate has no end and needs no renewal. Nothing was saved.' })
