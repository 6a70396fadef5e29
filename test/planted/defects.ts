/** One mistake that somebody could make: the text that stands in a file once, what takes its place, and the suites that must go red. `also`: more of the same mistake. */
export type Defect = Edit & { readonly name: string; readonly file: string; readonly also?: readonly Edit[]; readonly suites: readonly string[] }
export type Edit = { readonly find: string; readonly put: string }

const payments = 'functions/payments'
const fees = 'functions/fees'
const ledger = 'functions/ledger'

export const defects: readonly Defect[] = [
  {
    name: 'double booking on retry',
    file: `${payments}/items.ts`,
    find: "o: record.online?.order }, remove: ['pb'], if: unbooked }",
    put: "o: record.online?.order }, remove: ['pb'] }",
    suites: ['test/payments'],
  },
  {
    name: 'account written unseen',
    file: `${fees}/account-items.ts`,
    find: "if: before.version === 0 ? 'absent' : { expr: '#v = :v', names: { '#v': 'version' }, values: { ':v': before.version } },",
    put: '',
    suites: ['test/payments', 'test/fees'],
  },
  { name: 'amount unchecked', file: `${payments}/settle-payment.ts`, find: "  if (order.amountFen !== payment.amountFen) return 'amount'\n", put: '', suites: ['test/payments'] },
  { name: 'currency unchecked', file: `${payments}/settle-payment.ts`, find: "  if (order.currency !== 'CNY') return 'currency'\n", put: '', suites: ['test/payments'] },
  {
    name: 'order number unchecked',
    file: `${payments}/settle-payment.ts`,
    find: "  if (order.payment !== payment.id || unitOfPayment(payment.id) !== payment.unit) return 'order'\n",
    put: '',
    suites: ['test/payments'],
  },
  {
    name: 'account unchecked',
    file: `${payments}/settle-payment.ts`,
    find: "  if (told && told.account !== online.account) throw await differs(ctx, payment, 'account')\n",
    put: '',
    also: [
      { find: 'findOrder(online.account, wanted)', put: 'findOrder(told?.account ?? online.account, wanted)' },
      { find: "  if (order.account !== online.account) return 'account'\n", put: '' },
    ],
    suites: ['test/payments', 'test/connect'],
  },
  {
    name: 'rounding twice',
    file: 'functions/money.ts',
    find: '  return divideHalfUp([area, price, days], 10_000 * daysOfMonth)',
    put: '  return divideHalfUp([divideHalfUp([area, price], 10_000), days], daysOfMonth)',
    suites: ['test/money.test.ts', 'test/fees'],
  },
  { name: 'rounding down', file: 'functions/money.ts', find: '(2n * magnitude + divisor) / (2n * divisor)', put: 'magnitude / divisor', suites: ['test/money.test.ts'] },
  {
    name: 'shares lose a fen',
    file: 'functions/money.ts',
    find: '  for (const { at } of remainders) {\n    if (left === 0) break\n    parts[at] = parts[at]! + 1n\n    left -= 1\n  }\n',
    put: '',
    suites: ['test/money.test.ts', 'test/fees/account.test.ts'],
  },
  { name: 'lost credit', file: `${fees}/account.ts`, find: 'creditFen: fen(account.creditFen + creditFen) } }', put: 'creditFen: account.creditFen } }', suites: ['test/fees/account.test.ts', 'test/payments'] },
  {
    name: 'wrong tenant from metadata',
    file: `${payments}/stripe/read-notice.ts`,
    find: "      return { kind: 'order', id: event.id, account: event.account,",
    put: "      return { kind: 'order', id: event.id, account: event.data.object.metadata?.['account'] ?? event.account,",
    suites: ['test/payments', 'test/connect'],
  },
  {
    name: 'closed month unchecked',
    file: `${ledger}/post-voucher.ts`,
    find: "if: { expr: 'attribute_not_exists(closedAt)' } }",
    put: "if: { expr: 'attribute_not_exists(closedAt) OR attribute_exists(closedAt)' } }",
    suites: ['test/payments', 'test/fees', 'test/ledger'],
  },
  {
    name: 'told "received" before booked',
    file: 'functions/notices/receive-notice.ts',
    find: '    throw error\n',
    put: '    return true\n',
    suites: ['test/payments'],
  },
  {
    name: 'second success refused',
    file: `${fees}/account.ts`,
    find: "  const creditFen = fen(left)\n",
    put: "  assert(left === 0, 'no more money than is open')\n  const creditFen = fen(left)\n",
    suites: ['test/fees/account.test.ts', 'test/payments'],
  },
  {
    name: 'value date is today',
    file: `${payments}/settle-payment.ts`,
    find: 'const valueDate = order.paidOn && order.paidOn < now ? order.paidOn : now',
    put: 'const valueDate = now',
    suites: ['test/payments'],
  },
  {
    name: 'receipt number skipped',
    file: `${payments}/number-receipt.ts`,
    find: 'first: last ? last.first + last.payments.length : 1, payments: without }',
    put: 'first: (last ? last.first + last.payments.length : 1) + (attempt > 0 ? 1 : 0), payments: without }',
    suites: ['test/payments'],
  },
  {
    name: 'receipt number given twice',
    file: `${payments}/receipt-items.ts`,
    find: "return held(ctx.store.write({ put: { ...keys.receipt(ctx.tenant, year, first), payments, at }, if: 'absent' }))",
    put: 'return held(ctx.store.write({ put: { ...keys.receipt(ctx.tenant, year, first), payments, at } }))',
    suites: ['test/payments'],
  },
  {
    name: 'funds mixed in a voucher',
    file: `${ledger}/model.ts`,
    find: '    const net = fen(postings.filter((posting) => posting.fund === fund).reduce((total, posting) => total + signed(posting), 0))',
    put: '    const net = fen(postings.reduce((total, posting) => total + signed(posting), 0))',
    suites: ['test/ledger'],
  },
  { name: 'bill published twice', file: `${fees}/bill-items.ts`, find: "  return { put: item, if: 'absent' }", put: '  return { put: item }', suites: ['test/fees'] },
  {
    name: 'totals cut without a word',
    file: 'functions/storage/store.ts',
    find: '        assert(seen <= options.bound, `more than ${options.bound} items under ${wanted.pk}`)\n',
    put: '        if (seen > options.bound) return\n',
    suites: ['test/storage', 'test/ledger'],
  },
  {
    name: 'signature unchecked',
    file: `${payments}/stripe/read-notice.ts`,
    find: "    return stripe.webhooks.constructEvent(raw, signature ?? '', secret, toleranceSeconds, undefined, clock.now().getTime())",
    put: '    return (void stripe, void signature, void secret, void clock, JSON.parse(raw)) as Stripe.Event',
    suites: ['test/payments'],
  },
  {
    name: 'yuan read as a float',
    file: 'functions/money.ts',
    find: '  return parseDecimal(text, 2) as Fen | undefined',
    put: '  return Math.floor(Number.parseFloat(text) * 100) as Fen',
    suites: ['test/money.test.ts'],
  },
]
