import * as z from 'zod'
import { branded, DateText, PeriodText } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import type { CashShiftId } from '../ids.ts'
import { funds } from '../ledger/chart.ts'
import { Count } from '../stays/shift-model.ts'
import { denominations } from '../stays/cash-model.ts'

export const cashShiftId = branded<CashShiftId>(ShortId)

/** Coins are dropped; what differs by more is looked into by others. */
export const differenceLimitFen = 500

/** open: takings add up in it · counted: the cash waits for another person to take it over · handed: that person has it. */
export const cashShiftStates = ['open', 'counted', 'handed'] as const
export type CashShiftState = (typeof cashShiftStates)[number]

export const OpenCashShift = z.object({
  /** Made by the client: opening it again is the same shift. */
  id: cashShiftId,
  /** Change in the box before its first shift; afterwards it is what the last count left in it. */
  floatFen: z.int().min(0).max(10_000_000).default(0),
})
export type OpenCashShift = z.output<typeof OpenCashShift>

export const CountCash = z.object({
  counts: z
    .array(Count)
    .max(denominations.length)
    .refine((counts) => new Set(counts.map(({ fen }) => fen)).size === counts.length, 'fen'),
  /** Left in the box as change for the next shift; the rest is handed over. */
  keepFen: z.int().min(0).max(10_000_000).default(0),
  /** Needed where the count differs. */
  note: z.string().trim().max(200).default(''),
})
export type CountCash = z.output<typeof CountCash>

export const CashShift = z
  .object({
    id: cashShiftId,
    holder: z.string(),
    state: z.enum(cashShiftStates),
    openedAt: z.string(),
    /** Takings since this moment are in it: the end of the last count, so that nothing falls between two shifts. */
    since: z.string(),
    floatFen: z.int(),
    /** What the books say came into these hands, less what left them: so far, or up to the count. Includes what was booked late. */
    takingsFen: z.int(),
    expectedFen: z.int(),
    counted: z
      .object({ at: z.string(), counts: z.array(Count), countedFen: z.int(), /** Over above 0, short below. */ differenceFen: z.int(), keepFen: z.int(), handFen: z.int(), note: z.string(), voucher: z.string().nullable() })
      .nullable(),
    handed: z.object({ at: z.string(), to: z.string() }).nullable(),
    /** Open since an earlier day: cash is counted on its day. */
    overdue: z.boolean(),
    may: z.object({ count: z.boolean(), takeOver: z.boolean() }),
  })
  .meta({ id: 'CashShift' })
export type CashShift = z.infer<typeof CashShift>
export const CashShiftPage = z.object({ items: z.array(CashShift), next: z.string().nullable() })
export type CashShiftPage = z.infer<typeof CashShiftPage>
export const CashShiftPath = z.object({ cashShift: cashShiftId })
export const ListCashShifts = z.object({ limit: z.coerce.number().int().min(1).max(100).default(30), after: z.string().max(500).optional() })
export type ListCashShifts = z.output<typeof ListCashShifts>
/** The caller's own; `floatFen`: what the next shift begins with, null before the first. */
export const MyCashBox = z.object({ shift: CashShift.nullable(), floatFen: z.int().nullable() }).meta({ id: 'MyCashBox' })
export type MyCashBox = z.infer<typeof MyCashBox>

export const DepositCash = z.object({
  id: ShortId,
  /** Whose money is taken to the bank. */
  parts: z
    .array(z.object({ fund: z.enum(funds), amountFen: z.int().min(1).max(1_000_000_000) }))
    .min(1)
    .refine((parts) => new Set(parts.map(({ fund }) => fund)).size === parts.length, 'fund'),
  /** The bank's slip. */
  reference: z.string().trim().min(1).max(60),
  on: DateText.optional(),
})
export type DepositCash = z.output<typeof DepositCash>
export const CashDeposit = z.object({ id: ShortId, on: z.string(), amountFen: z.int(), voucher: z.string() }).meta({ id: 'CashDeposit' })
export type CashDeposit = z.infer<typeof CashDeposit>

export const CashOnHand = z.object({ items: z.array(z.object({ fund: z.enum(funds), amountFen: z.int() })), totalFen: z.int() }).meta({ id: 'CashOnHand' })
export type CashOnHand = z.infer<typeof CashOnHand>

export const ListExpected = z.object({ period: PeriodText, differing: z.enum(['true', 'false']).default('false'), limit: z.coerce.number().int().min(1).max(200).default(100), after: z.string().max(20).optional() })
export type ListExpected = z.output<typeof ListExpected>
export const ExpectedRow = z.object({
  day: z.string(),
  kind: z.enum(['parking', 'machine']),
  /** The area or the machine. */
  id: z.string(),
  name: z.string(),
  /** Stays that ended, or sessions. */
  count: z.int(),
  /** By the gate's quotes and the machine's counter. */
  expectedFen: z.int(),
  receivedFen: z.int(),
  /** Received less expected. */
  differenceFen: z.int(),
})
export type ExpectedRow = z.infer<typeof ExpectedRow>
const sums = { count: z.int(), expectedFen: z.int(), receivedFen: z.int(), differenceFen: z.int() }
export const ExpectedPage = z.object({ period: PeriodText, items: z.array(ExpectedRow), next: z.string().nullable(), /** Of all pages. */ total: z.object(sums) }).meta({ id: 'ExpectedPage' })
export type ExpectedPage = z.infer<typeof ExpectedPage>
