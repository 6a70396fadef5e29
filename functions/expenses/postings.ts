import type { AccountCode } from '../ledger/chart.ts'
import type { Posting } from '../ledger/model.ts'
import { fen } from '../money.ts'
import type { ExpenseRecord } from './items.ts'
import type { PayMethod } from './model.ts'

type Spent = Pick<ExpenseRecord, 'purpose' | 'fund' | 'amountFen'>

/** Administration has an account of its own; everything else is what the service costs. */
const costOf = ({ purpose }: Spent): AccountCode => (purpose === 'administration' ? '5201' : '5101')
/** Wages are owed to workers, the rest to suppliers. */
const owedOn = ({ purpose }: Spent): AccountCode => (purpose === 'wages' ? '2204' : '2202')
const moneyOf = { cash: '1001', transfer: '1002' } as const satisfies Record<PayMethod, AccountCode>

type Line = Pick<Posting, 'account' | 'purpose'>
const between = ({ fund, amountFen }: Spent, debit: Line, credit: Line): Posting[] => [
  { ...debit, fund, debitFen: fen(amountFen) },
  { ...credit, fund, creditFen: fen(amountFen) },
]

/** Cost of the fund that the expense names, owed by the same: no expense crosses funds. */
export const whenApproved = (expense: Spent): Posting[] => between(expense, { account: costOf(expense), purpose: expense.purpose }, { account: owedOn(expense) })

export const whenPaid = (expense: Spent, method: PayMethod): Posting[] => between(expense, { account: owedOn(expense) }, { account: moneyOf[method] })

/** What was booked, the other way round: the cost is none, and is no longer owed or came back to where it was paid from. */
export const whenReversed = (expense: Spent & Pick<ExpenseRecord, 'paid'>): Posting[] => between(expense, { account: expense.paid ? moneyOf[expense.paid.method] : owedOn(expense) }, { account: costOf(expense), purpose: expense.purpose })
