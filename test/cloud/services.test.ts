import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailSender, readSecret, sendMessage, smsPublisher } from '../../functions/cloud/services.ts'
import { surelyNotSent } from '../../functions/messages.ts'
import { sesEmail } from '../../functions/ports/ses-email.ts'
import { snsSms } from '../../functions/ports/sns-sms.ts'

const region = 'ap-southeast-1'
const secretKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const before = { ...process.env }
beforeAll(() => void Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: secretKey, AWS_SESSION_TOKEN: 'a-session' }))
afterAll(() => void (process.env = before))

type Sent = { url: URL; headers: Record<string, string>; body: string }
/** A service that keeps what it was sent and answers as told. */
function service(...answers: (Response | Error)[]) {
  const sent: Sent[] = []
  const send = (async (url: string, init: RequestInit) => {
    sent.push({ url: new URL(url), headers: init.headers as Record<string, string>, body: String(init.body) })
    const answer = answers[sent.length - 1] ?? answers.at(-1) ?? Response.json({})
    if (answer instanceof Error) throw answer
    return answer.clone()
  }) as typeof fetch
  return { sent, send }
}

describe('calls to AWS', () => {
  test('are signed so that another implementation of Signature Version 4 comes to the same', async () => {
    const { sent, send } = service()
    await emailSender(region, send).sendEmail({ FromEmailAddress: 'a@b.example', Destination: { ToAddresses: ['c@d.example'] }, Content: { Simple: { Subject: { Data: '邀请', Charset: 'UTF-8' }, Body: { Text: { Data: '您好', Charset: 'UTF-8' } } } } })
    const [{ headers, url, body }] = sent as [Sent]
    expect(url.href).toBe('https://email.ap-southeast-1.amazonaws.com/v2/email/outbound-emails')
    expect(headers['authorization']).toBe(expectedAuthorization({ headers, body, path: url.pathname, service: 'ses' }))
    expect(JSON.parse(body)).toMatchObject({ Destination: { ToAddresses: ['c@d.example'] } })
  })

  test('are tried again when the service is out of breath, and not when it refuses', async () => {
    const tired = service(new Response('', { status: 503 }), new Error('socket hang up'), Response.json({}))
    await sendMessage(region, 'https://sqs/queue', { tenant: 't', job: 'j' }, tired.send)
    expect(tired.sent).toHaveLength(3)
    const refusing = service(new Response('{"__type":"AccessDenied"}', { status: 403 }))
    await expect(sendMessage(region, 'https://sqs/queue', {}, refusing.send)).rejects.toThrow(/sqs: 403 .*AccessDenied/)
    expect(refusing.sent).toHaveLength(1)
    const gone = service(new Error('no route'))
    await expect(sendMessage(region, 'https://sqs/queue', {}, gone.send)).rejects.toThrow(/no route/)
    expect(gone.sent).toHaveLength(3)
  })

  test('wake a worker with tenant and job', async () => {
    const { sent, send } = service()
    await sendMessage(region, 'https://sqs.ap-southeast-1.amazonaws.com/1/jobs', { tenant: 'aaaaaaaaaaaa', job: 'billing-1' }, send)
    expect(sent[0]!.headers).toMatchObject({ 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' })
    expect(JSON.parse(JSON.parse(sent[0]!.body).MessageBody as string)).toEqual({ tenant: 'aaaaaaaaaaaa', job: 'billing-1' })
  })

  test('read a secret, and say so when nobody has pasted it yet', async () => {
    expect(await readSecret(region, 'arn:1', service(Response.json({ SecretString: 'sk_live_1\n' })).send)).toBe('sk_live_1')
    await expect(readSecret(region, 'arn:1', service(Response.json({ SecretString: '' })).send)).rejects.toThrow(/arn:1 is empty/)
  })

  test('carry a text message with its attributes', async () => {
    const { sent, send } = service()
    await snsSms(smsPublisher(region, send)).send({ phone: '13800138000', template: 'sign-in-code', params: { site: '东街', code: '123456', minutes: '5' } })
    const form = new URLSearchParams(sent[0]!.body)
    expect(Object.fromEntries(form)).toMatchObject({ Action: 'Publish', PhoneNumber: '+8613800138000', 'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType', 'MessageAttributes.entry.1.Value.StringValue': 'Transactional' })
    expect(form.get('Message')).toContain('123456')
  })

  test('of a message whose fate is followed are not repeated when nobody knows whether it went out, only when the service was busy', async () => {
    const reminder = { phone: '13800138000', template: 'payment-due', params: {}, reference: 'a_b_c' } as const
    const taken = () => new Response('<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>')
    const busy = service(new Response('', { status: 429 }), taken())
    expect(await snsSms(smsPublisher(region, busy.send)).send(reminder)).toEqual({ id: 'm-1' })
    for (const [answer, sure] of [[new Error('time-out'), false], [new Response('', { status: 503 }), false], [new Response('', { status: 400 }), true]] as const) {
      const { sent, send } = service(answer)
      const error = await snsSms(smsPublisher(region, send)).send(reminder).catch((fault: unknown) => fault)
      expect(sent).toHaveLength(1)
      expect(surelyNotSent(error)).toBe(sure)
    }
    const code = service(new Error('time-out'), taken())
    await snsSms(smsPublisher(region, code.send)).send({ ...reminder, reference: undefined } as never)
    expect(code.sent).toHaveLength(2)
  })

  test('tell the id of an e-mail, and carry its reference as a tag', async () => {
    const { sent, send } = service(Response.json({ MessageId: '0100-abc' }))
    expect(await sesEmail(emailSender(region, send), 'a@b.example').send({ to: 'c@d.example', subject: 's', text: 't', reference: 'a_b_c' })).toEqual({ id: '0100-abc' })
    expect(JSON.parse(sent[0]!.body)).toMatchObject({ EmailTags: [{ Name: 'linli', Value: 'a_b_c' }] })
  })

  test('that fail for good are an upstream fault to the person', async () => {
    const email = sesEmail(emailSender(region, service(new Response('', { status: 400 })).send), 'a@b.example')
    await expect(email.send({ to: 'c@d.example', subject: 's', text: 't' })).rejects.toMatchObject({ kind: 'upstream' })
  })
})

/** Signature Version 4 written out once more, from its specification. */
function expectedAuthorization({ headers, body, path, service: name }: { headers: Record<string, string>; body: string; path: string; service: string }): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const signed = Object.keys(headers).map((key) => key.toLowerCase()).filter((key) => key !== 'authorization').toSorted()
  const canonical = ['POST', path, '', ...signed.map((key) => `${key}:${headers[key]!.trim()}`), '', signed.join(';'), hash(body)].join('\n')
  const time = headers['x-amz-date']!
  const scope = `${time.slice(0, 8)}/${region}/${name}/aws4_request`
  const key = [time.slice(0, 8), region, name, 'aws4_request'].reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretKey}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n')).toString('hex')
  return `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${scope}, SignedHeaders=${signed.join(';')}, Signature=${signature}`
}
