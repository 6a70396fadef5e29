import type { Ctx } from '../context.ts'
import type { PaperBill, PaperLine, PaperSite } from '../paper/model.ts'
import { createPayLinks } from '../payments/create-pay-links.ts'
import { getSite } from '../tenants/get-site.ts'
import type { Account } from './account.ts'
import type { Bill } from './bill-model.ts'
import { sum } from '../money.ts'
import { creditOf, openFenOf } from './bill-rows.ts'
import { maskName } from './mask-name.ts'

/** A bill on its way to paper: what was published, the account that says what is open now, and what credit paid of it. */
export type Printable = { readonly bill: Omit<Bill, 'lines' | 'openFen' | 'creditFen' | 'status' | 'title'>; readonly lines: readonly PaperLine[]; readonly account: Account | undefined; readonly creditFen: number }

/**
 * Bills as they stand on paper. Each that has something to pay gets a fresh pay link (where the tenant collects online);
 * names are masked unless asked for in full, since paper is left at doors.
 */
export async function paperBills(ctx: Ctx, printables: readonly Printable[], payer: 'masked' | 'full'): Promise<{ site: PaperSite; bills: PaperBill[] }> {
  const site = await getSite(ctx)
  const payable = site.onlinePayment ? printables.filter((one) => openOf(one) > 0).map(({ bill }) => bill) : []
  const links = payable.length ? await createPayLinks(ctx, payable) : []
  const urls = new Map(links.map((link) => [link.bill, link.url]))
  const bills = printables.map((one): PaperBill => {
    const { bill, lines, account } = one
    const earlier = account?.open.filter((entry) => entry.bill !== bill.id && entry.period < bill.period) ?? []
    return {
      no: bill.no,
      period: bill.period,
      communityName: bill.communityName,
      buildingName: bill.buildingName,
      room: bill.room,
      payer: payer === 'full' ? bill.name : maskName(bill.name),
      area: bill.area,
      issuedOn: bill.issuedOn,
      dueDate: bill.dueDate,
      lines,
      amountFen: bill.amountFen,
      openFen: openOf(one),
      creditFen: creditOf(bill, openOf(one), one.creditFen),
      earlier: { bills: earlier.length, fen: sum(earlier.map((entry) => entry.openFen)) },
      payUrl: urls.get(bill.id) ?? null,
    }
  })
  return { site, bills }
}

const openOf = ({ bill, account }: Printable): number => (account ? openFenOf(account, bill.id) : 0)
