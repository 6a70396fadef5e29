import type { Period } from '../../functions/calendar.ts'
import type { BookedVoucher } from '../../functions/ledger/items.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { readPayment } from '../../functions/payments/items.ts'
import { readRefund } from '../../functions/refunds/items.ts'
import { accounts, type Collecting } from '../payments/collecting.ts'

type ProviderObject = { readonly id: string; readonly object: string; readonly amount: number; readonly status: string; readonly metadata: Record<string, string> | null }

type Household = { readonly buildingName: string; readonly room: string; readonly area: number; readonly owner: string; readonly residents: readonly { readonly name: string; readonly kind: string }[]; readonly version: number }

/** How things stand, in full and without what differs from one thing to the next of its kind: ids, numbers, moments. Two that stand alike are equal. */
export function statesOf({ tenant, standIn }: Collecting) {
  const get = async (path: string) => (await tenant.call(path, { as: 'head' })).json
  const owedBy = async (unit: string): Promise<number> => {
    const { openFen, creditFen } = await get(`/v1/household?unit=${unit}`)
    return openFen - creditFen
  }
  /** Every voucher about the document, whichever month it is in. */
  async function vouchersOf(document: string): Promise<unknown[]> {
    const found: BookedVoucher[] = []
    for (const period of ['2026-11', '2026-12', '2027-01'] as Period[]) await eachVoucher(tenant.ctx(), period, (voucher) => void (voucher.document.startsWith(document) && found.push(voucher)))
    return found.map(({ kind, entryDate, postings }) => [kind, entryDate.slice(0, 7), postings]).toSorted()
  }

  return {
    owedBy,
    payment: async (id: string, owedBefore: number) => {
      const { state, amountFen, booked, receiptNo, refundedFen, problem } = (await readPayment(tenant.ctx(), id as never))!
      const receipt = await get(`/v1/receipts/${id}`)
      return {
        payment: { state, amountFen, refundedFen, problem, method: booked?.method, bills: booked?.bills, creditFen: booked?.creditFen },
        receipt: [typeof receiptNo, receipt.no === receiptNo, receipt.amountFen],
        vouchers: await vouchersOf(id),
        changed: (await owedBy(id.slice(0, 12))) - owedBefore,
      }
    },

    isRequested: async (id: string) => (await readRefund(tenant.ctx(), id as never))!.state === 'requested',
    refund: async (id: string, owedBefore: number) => {
      const { state, amountFen, source, bills, creditFen, attempt, paid, steps, failure, payment } = (await readRefund(tenant.ctx(), id as never))!
      const theirs = standIn.world.store.all<ProviderObject>('refund', accounts[0]).filter(({ kept }) => Object.values(kept.metadata ?? {}).some((value) => value.startsWith(id)))
      return {
        refund: { state, amountFen, source, bills, creditFen, attempt, failure, by: paid?.method, steps: steps.map(({ what }) => what) },
        provider: theirs.map(({ kept }) => [kept.amount, kept.status]),
        refundedFen: (await readPayment(tenant.ctx(), payment))!.refundedFen,
        vouchers: await vouchersOf(id),
        changed: (await owedBy(id.slice(0, 12))) - owedBefore,
      }
    },

    isDraft: async (run: string) => (await get(`/v1/billing-runs/${run}`)).state === 'draft',
    run: async (run: string, units: readonly string[]) => {
      const shown = await get(`/v1/billing-runs/${run}`)
      const { items } = await get(`/v1/bills?period=2026-12&community=${shown.community}`)
      return {
        run: { state: shown.state, bills: shown.bills, totalFen: shown.totalFen, progress: shown.progress, creditUsed: shown.creditUsed, problem: shown.problem },
        numbers: items.map(({ no }: { no: string }) => Number(no.slice(7))).map((no: number, _: number, all: number[]) => no - Math.min(...all)).toSorted(),
        households: await Promise.all(
          units.map(async (unit) => {
            const { bills, openFen, creditFen } = await get(`/v1/household?unit=${unit}`)
            const bill = await get(`/v1/bills/${unit}-2026-12-1`)
            return {
              bill: [bill.amountFen, bill.openFen, bill.creditFen, bill.dueDate, bill.lines.map((line: { amountFen: number }) => line.amountFen)],
              account: [bills.map((one: { openFen: number }) => one.openFen), openFen, creditFen],
              vouchers: await vouchersOf(unit),
            }
          }),
        ),
      }
    },

    isReady: async (id: string) => (await get(`/v1/imports/${id}`)).state === 'ready',
    imported: async (id: string, community: string) => {
      const { state, applied, progress, included } = await get(`/v1/imports/${id}`)
      const units = (await get(`/v1/units?community=${community}&limit=200`)).items
      const buildings = (await get(`/v1/buildings?community=${community}`)).items
      return {
        import: { state, applied, progress, included },
        buildings: buildings.map(({ name, units: count }: { name: string; units: number }) => [name, count]),
        households: units.map((unit: Household) => [unit.buildingName, unit.room, unit.area, unit.owner, unit.residents.map(({ name, kind }) => [name, kind]), unit.version]),
      }
    },
  }
}
