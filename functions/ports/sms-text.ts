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
    default:
      return template satisfies never
  }
}
