import { createHash } from 'node:crypto'
import { type BusinessDate, type Instant, type Period, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { FileType } from '../files/model.ts'
import type { CommunityId, ExpenseId, SupplierId } from '../ids.ts'
import type { Fund } from '../ledger/chart.ts'
import type { Use } from '../ledger/purposes.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { finishedWrite, unfinishedOf, unfinishedWrite } from '../unfinished/work-list.ts'
import type { Approval } from './approval-rules.ts'
import { expenseId, type ExpenseState, type ExpenseStep, type PayMethod } from './model.ts'

export type Step = { readonly what: ExpenseStep; readonly at: Instant; /** The person, who may have acted by a token. */ readonly who: string; readonly by: string; readonly note?: string }

/** An expense from the request on. `version` rises with every change: a change writes only on the version it read. */
export type ExpenseRecord = {
  readonly id: ExpenseId
  readonly date: BusinessDate
  readonly supplier: SupplierId | null
  readonly payee: string
  readonly purpose: Use
  readonly fund: Fund
  readonly community: CommunityId | null
  readonly communityName: string | null
  readonly amountFen: number
  readonly invoiceNo: string | null
  readonly text: string
  /** Of the day it was asked for; never what was set afterwards. */
  readonly limitFen: number | null
  readonly needed: 1 | 2
  readonly given: readonly Approval[]
  readonly state: ExpenseState
  readonly version: number
  /** Hash of what was sent, to tell a retry from another expense of the same id. */
  readonly sent: string
  readonly attachments: readonly { readonly link: string; readonly caption: string; readonly type: FileType }[]
  readonly paid?: { readonly method: PayMethod; readonly on: BusinessDate; readonly reference?: string }
  readonly backAsked?: { readonly who: string; readonly by: string; readonly reason: string }
  readonly steps: readonly Step[]
  readonly vouchers: readonly string[]
}

type ExpenseItem = Key & ExpenseRecord

export async function findExpense({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, id: ExpenseId): Promise<ExpenseRecord | undefined> {
  const item = await store.get<ExpenseItem>(keys.expense(tenant, id), { consistent: true })
  return item && toRecord(item)
}

/** Throws `unknown`. */
export async function readExpense(ctx: Pick<Ctx, 'store' | 'tenant'>, id: ExpenseId): Promise<ExpenseRecord> {
  const found = await findExpense(ctx, id)
  if (!found) throw unknown(`no expense ${id}`)
  return found
}

/** More than any organization spends in a month. */
const expensesOfMonthMax = 5000

/** Latest day first. */
export async function expensesOfMonth({ store, tenant }: Pick<Ctx, 'store' | 'tenant'>, period: Period): Promise<ExpenseRecord[]> {
  const found: ExpenseRecord[] = []
  for await (const item of store.all<ExpenseItem>({ index: true, pk: keys.expenseOrder(tenant, period, '').gpk, reverse: true }, { bound: expensesOfMonthMax })) found.push(toRecord(item))
  return found
}

/** Those that are not at their end. */
export async function expensesUnderWay(ctx: Ctx): Promise<ExpenseRecord[]> {
  const found: ExpenseRecord[] = []
  for await (const { id } of unfinishedOf(ctx, 'expense')) {
    const expense = await findExpense(ctx, expenseId.parse(id))
    if (expense) found.push(expense)
  }
  return found
}

const ended: readonly ExpenseState[] = ['paid', 'declined', 'withdrawn', 'reversed']
/** Whoever waits to see it taken back keeps it on the list. */
const isEnded = ({ state, backAsked }: ExpenseRecord): boolean => ended.includes(state) && backAsked === undefined

/** A new expense, its row on the work list, and the place that its invoice takes. */
export const insertExpense = (ctx: Pick<Ctx, 'tenant'>, expense: ExpenseRecord): Write[] => [
  { put: toItem(ctx, expense), if: 'absent' },
  listed(ctx, expense),
  ...(expense.invoiceNo === null ? [] : [{ put: { ...invoiceKey(ctx, expense), expense: expense.id }, if: 'absent' as const }]),
]

/** Replaces `before` by `after`, unless somebody changed it meanwhile. An expense that came to nothing frees its invoice's number. */
export function changeExpense(ctx: Pick<Ctx, 'tenant'>, before: ExpenseRecord, after: ExpenseRecord): Write[] {
  const put: Write = { put: toItem(ctx, { ...after, version: before.version + 1 }), if: { expr: 'version = :v', values: { ':v': before.version } } }
  const nothing = after.state !== before.state && ['declined', 'withdrawn', 'reversed'].includes(after.state) && after.invoiceNo !== null
  return [put, isEnded(after) ? finishedWrite(ctx, 'expense', after.id) : listed(ctx, after), ...(nothing ? [{ delete: invoiceKey(ctx, after) }] : [])]
}

/** Which expense has this invoice already. */
export async function expenseOfInvoice(ctx: Pick<Ctx, 'store' | 'tenant'>, invoice: Invoice): Promise<ExpenseId | undefined> {
  return (await ctx.store.get<Key & { readonly expense: ExpenseId }>(invoiceKey(ctx, invoice), { consistent: true }))?.expense
}

type Invoice = Pick<ExpenseRecord, 'supplier' | 'payee' | 'invoiceNo'>
/** One number however it is typed: full-width digits, spaces and small letters are the same. */
const invoiceKey = ({ tenant }: Pick<Ctx, 'tenant'>, { supplier, payee, invoiceNo }: Invoice): Key => keys.lookup(tenant, `invoice#${supplier ?? plain(payee)}#${plain(invoiceNo ?? '')}`)
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s-]+/g, '').toUpperCase()

const listed = (ctx: Pick<Ctx, 'tenant'>, { id, steps }: ExpenseRecord): Write => unfinishedWrite(ctx, { kind: 'expense', id, since: steps[0]!.at })

const toItem = ({ tenant }: Pick<Ctx, 'tenant'>, expense: ExpenseRecord) => ({ ...expense, ...keys.expense(tenant, expense.id), ...keys.expenseOrder(tenant, periodOfDate(expense.date), `${expense.date}#${expense.id}`) })

function toRecord({ pk: _, sk: __, ...item }: ExpenseItem): ExpenseRecord {
  const { gpk: ___, gsk: ____, ...record } = item as ExpenseRecord & { readonly gpk?: string; readonly gsk?: string }
  return record
}

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
