/** The words of the page on which somebody looking for work leaves name and number. */
export const zh = {
  title: '求职登记',
  intro: '留下姓名和手机，服务社会打电话给您，介绍岗位和培训。',
  what: '求职登记',
  closed: '网上求职登记没有开放',
  closedText: '请到服务社办理，或打电话咨询。',
  name: '姓名',
  nameWrong: '请填写姓名，2 到 40 个字，不含数字。',
  phone: '手机号',
  phoneWrong: '手机号是 11 位数字，请核对。',
  community: '住在哪个小区',
  otherPlace: '其他地方',
  posts: '想做什么（可选几项）',
  note: '想说的话（可不填）',
  noteHint: '例如：什么时间能上班。不要写身份证号和病情。',
  notice: '我们怎样使用您的资料',
  agree: '我已看过，同意这样使用',
  agreeNeeded: '请先看说明，再勾选同意。',
  send: '提交登记',
  sending: '正在提交',
  sent: '已收到您的登记',
  sentText: '服务社会按您留的手机联系您。要更正或撤回，请打电话给服务社。',
}

export type Messages = typeof zh
