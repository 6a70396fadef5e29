const zh = {
  lang: 'zh-CN',
  test: '测试环境，不核验任何资料',
  title: '开通线上收款',
  for: '开户单位',
  step: '填写资料后，住户在线支付的钱直接进入这个账户。',
  name: '单位名称',
  number: '登记证号',
  bank: '收款银行账号',
  finish: '提交全部资料',
  more: '演练其他情形',
  verify: '提交，等待审核',
  due: '提交，还缺一份证明',
  leave: '先不填，返回服务社网站',
  invalidBank: '请输入 6 到 30 位数字的银行账号。',
  ended: '这个页面已经结束',
  endedHint: '没有丢失任何资料。请回到服务社网站，重新打开开户页面。',
  again: '重新打开开户页面',
  unknown: '没有这个开户页面。请回到服务社网站，重新打开。',
}

export type OnboardingWords = typeof zh

const en: OnboardingWords = {
  lang: 'en',
  test: 'Test environment, nothing is verified',
  title: 'Take payments online',
  for: 'Account for',
  step: 'Once the form is filled in, what residents pay online goes straight to this account.',
  name: 'Name of the organization',
  number: 'Registration number',
  bank: 'Bank account number',
  finish: 'Send everything',
  more: 'Try other outcomes',
  verify: 'Send, and wait for verification',
  due: 'Send, with one paper missing',
  leave: 'Leave the form and go back to the organization’s site',
  invalidBank: 'Enter a bank account number of 6 to 30 digits.',
  ended: 'This page has ended',
  endedHint: 'Nothing was lost. Go back to the organization’s site and open the form again.',
  again: 'Open the form again',
  unknown: 'There is no such form. Go back to the organization’s site and open it again.',
}

export const onboardingWordsOf = (accepted: string | undefined): OnboardingWords => ((accepted ?? 'zh').startsWith('zh') ? zh : en)
