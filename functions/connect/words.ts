import { type Fault, invalid, type Say } from '../faults.ts'
import type { DueTopic } from '../payments/channel.ts'
import type { ConnectState } from './model.ts'

export const stateWords: Readonly<Record<ConnectState, Say>> = {
  none: { zh: '还没有在线收款账户。收款照常在柜台和线下进行。', en: 'There is no account for online payment yet. Payments go on at the counter and offline.' },
  begun: { zh: '账户已建立，资料还没有填完。填完之前线下收款照常。', en: 'The account is there and its form is not finished. Until then payments go on offline.' },
  'more-needed': { zh: '支付平台还需要资料，补齐之前不能在线收款。线下收款照常。', en: 'The provider needs more before money can be collected online. Payments go on offline.' },
  'under-review': { zh: '资料已提交，支付平台正在审核，一般需要几分钟到几天。线下收款照常。', en: 'Everything was sent and the provider is looking at it: minutes to some days. Payments go on offline.' },
  ready: { zh: '可以在线收款，款项直接进入本社自己的账户。', en: "Online payment works. The money goes directly to the organization's own account." },
  restricted: { zh: '支付平台停用了这个账户，或本社已断开连接，现在不能在线收款。已收的款项和账目没有变化，线下收款照常。', en: 'The provider closed this account, or the organization disconnected it: no online payment now. Money received and books are unchanged. Payments go on offline.' },
}

export const dueWords: Readonly<Record<DueTopic, Say>> = {
  organization: { zh: '本社的登记信息：名称、地址、登记号', en: 'Particulars of the organization: name, address, registration number' },
  activity: { zh: '业务说明和网址', en: 'What the organization does, and a web address' },
  'person-in-charge': { zh: '负责人的姓名、生日和住址', en: 'Name, date of birth and address of the person in charge' },
  owners: { zh: '理事或实际控制人的信息', en: 'Particulars of owners or of those in control' },
  papers: { zh: '登记证书或身份证件的照片', en: 'Pictures of the certificate of registration or of identity papers' },
  'bank-account': { zh: '收款的银行账户', en: 'The bank account that the money is paid out to' },
  contact: { zh: '住户可以联系的电话或邮箱', en: 'A phone number or e-mail address for residents' },
  terms: { zh: '阅读并同意支付平台的条款', en: "Reading and accepting the provider's terms" },
  other: { zh: '其他资料，见支付平台的页面', en: "Something else, shown on the provider's page" },
}

export const particularsNeeded = (): Fault =>
  invalid('particulars-needed', {
    zh: '第一次开通请填写登记所在的国家或地区和联系邮箱。没有建立账户。',
    en: 'The first time, say where the organization is registered and an e-mail address. No account was made.',
  })
