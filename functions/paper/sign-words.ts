import type { PaperSign } from './model.ts'

type Both = { readonly zh: string; readonly en: string }
export type SignWords = { readonly title: Both; readonly steps: readonly [Both, Both, Both]; readonly check: { readonly zh: (name: string) => string; readonly en: string } }

const scan: Both = { zh: '相机或支付宝扫码', en: 'Scan the code with your camera or Alipay' }
/** Codes are pasted over by thieves. */
const paying: SignWords['check'] = {
  zh: (name) => `付款前请看清页面上的单位是“${name}”。二维码被贴过、换过的，请不要付，打电话告诉我们。`,
  en: 'Before you pay, see that the page names our organization. If somebody pasted over the code, do not pay; call us.',
}
const looking: SignWords['check'] = {
  zh: (name) => `这个码只用来查看，不用在手机上付钱。现金请当面点清，向${name}的值守人员要收据。`,
  en: 'The code only shows; nothing is paid on the phone. Count the cash together and ask for a receipt.',
}
const park: Both = { zh: '停车缴费', en: 'Pay for parking' }
const machine: Both = { zh: '扫码使用', en: 'Scan to use' }

/** A sign says the same to whoever passes: Chinese with English below, not the one or the other. */
export const signWords: Readonly<Record<PaperSign['use'], Readonly<Record<PaperSign['pay'], SignWords>>>> = {
  park: {
    online: { title: park, steps: [scan, { zh: '填车牌，看停车费', en: 'Enter your plate (or ticket number) and see the fee' }, { zh: '付款后按时出场', en: 'Pay, and leave by the time shown' }], check: paying },
    attendant: { title: park, steps: [scan, { zh: '填车牌，看停车费', en: 'Enter your plate (or ticket number) and see the fee' }, { zh: '付现金给值守人员', en: 'Give the cash to the attendant' }], check: looking },
  },
  machine: {
    online: { title: machine, steps: [scan, { zh: '看价格，选预付多少', en: 'See the price and choose how much to pay ahead' }, { zh: '没用完的自动退回', en: 'You pay for what you use; the rest goes back by itself' }], check: paying },
    attendant: { title: machine, steps: [scan, { zh: '看价格和是否空闲', en: 'See the price, and whether it is free' }, { zh: '付现金给值守人员', en: 'Give the cash to the attendant, then begin' }], check: looking },
  },
}

export const typeIt = (url: string): string => `扫不了码，可在手机浏览器输入：${url.replace(/^https?:\/\//, '')}`
