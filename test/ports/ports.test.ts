import { expect, test } from 'vitest'
import { Fault } from '../../functions/faults.ts'
import { sesEmail } from '../../functions/ports/ses-email.ts'
import { snsSms } from '../../functions/ports/sns-sms.ts'

const sms = { phone: '13800000001', template: 'sign-in-code', params: { code: '012345', minutes: '5', site: '东街服务社' } } as const

test('a text message goes to the full number as a transactional message', async () => {
  const sent: unknown[] = []
  await snsSms({ publish: async (input) => ({ MessageId: `m-${sent.push(input)}` }) }).send(sms)
  expect(sent).toEqual([
    { PhoneNumber: '+8613800000001', Message: '【东街服务社】验证码 012345，5 分钟内有效。请勿告诉他人。', MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } } },
  ])
})

test('an e-mail goes from the verified address, as UTF-8 text', async () => {
  const sent: unknown[] = []
  await sesEmail({ sendEmail: async (input) => ({ MessageId: `m-${sent.push(input)}` }) }, 'linli@linli.example').send({ to: 'a@b.test', subject: '邀请', text: '您好' })
  expect(sent).toEqual([
    {
      FromEmailAddress: 'linli@linli.example',
      Destination: { ToAddresses: ['a@b.test'] },
      Content: { Simple: { Subject: { Data: '邀请', Charset: 'UTF-8' }, Body: { Text: { Data: '您好', Charset: 'UTF-8' } } } },
    },
  ])
})

test('a service that is away is an upstream fault that says what to do', async () => {
  const away = () => Promise.reject(new Error('socket hang up'))
  for (const sending of [snsSms({ publish: away }).send(sms), sesEmail({ sendEmail: away }, 'x@y.test').send({ to: 'a@b.test', subject: '', text: '' })]) {
    const fault = await sending.catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ kind: 'upstream' })
  }
})
