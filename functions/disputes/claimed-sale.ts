import type { SaleId } from '../ids.ts'
import { claimedWrite, isBooked, readSale, settleSale, takenOfSale } from '../sales/claim-back.ts'
import type { Claimable } from './claimed.ts'
import { takenByFund } from './items.ts'

/** A stay, a booking or a machine session: of the funds of its lines. */
export const claimedSale: Claimable<SaleId> = {
  read: async (ctx, id) => {
    const sale = await readSale(ctx, id)
    if (!isBooked(sale)) return undefined
    return {
      account: sale.online?.account,
      providerPayment: sale.booked.providerPayment,
      amountFen: sale.amountFen,
      take: async (claimedFen, others) => ({ sale: id, title: sale.title, byFund: await takenOfSale(ctx, sale, { claimedFen, others: others.map(takenByFund) }) }),
      counted: claimedWrite(ctx, sale),
    }
  },
  settle: async (ctx, id, told) => (await readSale(ctx, id)) && settleSale(ctx, id, told),
}
