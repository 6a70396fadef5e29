import * as z from 'zod'

/** What may not get on by itself. The last five are jobs that gave up; publishing is that of a roster; draft, upload and merchant-bill were begun by people and left; what stands between them waits for a second person's word. */
export const stuckKinds = ['checkout', 'sale', 'refund', 'sale-refund', 'dispute', 'draft', 'upload', 'merchant-bill', 'contract-end', 'deposit-closing', 'booking-deduction', 'member-change', 'forced-match', 'publishing', 'billing', 'import', 'reminders', 'closing', 'rosters'] as const
export type StuckKind = (typeof stuckKinds)[number]

/**
 * ask-again: the provider is asked once more. resume: the job goes on where it stopped. retry: the refund is sent again.
 * keep: its money goes to the household's credit. abandon: the preview is put away. dismiss: a person has looked and nothing more
 * is to be done here.
 */
export const solutions = ['ask-again', 'resume', 'retry', 'keep', 'abandon', 'dismiss'] as const
export type Solution = (typeof solutions)[number]

/** Done on the thing's own page, which asks for more: approve or hand over a refund, answer or decide a dispute, publish a preview, apply a register, say whose the money is. */
export const ways = ['approve', 'hand-over', 'answer', 'decide', 'publish', 'apply', 'assign'] as const

/** `checkout~<id>`: the kind and the id of the thing. */
export const stuckId = z.string().regex(new RegExp(`^(${stuckKinds.join('|')})~[A-Za-z0-9._-]{1,120}$`))

export const Stuck = z
  .object({
    id: stuckId,
    kind: z.enum(stuckKinds),
    /** Id of the payment, sale, refund, dispute, run, import, merchant bill, contract, booking, member, closing or roster. */
    document: z.string(),
    why: z.string(),
    say: z.string(),
    since: z.string(),
    unit: z.string().nullable(),
    /** Building and room, or what the job works on. */
    about: z.string(),
    amountFen: z.int().nullable(),
    /** What helps first; `ways` are done on the thing's own page. */
    action: z.enum([...solutions, ...ways]),
    others: z.array(z.enum([...solutions, ...ways])),
  })
  .meta({ id: 'Stuck' })
export type Stuck = z.infer<typeof Stuck>

export const StuckPage = z
  .object({
    items: z.array(Stuck),
    next: z.string().nullable(),
    /** When the sweep last asked the provider about everything; null before its first time, and without a provider. */
    sweptAt: z.string().nullable(),
    /** none: there is no provider to ask. waiting: not asked yet. late: it has not answered for half an hour, so this list may lack something. */
    sweep: z.enum(['none', 'waiting', 'fine', 'late']),
  })
  .meta({ id: 'StuckPage' })
export type StuckPage = z.infer<typeof StuckPage>

export const ListStuck = z.object({ kind: z.enum(stuckKinds).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(200).optional() })
export type ListStuck = z.output<typeof ListStuck>

export const StuckPath = z.object({ stuck: stuckId })
export const ResolveStuck = z
  .object({ action: z.enum(solutions), /** Needed to dismiss. */ reason: z.string().trim().min(2).max(200).optional() })
  .refine(({ action, reason }) => action !== 'dismiss' || reason !== undefined, { path: ['reason'], message: 'a reason' })
export type ResolveStuck = z.output<typeof ResolveStuck>

export const Resolved = z.object({ /** The thing as it stands now; null when it is stuck no more. */ left: Stuck.nullable() }).meta({ id: 'Resolved' })
export type Resolved = z.infer<typeof Resolved>
