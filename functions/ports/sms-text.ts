import type { Sms } from '../messages.ts'

/** The text of a template as it was filed with the provider; a port whose provider takes templates sends id and parameters instead. */
export function smsText({ template, params }: Pick<Sms, 'template' | 'params'>): string {
  switch (template) {
    case 'sign-in-code':
      return `【${params['site'] ?? ''}】验证码 ${params['code'] ?? ''}，${params['minutes'] ?? ''} 分钟内有效。请勿告诉他人。`
    case 'payment-due':
      return `【${params['site'] ?? ''}】${params['place'] ?? ''} 有到期账单 ${params['yuan'] ?? ''} 元，可扫纸质账单二维码或到服务台缴纳。已缴请忽略，有困难或疑问请致电 ${params['phone'] ?? ''}。`
    case 'payment-overdue':
      return `【${params['site'] ?? ''}】${params['place'] ?? ''} 还有账单 ${params['yuan'] ?? ''} 元未缴，可分次缴纳。有困难可申请减免，有异议请致电 ${params['phone'] ?? ''}。`
    case 'visit-announced':
      return `【${params['site'] ?? ''}】${params['place'] ?? ''} 账单 ${params['yuan'] ?? ''} 元尚未缴，工作人员近日上门说明、听取意见，改约请致电 ${params['phone'] ?? ''}。`
    case 'certificate-ends':
      return `【${params['site'] ?? ''}】您的${params['kind'] ?? ''}${params['what'] ?? ''}截止 ${params['day'] ?? ''}，还有 ${params['days'] ?? ''} 天。逾期不能排需要这张证的岗位，请及时办理，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'certificate-lapsed':
      return `【${params['site'] ?? ''}】您的${params['kind'] ?? ''}已于 ${params['day'] ?? ''} 失效，需要这张证的岗位暂时不能排您上班。办好后请拿新证到服务站登记，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'training-cancelled':
      return `【${params['site'] ?? ''}】您报名的“${params['course'] ?? ''}”（${params['when'] ?? ''}，${params['place'] ?? ''}）取消了，请不要前往。原因：${params['reason'] ?? ''}。有疑问请致电 ${params['phone'] ?? ''}。`
    case 'roster-published':
      return `【${params['site'] ?? ''}】您 ${params['from'] ?? ''} 至 ${params['to'] ?? ''} 的班表已发布，共 ${params['shifts'] ?? ''} 个班。请登录查看，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'roster-changed':
      return `【${params['site'] ?? ''}】您 ${params['days'] ?? ''} 的班次有改动。请登录查看，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'leave-decided':
      return `【${params['site'] ?? ''}】您 ${params['days'] ?? ''} 的请假${params['result'] ?? ''}。详情请登录查看，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'swap-asked':
      return `【${params['site'] ?? ''}】同事请您换班或替班（${params['days'] ?? ''}）。请登录答复，有疑问请致电 ${params['phone'] ?? ''}。`
    case 'swap-decided':
      return `【${params['site'] ?? ''}】您 ${params['days'] ?? ''} 的换班或替班${params['result'] ?? ''}。详情请登录查看，有疑问请致电 ${params['phone'] ?? ''}。`
    default:
      return template satisfies never
  }
}
