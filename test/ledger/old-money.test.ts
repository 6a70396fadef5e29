import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'
import { buildStreet, pay, publish } from './street.ts'

let stack: Stack
let tenant: TestTenant
let street: Awaited<ReturnType<typeof buildStreet>>
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  for (const role of ['head', 'finance', 'collector', 'auditor'] as const) await tenant.token(role)
  street = await buildStreet(tenant)
})
afterAll(() => stack?.stop())

const receivable = async (query: string): Promise<number> => {
  const { json } = await tenant.call(`/v1/trial-balance?${query}`, { as: 'auditor' })
  return json.rows.filter((row: { account: string }) => row.account === '1121').reduce((total: number, row: { closingDebitFen: number; closingCreditFen: number }) => total + row.closingDebitFen - row.closingCreditFen, 0)
}

/** M8: money that moved long ago and bills of a month long past stand in months with years of silence behind them. */
it('the books hold the oldest value date that the counter takes and bills of years back: receivables equal what households owe', async () => {
  await publish(stack, tenant, street.community, '2026-12', '2026-12-31')
  await pay(tenant, street.houses[0]!.id, 1000, { valueDate: '2023-12-01' })
  expect(await receivable('from=2026-12&to=2026-12')).toBe((await tenant.call('/v1/arrears', { as: 'auditor' })).json.total.openFen)
  await publish(stack, tenant, street.community, '2024-01', '2024-01-31')
  const owed = (await tenant.call('/v1/arrears', { as: 'auditor' })).json.total.openFen
  expect(owed).toBeGreaterThan(0)
  expect(await receivable('from=2026-12&to=2026-12')).toBe(owed)
  // Years ahead nothing has moved, and what is owed is still owed.
  expect(await receivable('from=2031-01&to=2031-01')).toBe(owed)
  const hledger = await tenant.call('/v1/journal/export?period=2031-01&format=hledger', { as: 'auditor' })
  expect(hledger.text).toContain('(OPENING)')
})

it('a billing month before the accounting system began is refused', async () => {
  const { status, json } = await tenant.call('/v1/billing-runs', { as: 'finance', body: { community: street.community, period: '2004-12', dueDate: '2004-12-31' } })
  expect([status, json.error.code]).toEqual([400, 'period-too-early'])
})
