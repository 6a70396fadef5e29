import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Actor, Ctx, StaffRole } from '../../functions/context.ts'
import { addExpenseFile } from '../../functions/expenses/add-expense-file.ts'
import { objectionTo } from '../../functions/expenses/approval-rules.ts'
import { approveExpense } from '../../functions/expenses/approve-expense.ts'
import { createExpense } from '../../functions/expenses/create-expense.ts'
import { declineExpense } from '../../functions/expenses/decline-expense.ts'
import { setExpenseLimit } from '../../functions/expenses/expense-limits.ts'
import { CreateExpense, type Expense } from '../../functions/expenses/model.ts'
import { payExpense } from '../../functions/expenses/pay-expense.ts'
import { askExpenseBack, decideExpenseBack } from '../../functions/expenses/take-back-expense.ts'
import type { ExpenseId } from '../../functions/ids.ts'
import type { BookedVoucher } from '../../functions/ledger/items.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { gateShards, keys } from '../../functions/storage/keys.ts'
import { jpeg } from '../facilities/pictures.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
const as = (id: string, ...roles: StaffRole[]): Ctx => tenant.ctx({ kind: 'member', id, name: id, roles } satisfies Actor)
let collector: Ctx
let finance: Ctx
let finance2: Ctx
let head: Ctx

beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-12-10T02:00:00.000Z')
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  // Tokens are made while the tenants' first one holds; the clock moves on.
  for (const role of ['head', 'finance', 'collector', 'auditor'] as const) await Promise.all([tenant.token(role), stranger.token(role)])
  collector = as('m-collector', 'collector')
  finance = as('m-finance', 'finance')
  finance2 = as('m-finance2', 'finance')
  head = as('m-head', 'head')
  await setExpenseLimit(head, { from: '2026-12-10' as BusinessDate, limitFen: 200_000, source: '财务制度第3条' })
})
afterAll(async () => {
  await assertBooksBalance(stack, tenant)
  await stack.stop()
})

let count = 0
const wanted = (more: object = {}) => CreateExpense.parse({ id: `e${String((count += 1)).padStart(11, '0')}`, date: '2026-12-09', payee: '王师傅水电', purpose: 'repairs', fund: 'ORGANISATION', amountFen: 50_000, text: '2幢水管维修', ...more })
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const vouchersOf = async (id: string): Promise<BookedVoucher[]> => {
  const found: BookedVoucher[] = []
  for (const month of ['2026-11', '2026-12', '2027-01']) await eachVoucher(tenant.ctx(), month as Period, (voucher) => void (voucher.document === id && found.push(voucher as BookedVoucher)))
  return found.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
}
const linesOf = async (id: string) => (await vouchersOf(id)).map(({ kind, postings }) => [kind, ...postings.map(({ account, purpose, fund, debitFen, creditFen }) => `${account} ${purpose ?? ''} ${fund} ${debitFen ?? -creditFen!}`)])
/** The same context, whose next transaction is done and whose answer is lost. */
const losing = (ctx: Ctx): Ctx => {
  let lost = false
  return { ...ctx, store: { ...ctx.store, transact: async (writes) => {
    await ctx.store.transact(writes)
    if (!lost) {
      lost = true
      throw new Error('connection reset')
    }
  } } }
}
const approved = async (more: object = {}): Promise<Expense> => approveExpense(finance, (await createExpense(collector, wanted(more))).id)

describe('an expense up to the limit', () => {
  it('sent twice, also at once, is one; approved by one other person it is cost and debt, paid it is neither twice', async () => {
    const input = wanted()
    const [one, two] = await Promise.all([createExpense(collector, input), createExpense(collector, input)])
    expect([one.id, one.state, one.approvals]).toEqual([two.id, 'requested', { needed: 1, given: 0 }])
    expect(await code(createExpense(collector, { ...input, amountFen: 1 }))).toBe('id-taken')
    expect(await vouchersOf(input.id)).toEqual([])
    // Whoever of the two comes second finds that one person's word was enough.
    const both = await Promise.all([finance, head].map((person) => approveExpense(person, input.id).then(({ state }) => state, ({ code: why }) => why as string)))
    expect(both).toContain('approved')
    expect(both.every((one) => one === 'approved' || one === 'not-now')).toBe(true)
    expect(await linesOf(input.id)).toEqual([['EXPENSE', '5101 repairs ORGANISATION 50000', '2202  ORGANISATION -50000']])
    const paid = await Promise.all([payExpense(finance, input.id, { method: 'transfer', reference: 'ICBC1' }), payExpense(head, input.id, { method: 'transfer', reference: 'ICBC1' })])
    expect(paid.map(({ state }) => state)).toEqual(['paid', 'paid'])
    expect((await linesOf(input.id))[1]).toEqual(['EXPENSEPAID', '2202  ORGANISATION 50000', '1002  ORGANISATION -50000'])
    expect(await code(payExpense(finance, input.id, { method: 'transfer', reference: 'ICBC2' }))).toBe('paid-before')
  })

  it('is approved by nobody who asked for it, declined with a reason or withdrawn, and paid only once approved', async () => {
    const own = await createExpense(finance, wanted())
    expect(own.may).toMatchObject({ approve: false, withdraw: true, decline: false })
    expect(await code(approveExpense(finance, own.id))).toBe('second-person')
    expect(await code(payExpense(head, own.id, { method: 'cash' }))).toBe('not-now')
    expect((await declineExpense(finance, own.id, '重复了')).state).toBe('withdrawn')
    expect(await code(approveExpense(head, own.id))).toBe('not-now')
    const other = await createExpense(finance, wanted())
    expect(await code(declineExpense(collector, other.id, '不同意'))).toBe('not-allowed')
    expect((await declineExpense(head, other.id, '不必要')).steps.at(-1)).toMatchObject({ what: 'declined', note: '不必要' })
  })

  it('is booked once when the answer to approval or payment was lost', async () => {
    const { id } = await createExpense(collector, wanted())
    expect(await code(approveExpense(losing(finance), id))).toContain('connection reset')
    expect((await approveExpense(finance, id)).state).toBe('approved')
    expect(await code(payExpense(losing(head), id, { method: 'cash' }))).toContain('connection reset')
    expect((await payExpense(head, id, { method: 'cash' })).paid).toMatchObject({ method: 'cash', on: '2026-12-10' })
    expect((await vouchersOf(id)).map(({ kind }) => kind)).toEqual(['EXPENSE', 'EXPENSEPAID'])
  })

  it('is paid in cash by those who hold it and by transfer by those who hold the account, on no day before it was approved', async () => {
    const { id } = await approved()
    expect(await code(payExpense(finance, id, { method: 'cash' }))).toBe('no-cash')
    expect(await code(payExpense(collector, id, { method: 'transfer', reference: 'x' }))).toBe('no-transfer')
    expect(await code(payExpense(collector, id, { method: 'cash', paidOn: '2026-12-09' as BusinessDate }))).toBe('paid-on')
    expect((await payExpense(collector, id, { method: 'cash' })).state).toBe('paid')
  })
})

describe('an expense above the limit', () => {
  it('takes two others, one of them a head, however often one of them says so', async () => {
    const { id, approvals } = await createExpense(collector, wanted({ amountFen: 200_001 }))
    expect(approvals).toEqual({ needed: 2, given: 0 })
    expect((await approveExpense(finance, id)).state).toBe('requested')
    expect((await approveExpense(finance, id)).approvals.given).toBe(1)
    expect(await code(approveExpense(finance2, id))).toBe('head-needed')
    expect(await vouchersOf(id)).toEqual([])
    expect((await approveExpense(head, id)).state).toBe('approved')
    expect(await vouchersOf(id)).toHaveLength(1)
  })

  it('is booked once by two at once', async () => {
    const { id } = await createExpense(collector, wanted({ amountFen: 300_000 }))
    await Promise.all([approveExpense(finance, id), approveExpense(head, id)])
    expect(await vouchersOf(id)).toHaveLength(1)
  })

  it('by the table: own, again, and the head that is missing', () => {
    const rule = (needed: 1 | 2, given: [string, boolean][], by: [string, boolean]) => objectionTo({ asker: 'a', needed, given: given.map(([who, isHead]) => ({ who, head: isHead })), by: { who: by[0], head: by[1] } })
    expect([rule(1, [], ['a', true]), rule(1, [], ['b', false]), rule(2, [], ['b', false]), rule(2, [['b', false]], ['b', false]), rule(2, [['b', false]], ['c', false]), rule(2, [['b', true]], ['c', false]), rule(2, [['b', false]], ['c', true])]).toEqual(['own', undefined, undefined, 'again', 'head', undefined, undefined])
  })

  it('keeps the limit of the day it was asked for, and one without any limit takes two', async () => {
    const before = await createExpense(collector, wanted({ amountFen: 150_000 }))
    stack.clock.set('2026-12-11T02:00:00.000Z')
    await setExpenseLimit(head, { from: '2026-12-11' as BusinessDate, limitFen: 100_000, source: '财务制度修订' })
    expect((await approveExpense(finance, before.id)).state).toBe('approved')
    expect((await createExpense(collector, wanted({ amountFen: 150_000 }))).approvals.needed).toBe(2)
    expect(await code(setExpenseLimit(head, { from: '2026-12-10' as BusinessDate, limitFen: 1, source: '倒签' }))).toBe('limit-too-early')
    const none = await createExpense(stranger.ctx('collector'), wanted({ amountFen: 1 }))
    expect([none.limitFen, none.approvals.needed]).toEqual([null, 2])
  })
})

describe('an invoice', () => {
  it('stands on one expense of its payee, however it is typed and whoever is first, until that comes to nothing', async () => {
    const [one, two] = [wanted({ invoiceNo: 'No. 0012-34' }), wanted({ invoiceNo: 'ｎｏ.００１２３４' })]
    const made = await Promise.all([code(createExpense(collector, one)), code(createExpense(finance, two))])
    expect(made.toSorted()).toEqual(['done', 'invoice-known'])
    const first = made[0] === 'done' ? one : two
    expect(await code(createExpense(collector, wanted({ invoiceNo: 'NO.001234', payee: '另一家' })))).toBe('done')
    await declineExpense(head, first.id, '发票抬头不对')
    expect(await code(createExpense(collector, wanted({ invoiceNo: 'no.001234' })))).toBe('done')
  })

  it('of a supplier is found by the supplier; a supplier out of use and a day to come are refused', async () => {
    const supplier = (await tenant.call('/v1/suppliers', { as: 'head', body: { id: 'supplier0001', name: '晨光五金', does: '水电材料', bank: '工行', bankAccount: '6222 0012 3456 5678' } })).json
    expect((await tenant.call('/v1/suppliers', { as: 'collector' })).json.items[0]).toMatchObject({ accountEnding: '…5678' })
    expect((await tenant.call('/v1/suppliers', { as: 'collector' })).text).not.toContain('0012')
    expect((await tenant.call(`/v1/suppliers/${supplier.id}`, { as: 'collector' })).json.bankAccount).toBeNull()
    expect(await code(createExpense(collector, wanted({ payee: null, supplier: supplier.id, invoiceNo: '77' })))).toBe('done')
    expect(await code(createExpense(collector, wanted({ payee: null, supplier: supplier.id, invoiceNo: '77' })))).toBe('invoice-known')
    const changed = await tenant.call(`/v1/suppliers/${supplier.id}`, { as: 'finance', method: 'PATCH', body: { version: 1, bankAccount: '6222001299990000', active: false } })
    expect(changed.json).toMatchObject({ accountEnding: '…0000', version: 2 })
    expect((await tenant.call(`/v1/suppliers/${supplier.id}`, { as: 'head', method: 'PATCH', body: { version: 1, name: '别的' } })).json.error.code).toBe('changed-meanwhile')
    const audit = (await tenant.call('/v1/audit', { as: 'head' })).json.items.find(({ act }: { act: string }) => act === 'supplier.changed')
    expect(audit).toMatchObject({ detail: { fields: ['bankAccount', 'active'], account: '…0000' }, before: { account: '…5678' } })
    expect(await code(createExpense(collector, wanted({ payee: null, supplier: supplier.id })))).toBe('supplier-closed')
    expect(await code(createExpense(collector, wanted({ date: '2026-12-12' })))).toBe('date-to-come')
  })
})

describe('the books', () => {
  it('carry an expense in the fund it names, wages as owed to workers, administration on its own account, and of a closed month today', async () => {
    const wages = await approved({ purpose: 'wages', fund: 'OWNERS_COMMON', amountFen: 90_000 })
    expect(await linesOf(wages.id)).toEqual([['EXPENSE', '5101 wages OWNERS_COMMON 90000', '2204  OWNERS_COMMON -90000']])
    const office = await approved({ purpose: 'administration', amountFen: 100 })
    expect((await linesOf(office.id))[0]![1]).toBe('5201  ORGANISATION 100')
    await tenant.ctx().store.putMany(Array.from({ length: gateShards }, (_, shard) => ({ ...keys.gate(tenant.id, '2026-11' as Period, shard), closedAt: '2026-12-05T00:00:00.000Z', closedBy: 'm' })))
    const late = await approved({ date: '2026-11-30' })
    expect((await vouchersOf(late.id))[0]).toMatchObject({ entryDate: '2026-12-11', valueDate: '2026-11-30' })
  })

  it('are set right by two people: owed no longer, or back where it was paid from; the invoice is free again', async () => {
    const owed = await approved({ invoiceNo: 'R1' })
    await askExpenseBack(finance, owed.id, '记错小区')
    expect(await code(decideExpenseBack(finance, owed.id, 'approve'))).toBe('second-person')
    expect(await code(payExpense(head, owed.id, { method: 'cash' }))).toBe('asked-already')
    const back = await Promise.all([decideExpenseBack(head, owed.id, 'approve'), decideExpenseBack(finance2, owed.id, 'approve')])
    expect(back.map(({ state }) => state)).toEqual(['reversed', 'reversed'])
    expect((await linesOf(owed.id))[1]).toEqual(['EXPENSEBACK', '2202  ORGANISATION 50000', '5101 repairs ORGANISATION -50000'])
    const again = await approved({ invoiceNo: 'R1' })
    await payExpense(head, again.id, { method: 'cash' })
    await askExpenseBack(head, again.id, '对方退款')
    expect((await decideExpenseBack(finance, again.id, 'decline')).backAsked).toBeNull()
    await askExpenseBack(head, again.id, '对方退款')
    await decideExpenseBack(finance, again.id, 'approve')
    expect((await linesOf(again.id))[1]).toEqual(['EXPENSEBACK', '1001  ORGANISATION 50000', '5101 repairs ORGANISATION -50000'])
  })
})

describe('files', () => {
  it('are told by their bytes, kept once and for good, and a PDF is only ever downloaded', async () => {
    const { id } = await createExpense(collector, wanted())
    const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')
    for (const bytes of [jpeg(), pdf, pdf]) await addExpenseFile(collector, id, { bytes, caption: '发票' })
    expect(await code(addExpenseFile(collector, id, { bytes: pdf.slice(0, 20), caption: 'x' }))).toBe('bad-file')
    expect(await code(addExpenseFile(collector, id, { bytes: new Uint8Array(4 * 1024 * 1024 + 1), caption: 'x' }))).toBe('file-too-big')
    const { attachments } = (await tenant.call(`/v1/expenses/${id}`, { as: 'auditor' })).json
    expect(attachments.map(({ type }: { type: string }) => type)).toEqual(['image/jpeg', 'application/pdf'])
    const got = await tenant.call(attachments[1].link, { as: 'finance' })
    expect([got.headers.get('content-disposition'), [...got.bytes]]).toEqual(['attachment; filename="file.pdf"', [...pdf]])
    expect((await stranger.call(attachments[1].link, { as: 'finance' })).status).toBe(404)
  })
})

describe('the list', () => {
  it('of a month is filtered by state, purpose and supplier and paged; without a month it holds what waits, and a stranger sees none of it', async () => {
    const page = (await tenant.call('/v1/expenses?period=2026-12&limit=3', { as: 'auditor' })).json
    expect(page.items).toHaveLength(3)
    const rest = (await tenant.call(`/v1/expenses?period=2026-12&limit=200&after=${page.next}`, { as: 'auditor' })).json.items
    expect(new Set([...page.items, ...rest].map(({ id }: { id: ExpenseId }) => id)).size).toBe(page.items.length + rest.length)
    expect((await tenant.call('/v1/expenses?period=2026-12&purpose=wages', { as: 'finance' })).json.items).toHaveLength(1)
    expect((await tenant.call('/v1/expenses?period=2026-12&supplier=supplier0001', { as: 'finance' })).json.items).toHaveLength(1)
    const waiting = (await tenant.call('/v1/expenses?limit=200', { as: 'finance' })).json.items as { state: string }[]
    expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['requested', 'approved']))
    expect((await stranger.call('/v1/expenses?period=2026-12', { as: 'head' })).json.items.filter(({ amountFen }: { amountFen: number }) => amountFen !== 1)).toEqual([])
    expect((await stranger.call(`/v1/expenses/${page.items[0].id}`, { as: 'head' })).status).toBe(404)
  })
})
