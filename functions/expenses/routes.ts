import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { fileTypes } from '../files/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'
import * as supplier from './supplier-model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const askers = ['head', 'finance', 'collector'] as const satisfies Role[]
const deciders = ['head', 'finance'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const expenseRoutes = () =>
  new Hono<Env>()
    .post(
      '/expenses',
      operation({ id: 'createExpense', summary: 'Ask for an expense; others approve it before anything is booked', access: [...askers], response: model.Expense, status: 201 }),
      valid('json', model.CreateExpense),
      async (c) => {
        const { createExpense } = await import('./create-expense.ts')
        return c.json(await createExpense(c.var.ctx, c.req.valid('json')), 201)
      },
    )
    .get('/expenses', operation({ id: 'listExpenses', summary: 'Expenses of a month, or all that are not at their end', access: [...readers], response: model.ExpensePage }), valid('query', model.ListExpenses), async (c) => {
      const { listExpenses } = await import('./list-expenses.ts')
      return c.json(await listExpenses(c.var.ctx, c.req.valid('query')))
    })
    .get('/expenses/:expense', operation({ id: 'getExpense', summary: 'An expense with its approvals, files and vouchers', access: [...readers], response: model.Expense }), valid('param', model.ExpensePath), async (c) => {
      const { getExpense } = await import('./get-expense.ts')
      return c.json(await getExpense(c.var.ctx, c.req.valid('param').expense))
    })
    .post(
      '/expenses/:expense/approval',
      operation({ id: 'approveExpense', summary: 'Approve another person’s expense; above the limit two people do, one of them a head, and the last one books it', access: [...deciders], response: model.Expense }),
      valid('param', model.ExpensePath),
      async (c) => {
        const { approveExpense } = await import('./approve-expense.ts')
        return c.json(await approveExpense(c.var.ctx, c.req.valid('param').expense))
      },
    )
    .post(
      '/expenses/:expense/refusal',
      operation({ id: 'declineExpense', summary: 'Decline an expense, or withdraw the own one', access: [...askers], response: model.Expense }),
      valid('param', model.ExpensePath),
      valid('json', model.ReasonGiven),
      async (c) => {
        const { declineExpense } = await import('./decline-expense.ts')
        return c.json(await declineExpense(c.var.ctx, c.req.valid('param').expense, c.req.valid('json').reason))
      },
    )
    .post(
      '/expenses/:expense/payment',
      operation({ id: 'payExpense', summary: 'Record that an approved expense was paid in cash or by transfer', access: [...askers], response: model.Expense }),
      valid('param', model.ExpensePath),
      valid('json', model.PayExpense),
      async (c) => {
        const { payExpense } = await import('./pay-expense.ts')
        return c.json(await payExpense(c.var.ctx, c.req.valid('param').expense, c.req.valid('json')))
      },
    )
    .post(
      '/expenses/:expense/reversal',
      operation({ id: 'askExpenseReversal', summary: 'Ask to take back a booked expense; another person decides', access: [...deciders], response: model.Expense }),
      valid('param', model.ExpensePath),
      valid('json', model.ReasonGiven),
      async (c) => {
        const { askExpenseBack } = await import('./take-back-expense.ts')
        return c.json(await askExpenseBack(c.var.ctx, c.req.valid('param').expense, c.req.valid('json').reason))
      },
    )
    .post(
      '/expenses/:expense/reversal/decision',
      operation({ id: 'decideExpenseReversal', summary: 'Agree to take back an expense, which books it back, or keep it', access: [...deciders], response: model.Expense }),
      valid('param', model.ExpensePath),
      valid('json', model.DecideBack),
      async (c) => {
        const { decideExpenseBack } = await import('./take-back-expense.ts')
        return c.json(await decideExpenseBack(c.var.ctx, c.req.valid('param').expense, c.req.valid('json').action))
      },
    )
    .post(
      '/expenses/:expense/files',
      operation({ id: 'addExpenseFile', summary: 'Attach an invoice or a photo (PDF, JPEG, PNG or WebP as the raw body, 4 MB at most, 10 of them); it stays', access: [...askers], upload: fileTypes, response: model.Expense, status: 201 }),
      valid('param', model.ExpensePath),
      valid('query', model.AddFileQuery),
      async (c) => {
        const { addExpenseFile } = await import('./add-expense-file.ts')
        return c.json(await addExpenseFile(c.var.ctx, c.req.valid('param').expense, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }), 201)
      },
    )
    .get(
      '/expenses/:expense/files/:file',
      operation({ id: 'getExpenseFile', summary: 'An attached file; a PDF is handed out as a download', access: [...readers], response: { type: fileTypes } }),
      valid('param', model.ExpenseFilePath),
      async (c) => {
        const { showExpenseFile } = await import('./show-expense-file.ts')
        const { expense, file } = c.req.valid('param')
        return showExpenseFile(c.var.ctx, expense, file)
      },
    )

/** Who is paid, and up to how much one person approves. */
export const supplierRoutes = () =>
  new Hono<Env>()
    .get('/suppliers', operation({ id: 'listSuppliers', summary: 'Suppliers, those in use first; of their accounts the last four digits', access: [...readers], response: supplier.SupplierPage }), valid('query', supplier.ListSuppliers), async (c) => {
      const { listSuppliers } = await import('./suppliers.ts')
      return c.json(await listSuppliers(c.var.ctx, c.req.valid('query')))
    })
    .post('/suppliers', operation({ id: 'createSupplier', summary: 'Register a supplier', access: [...deciders], response: supplier.Supplier, status: 201 }), valid('json', supplier.CreateSupplier), async (c) => {
      const { createSupplier } = await import('./suppliers.ts')
      return c.json(await createSupplier(c.var.ctx, c.req.valid('json')), 201)
    })
    .get('/suppliers/:supplier', operation({ id: 'getSupplier', summary: 'A supplier, with the account in full for whoever pays by it', access: [...readers], response: supplier.Supplier }), valid('param', supplier.SupplierPath), async (c) => {
      const { getSupplier } = await import('./suppliers.ts')
      return c.json(await getSupplier(c.var.ctx, c.req.valid('param').supplier))
    })
    .patch(
      '/suppliers/:supplier',
      operation({ id: 'changeSupplier', summary: 'Change a supplier; the audit log says what', access: [...deciders], response: supplier.Supplier }),
      valid('param', supplier.SupplierPath),
      valid('json', supplier.ChangeSupplier),
      async (c) => {
        const { changeSupplier } = await import('./suppliers.ts')
        return c.json(await changeSupplier(c.var.ctx, c.req.valid('param').supplier, c.req.valid('json')))
      },
    )
    .get('/expense-limits', operation({ id: 'getExpenseLimits', summary: 'Up to which amount one person approves an expense, by day', access: [...readers], response: model.ExpenseLimits }), async (c) => {
      const { getExpenseLimits } = await import('./expense-limits.ts')
      return c.json(await getExpenseLimits(c.var.ctx))
    })
    .post('/expense-limits', operation({ id: 'setExpenseLimit', summary: 'Set from a day on up to which amount one person approves an expense', access: ['head'], response: model.ExpenseLimits, status: 201 }), valid('json', model.SetExpenseLimit), async (c) => {
      const { setExpenseLimit } = await import('./expense-limits.ts')
      return c.json(await setExpenseLimit(c.var.ctx, c.req.valid('json')), 201)
    })
