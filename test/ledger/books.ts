import { afterAll, beforeAll } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import { type Ctx, systemActor } from '../../functions/context.ts'
import { randomIds, type TenantId, type UnitId } from '../../functions/ids.ts'
import { funds } from '../../functions/ledger/chart.ts'
import { buildVoucher, type Fund, type Voucher, type VoucherInput } from '../../functions/ledger/model.ts'
import { gateCheck, voucherWrites } from '../../functions/ledger/post-voucher.ts'
import { type Fen, fen } from '../../functions/money.ts'
import { periodOfDate } from '../../functions/calendar.ts'
import { noSeals } from '../../functions/seals.ts'
import { testClock } from '../support/clock.ts'
import { startTable } from '../support/table.ts'

/** A table for one suite, and a fresh tenant's books on it for each test. */
export function booksOnATable() {
  let table: Awaited<ReturnType<typeof startTable>>
  beforeAll(async () => {
    table = await startTable()
  })
  afterAll(() => table?.stop())
  const clock = testClock('2026-12-20T02:00:00.000Z')
  return {
    clock,
    meter: () => table.meter,
    fresh: (): Ctx => {
      const tenant = randomIds.short() as TenantId
      const site = { slug: `t${tenant}`, name: '东街物业服务社', url: 'http://t.test', state: 'active' as const }
      const none = () => Promise.reject(new Error('no ports in this suite'))
      return { tenant, site, actor: systemActor('test'), store: table.storeFor(tenant), clock, ids: randomIds, ports: { sms: { send: none }, email: { send: none }, channel: {} as Ctx['ports']['channel'], seals: noSeals, signalJob: none } }
    },
  }
}

export const day = (text: string): BusinessDate => text as BusinessDate
export const unit = 'unit00000001' as UnitId

/** Dr receivable, Cr service income. */
export const billOf = (document: string, date: string, amount: number, more: Partial<VoucherInput> & { fund?: Fund } = {}): Voucher => {
  const { fund = 'ORGANISATION', ...rest } = more
  return buildVoucher({
    kind: 'BILL',
    document,
    entryDate: day(date),
    valueDate: day(date),
    text: `账单 ${document}`,
    unit,
    postings: [
      { account: '1121', fund, debitFen: fen(amount) },
      { account: '4301', fund, creditFen: fen(amount) },
    ],
    ...rest,
  })
}

export const paymentOf = (document: string, date: string, amount: number, more: Partial<VoucherInput> & { fund?: Fund } = {}): Voucher => {
  const { fund = 'ORGANISATION', ...rest } = more
  return buildVoucher({
    kind: 'PAYMENT',
    document,
    entryDate: day(date),
    valueDate: day(date),
    text: `收款 ${document}`,
    unit,
    postings: [
      { account: '1002', fund, debitFen: fen(amount) },
      { account: '1121', fund, creditFen: fen(amount) },
    ],
    ...rest,
  })
}

/** As documents book them: voucher and gate in one transaction. */
export async function book(ctx: Ctx, ...vouchers: readonly Voucher[]): Promise<void> {
  for (const voucher of vouchers) await ctx.store.transact([...voucherWrites(ctx, voucher), gateCheck(ctx, periodOfDate(voucher.entryDate), voucher.document)])
}

/** Many at once, for the large suites: the same items without the transaction. */
export async function bookMany(ctx: Ctx, vouchers: readonly Voucher[]): Promise<void> {
  await ctx.store.putMany(vouchers.map((voucher) => (voucherWrites(ctx, voucher)[0] as { put: Parameters<Ctx['store']['putMany']>[0][number] }).put))
}

/** Texts that journal formats give a meaning to. */
const nasty = ['逗号, 冒号: 分号; 注释', 'a | b', '(code) = 5 @ 3 { } [2026-01-01]', '* ! # %', '  两个  空格 ', 'tag:value, other:', '= 5 CNY', '"引号" 与 \'撇号\'', '~ 周期', '😀 12# 楼', 'include /etc/passwd', 'comment']

/** A month of bills and payments in every fund, with such texts. */
export const nastyMonth = (): Voucher[] =>
  nasty.flatMap((text, at) => [
    billOf(`b-${at}`, `2026-12-${String(at + 1).padStart(2, '0')}`, 1000 * (at + 1), { text, valueDate: day('2026-11-30'), fund: funds[at % 4]! }),
    paymentOf(`p-${at}`, `2026-12-${String(at + 9).padStart(2, '0')}`, 700 * (at + 1) + 1, { text, fund: funds[at % 4]! }),
  ])

export type { Fen }
