import * as z from 'zod'

/** done: nothing is left. open: something is, and the month may be closed with it. blocked: it has to be dealt with first (R4). */
export const checkStates = ['done', 'open', 'blocked'] as const

/** One line of a month's checklist, as the screen shows it and as the snapshot keeps it. */
export const CheckResult = z.object({
  id: z.string(),
  state: z.enum(checkStates),
  count: z.int(),
  amountFen: z.int().nullable(),
  /** The office's screen where it is dealt with, `/stuck`. */
  link: z.string(),
})
export type CheckResult = z.infer<typeof CheckResult>

/** What an item finds open: how many, how much, and whether the month may be closed with it. */
export type Found = { readonly count: number; readonly amountFen?: number | undefined; readonly blocks: boolean; readonly link: string }

export const resultOf = (id: string, { count, amountFen, blocks, link }: Found): CheckResult => ({ id, state: count === 0 ? 'done' : blocks ? 'blocked' : 'open', count, amountFen: amountFen ?? null, link })
