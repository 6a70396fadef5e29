import { conflict, type Fault, refused } from '../faults.ts'
import { yuan } from '../money.ts'

export const accountChanged = (): Fault =>
  conflict('account-changed', {
    zh: '这一户的账目刚有变动，预存没有使用。请核对新的金额后再确认。',
    en: 'The household’s account has just changed. No credit was used. Look at the new figures, then confirm again.',
  })

export const noCredit = (): Fault => refused('no-credit', { zh: '这一户没有预存，没有改动。请缴费，或先存入预存。', en: 'This household has no credit; nothing was changed. Pay the bills, or pay ahead first.' })
export const creditHeld = (heldFen: number): Fault =>
  refused('credit-held', { zh: `预存中 ${yuan(heldFen)} 元的付款人正通过银行追回，争议有结果前不能使用，没有改动。账单请另行缴纳。`, en: `${yuan(heldFen)} yuan of the credit are being claimed back through the bank and cannot be used before that is decided. Nothing was changed. Pay the bills in another way.` })
export const nothingOpen = (): Fault => refused('nothing-open', { zh: '没有待缴账单，预存没有使用，留待以后的账单。', en: 'No bill is open, so no credit was used. It stays for later bills.' })
