import { conflict, type Fault, invalid, refused, type Say } from '../faults.ts'
import type { ExpenseState } from './model.ts'

export const otherExpense = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一笔内容不同的支出，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another expense with other content. Nothing was saved. Reload the page and fill it in anew.' })
export const otherSupplier = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一个供应商，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another supplier. Nothing was saved. Reload the page and fill it in anew.' })

export const invoiceKnown = (expense: string): Fault =>
  refused('invoice-known', { zh: '这家的这张发票已经登记过一笔支出，没有保存。请打开那一笔核对；确是另一张的，请改发票号码。', en: 'This invoice of this payee is on an expense already. Nothing was saved. Open that expense and compare; if it is another invoice, correct its number.' }, { details: [{ where: expense, say: { zh: '已登记的支出', en: 'The expense that has it' } }] })

export const dateToCome = (): Fault => invalid('date-to-come', { zh: '支出日期还没有到，没有保存。请改为单据上的日期。', en: 'The day of the expense is still to come. Nothing was saved. Use the day on the paper.' })
export const dateTooOld = (): Fault => invalid('date-too-old', { zh: '支出日期早于两年前，没有保存。请核对单据上的日期。', en: 'The day of the expense is more than two years ago. Nothing was saved. Check the day on the paper.' })
export const supplierClosed = (): Fault => refused('supplier-closed', { zh: '这家供应商已停用，没有保存。请选别家，或先恢复使用。', en: 'This supplier is out of use. Nothing was saved. Choose another, or take it back into use.' })

/** S2. */
export const notYourOwn = (): Fault => refused('second-person', { zh: '须由另一人批准，没有改动。自己提出的支出不能自己批准；用自己创建的接口令牌，仍算本人。', en: 'Another person must do this; nothing was changed. Nobody approves their own expense, and a token that you made counts as you.' })
export const headNeeded = (): Fault => refused('head-needed', { zh: '金额超过限额，两位批准人中须有一位负责人，没有改动。请让负责人批准。', en: 'The amount is above the limit: of two approvers one is a head. Nothing was changed. Ask a head to approve.' })

export const stateNames = {
  requested: { zh: '待批准', en: 'waiting for approval' },
  approved: { zh: '待付款', en: 'to be paid' },
  paid: { zh: '已付款', en: 'paid' },
  declined: { zh: '未批准', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  reversed: { zh: '已冲回', en: 'taken back' },
} as const satisfies Record<ExpenseState, Say>

export const notNow = (state: ExpenseState): Fault => refused('not-now', { zh: `这笔支出现在是“${stateNames[state].zh}”，不能这样办，没有改动。`, en: `This expense is “${stateNames[state].en}” now; this cannot be done, and nothing was changed.` })
export const backNotAsked = (): Fault => refused('not-asked', { zh: '没有人申请冲回这笔支出，没有改动。', en: 'Nobody asked to take this expense back. Nothing was changed.' })
export const backAskedAlready = (): Fault => refused('asked-already', { zh: '已有人申请冲回这笔支出，等另一人决定。没有改动。', en: 'Somebody has asked to take this expense back; another person decides. Nothing was changed.' })

export const notThatDay = (): Fault => refused('paid-on', { zh: '付款日期须在批准当天至今天之间，没有保存。请改日期。', en: 'The day of paying lies between the approval and today. Nothing was saved. Correct the day.' })
/** Finance handles no cash. */
export const noCash = (): Fault => refused('no-cash', { zh: '现金由负责人或收费员付出，没有保存。请改为银行转账，或请收费员付款。', en: 'Cash is paid out by a head or a collector. Nothing was saved. Choose a transfer, or ask a collector to pay.' })
export const noTransfer = (): Fault => refused('no-transfer', { zh: '银行转账由负责人或财务办理，没有保存。', en: 'Transfers are made by a head or a finance officer. Nothing was saved.' })
export const otherPayment = (): Fault => conflict('paid-before', { zh: '这笔支出已经付过款，这次没有入账。请刷新页面查看。', en: 'This expense has been paid already. Nothing was booked this time. Reload the page and look.' })

export const limitTooEarly = (): Fault => refused('limit-too-early', { zh: '限额从今天或以后起生效，不改变以前的申请，没有保存。请改生效日期。', en: 'A limit holds from today or later and changes nothing that was asked for before. Nothing was saved. Correct the day.' })
export const tooManyFiles = (most: number): Fault => refused('files-full', { zh: `一笔支出最多 ${most} 个附件，没有保存。`, en: `An expense has ${most} files at most. Nothing was saved.` })
export const changedMeanwhile = (): Fault => conflict('changed-meanwhile', { zh: '刚被别人改过，没有保存。请刷新后看一下，再办。', en: 'Somebody changed this meanwhile. Nothing was saved. Reload, look, and do it again.' })
