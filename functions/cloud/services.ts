import { assert } from '../faults.ts'
import type { EmailSender } from '../ports/ses-email.ts'
import type { SmsPublisher } from '../ports/sns-sms.ts'
import { callAws } from './call-aws.ts'

/** SES v2, SendEmail. */
export const emailSender = (region: string, send = fetch): EmailSender => ({
  sendEmail: async (input) => {
    const once = input.EmailTags !== undefined
    const answer = await callAws({ service: 'email', region, path: '/v2/email/outbound-emails', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input), once }, send)
    return { MessageId: messageId.exec(answer)?.[1] }
  },
})

/** SNS, Publish, in its form-encoded protocol. */
export const smsPublisher = (region: string, send = fetch): SmsPublisher => ({
  publish: async ({ PhoneNumber, Message, MessageAttributes }, { once } = { once: false }) => {
    const form = new URLSearchParams({ Action: 'Publish', Version: '2010-03-31', PhoneNumber, Message })
    for (const [at, [name, { DataType, StringValue }]] of Object.entries(MessageAttributes).entries()) {
      const entry = `MessageAttributes.entry.${at + 1}`
      form.set(`${entry}.Name`, name)
      form.set(`${entry}.Value.DataType`, DataType)
      form.set(`${entry}.Value.StringValue`, StringValue)
    }
    const answer = await callAws({ service: 'sns', region, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: form.toString(), once }, send)
    return { MessageId: messageId.exec(answer)?.[1] }
  },
})

/** `{"MessageId":"..."}` of SES, `<MessageId>...</MessageId>` of SNS. */
const messageId = /MessageId(?:"\s*:\s*"|>)([\w.-]+)/

/** SQS, SendMessage. */
export async function sendMessage(region: string, queue: string, message: object, send = fetch): Promise<void> {
  await callAws({ service: 'sqs', region, headers: target('AmazonSQS.SendMessage', '1.0'), body: JSON.stringify({ QueueUrl: queue, MessageBody: JSON.stringify(message) }) }, send)
}

/** Secrets Manager, GetSecretValue. */
export async function readSecret(region: string, arn: string, send = fetch): Promise<string> {
  const answer: unknown = JSON.parse(await callAws({ service: 'secretsmanager', region, headers: target('secretsmanager.GetSecretValue', '1.1'), body: JSON.stringify({ SecretId: arn }) }, send))
  const value = (answer as { SecretString?: unknown }).SecretString
  assert(typeof value === 'string' && value !== '', `the secret ${arn} is empty`)
  return value.trim()
}

const target = (name: string, version: string) => ({ 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': name })
