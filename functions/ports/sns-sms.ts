import { upstream } from '../faults.ts'
import { codeOfFailure, type SmsPort } from '../messages.ts'
import { smsText } from './sms-text.ts'

/** The one call used of `SNS` in @aws-sdk/client-sns, which the Lambda runtime brings along: `snsSms(new SNS({}))`. */
export type SmsPublisher = {
  readonly publish: (
    input: {
      PhoneNumber: string
      Message: string
      MessageAttributes: Record<string, { DataType: string; StringValue: string }>
    },
    options?: { readonly once: boolean },
  ) => Promise<{ readonly MessageId?: string | undefined }>
}

/** Text messages through Amazon SNS to mainland numbers of 11 digits. Throws an upstream fault. */
export function snsSms(sns: SmsPublisher): SmsPort {
  return {
    send: async (message) => {
      const input = {
        PhoneNumber: `+86${message.phone}`,
        Message: smsText(message),
        MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
      }
      try {
        const answer = await sns.publish(input, { once: message.reference !== undefined })
        return { id: answer.MessageId ?? '' }
      } catch (cause) {
        throw upstream(codeOfFailure(cause, 'sms-away'), { zh: '短信暂时发不出去，请稍后再试。', en: 'Text messages cannot be sent at the moment. Please try again later.' }, { cause })
      }
    },
  }
}
