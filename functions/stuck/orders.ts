import type { Act } from '../audit/model.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { Fault, type Say } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import type { Reader, Thing } from './thing.ts'

/** What was to be paid by an order of the provider, and the use cases about it. */
export type Ordered = {
  /** Throws `unknown`. `problem`: in what the provider's order differs, or `booking`; undefined once it is booked, or agrees. */
  readonly read: (id: string) => Promise<Pick<Thing, 'unit' | 'about' | 'amountFen'> & { readonly problem: string | undefined }>
  readonly settle: (id: string) => Promise<unknown>
  /** Off the work list. */
  readonly finish: (id: string) => Promise<void>
  readonly dismissed: { readonly act: Act; readonly writes: (id: string) => readonly Write[] }
}

/** Orders at the provider that are not the ones that we stored: the money is not booked until they agree (M4). And those that our books did not take: nobody may dismiss such money. */
export const stuckOrders = (ctx: Ctx, ordered: Ordered): Reader => ({
  read: async ({ id }) => {
    const { problem, ...about } = await ordered.read(id)
    if (problem === undefined) {
      await ordered.finish(id)
      return undefined
    }
    const stuck = { document: id, why: problem, ...about, action: 'ask-again' } as const
    if (problem === 'booking') return { ...stuck, say: unbookable }
    return { ...stuck, say: differs[problem] ?? differs['order']!, others: ['dismiss'] }
  },
  solve: async ({ id }, solution, reason) => {
    if (solution === 'ask-again') return askAgain(ordered, id)
    await dismiss(ctx, ordered, id, reason)
  },
})

/** Still different is no error here: the list shows it as before. */
async function askAgain({ settle }: Ordered, id: string): Promise<void> {
  try {
    await settle(id)
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'payment-mismatch') throw error
  }
}

/** Booked or dismissed meanwhile, there is nothing left to dismiss. */
async function dismiss(ctx: Ctx, { dismissed: { act, writes } }: Ordered, id: string, reason: string): Promise<void> {
  await held(recordChange(ctx, async () => ({ writes: writes(id), act, subject: id, detail: { reason }, answer: undefined })))
}

const unbookable: Say = {
  zh: '支付平台已收到款，系统暂时没能记账。款项不会丢失，系统每五分钟再试；请勿让付款人再付，并告诉平台。',
  en: 'The provider has the money and the system could not book it. Nothing is lost and it tries again every five minutes. Do not let anybody pay again, and tell the platform.',
}
const differs: Readonly<Record<string, Say>> = {
  amount: { zh: '支付平台收到的金额与本社订单不同，没有入账。请在支付平台核对后退款或联系付款人。', en: 'The provider received another amount than our order names; it is not booked. Check at the provider, then refund there or speak with the payer.' },
  currency: { zh: '支付平台收到的币种不是人民币，没有入账。', en: 'The provider received another currency than yuan; it is not booked.' },
  account: { zh: '款项进了另一个收款账户，没有入账。请核对收款账户设置。', en: 'The money came to another account of the provider; it is not booked. Check the settings of online payment.' },
  order: { zh: '支付平台的订单与本社保存的订单对不上，没有入账。', en: 'The provider’s order is not the one that we stored; it is not booked.' },
}
