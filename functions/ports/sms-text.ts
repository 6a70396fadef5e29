import type { Sms } from '../messages.ts'

/** The text of a template as it was filed with the provider; a port whose provider takes templates sends id and parameters instead. */
export function smsText({ template, params }: Sms): string {
  switch (template) {
    case 'sign-in-code':
      return `【${params['site'] ?? ''}】验证码 ${params['code'] ?? ''}，${params['minutes'] ?? ''} 分钟内有效。请勿告诉他人。`
    default:
      return template satisfies never
  }
}
