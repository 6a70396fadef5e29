import { upstream } from '../faults.ts'
import { codeOfFailure, type EmailPort } from '../messages.ts'

/** The one call used of `SESv2` in @aws-sdk/client-sesv2: `sesEmail(new SESv2({}), 'linli@linli.example')`. */
export type EmailSender = {
  readonly sendEmail: (input: {
    FromEmailAddress: string
    Destination: { ToAddresses: string[] }
    Content: { Simple: { Subject: { Data: string; Charset: string }; Body: { Text: { Data: string; Charset: string } } } }
    EmailTags?: { Name: string; Value: string }[]
  }) => Promise<{ readonly MessageId?: string | undefined }>
}

/** Under this name SES repeats a message's reference in its notices. */
const tag = 'linli'

/** Plain-text e-mail through Amazon SES from one verified address. Throws an upstream fault. */
export function sesEmail(ses: EmailSender, from: string): EmailPort {
  const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' })
  return {
    send: async ({ to, subject, text, reference }) => {
      try {
        const answer = await ses.sendEmail({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } },
          ...(reference === undefined ? {} : { EmailTags: [{ Name: tag, Value: reference }] }),
        })
        return { id: answer.MessageId ?? '' }
      } catch (cause) {
        throw upstream(codeOfFailure(cause, 'email-away'), { zh: '邮件暂时发不出去，请稍后再试。', en: 'E-mail cannot be sent at the moment. Please try again later.' }, { cause })
      }
    },
  }
}
