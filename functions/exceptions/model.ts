import * as z from 'zod'
import { DateText } from '../date-text.ts'

/**
 * payout: lines of a payout that no document explains · cash: a count over or short above the limit · stuck: a payment, refund or dispute that
 * does not get on by itself or differs from the provider's · expected: a gate or machine counted another sum than was received · lines: lines of a
 * bank's month that nothing explains.
 */
export const reasons = ['payout', 'cash', 'stuck', 'expected', 'lines'] as const
export type Reason = (typeof reasons)[number]

export const severities = ['high', 'middle', 'low'] as const
export type Severity = (typeof severities)[number]

/** `<reason>~<key of the thing>`: the same thing is the same exception, whenever it is looked at. */
export const exceptionId = z.string().regex(new RegExp(`^(${reasons.join('|')})~[A-Za-z0-9._~-]{1,140}$`))
export const reasonOf = (id: string): Reason => id.slice(0, id.indexOf('~')) as Reason
export const keyOf = (id: string): string => id.slice(id.indexOf('~') + 1)

const Sentence = z.object({ zh: z.string(), en: z.string() })
const text = z.string().trim().min(2).max(300)

export const Exception = z
  .object({
    id: exceptionId,
    reason: z.enum(reasons),
    say: Sentence,
    /** Where something can be done about it, a path of the office. */
    path: z.string(),
    amountFen: z.int().nullable(),
    since: z.string(),
    ageDays: z.int(),
    severity: z.enum(severities),
    assignee: z.string().nullable(),
    due: z.string().nullable(),
    overdue: z.boolean(),
    comments: z.array(z.object({ at: z.string(), by: z.string(), text: z.string() })),
    /** One person asks to close it with a reason, another agrees. */
    closing: z.object({ state: z.enum(['asked', 'closed']), by: z.string(), reason: z.string(), at: z.string(), agreedBy: z.string().nullable() }).nullable(),
    may: z.object({ act: z.boolean(), close: z.boolean(), decide: z.boolean() }),
  })
  .meta({ id: 'Exception' })
export type Exception = z.infer<typeof Exception>

export const ExceptionPage = z
  .object({ items: z.array(Exception), next: z.string().nullable(), /** Of all pages, before the filters of severity and assignee. */ open: z.int(), overdue: z.int() })
  .meta({ id: 'ExceptionPage' })
export type ExceptionPage = z.infer<typeof ExceptionPage>
export const ExceptionPath = z.object({ exception: exceptionId })

export const ListExceptions = z.object({
  reason: z.enum(reasons).optional(),
  severity: z.enum(severities).optional(),
  assignee: z.string().trim().max(40).optional(),
  /** closed: those that two people closed, of things that are still as they were. */
  state: z.enum(['open', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListExceptions = z.output<typeof ListExceptions>

export const AssignException = z.object({ assignee: z.string().trim().min(1).max(40).nullable(), due: DateText.nullable() })
export type AssignException = z.output<typeof AssignException>
export const CommentException = z.object({ /** Made by the client: sent twice it is one comment. */ id: z.string().regex(/^[a-z0-9]{12}$/), text })
export type CommentException = z.output<typeof CommentException>
export const CloseException = z.object({ reason: text })
export const DecideException = z.object({ action: z.enum(['approve', 'decline']) })
