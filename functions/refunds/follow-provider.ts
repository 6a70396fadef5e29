import { today } from '../calendar.ts'
import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { Fault, unknown } from '../faults.ts'
import type { Fen } from '../money.ts'
import type { ProviderRefund } from '../payments/channel.ts'
import type { HandMethod, RefundState, RefundStep } from './model.ts'

/** What a notice or the provider's list says: its refund, and the key under which it keeps it. */
export type ToldRefund = { readonly account: string; readonly refund: string; readonly key: string | undefined }

/** What the provider's word changes of a refund, be it of a household's payment or of a sale. */
export type Progress = {
  readonly id: string
  readonly amountFen: Fen
  readonly state: RefundState
  /** Of the provider or by hand, from 1; each has a voucher of its own. */
  readonly attempt: number
  readonly providerRefund?: string
  /** The provider's word for why it failed, or in what its refund differs from ours. */
  readonly failure?: string
  readonly differs?: string
  readonly paid?: { readonly method: HandMethod | 'provider' | 'bank'; readonly on: BusinessDate; readonly reference?: string }
}

/** Where the money came from, once by a provider. */
export type Origin = { readonly account: string; readonly providerPayment: string }

/** How refunds of one kind are read, changed and booked; each change writes only on what was read and answers whether it did. */
export type Refunding<R extends Progress> = {
  readonly read: (id: R['id']) => Promise<{ readonly refund: R; readonly origin: Origin | undefined } | undefined>
  readonly stepped: (refund: R, what: RefundStep, note?: string) => Promise<R>
  readonly change: (before: R, after: R) => Promise<boolean>
  readonly moved: (before: R, after: R, kind: 'REFUNDPAID' | 'REFUNDBACK', valueDate: BusinessDate) => Promise<boolean>
}

/** A refund and its attempt: the key at the provider, and the document of what moved. */
export const attemptOf = ({ id, attempt }: Pick<Progress, 'id' | 'attempt'>): string => `${id}.${attempt}`

const attemptsMax = 10

/**
 * Brings an approved refund to the state that the provider reports: the one way for whoever approved, the notice and the
 * sweep (M4). What was told is never believed: the refund is fetched, and account, payment, amount, currency and key must
 * equal ours, else it is marked and nothing is booked. A refund that was not sent yet is sent, by a key that makes sending
 * twice one. Doing it again changes nothing. Throws `unknown`, `upstream`.
 */
export async function followProvider<R extends Progress>(ctx: Ctx, refunding: Refunding<R>, id: R['id'], told?: ToldRefund): Promise<R> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const known = await refunding.read(id)
    if (!known) throw unknown(`no refund ${id}`)
    const { refund, origin } = known
    const theirs = origin && (await ask(ctx, refund, origin, told))
    if (!theirs) return refund
    if (await settleBy(ctx, refunding, refund, { origin, theirs })) return (await refunding.read(id))!.refund
  }
  throw new Error(`refund ${id} was changed ${attemptsMax} times while it was settled`)
}

/** For whoever has just approved or sent again: that the provider does not answer now takes nothing of it back. */
export async function followIfAnswered<R extends Progress>(ctx: Ctx, refunding: Refunding<R>, id: R['id']): Promise<R> {
  try {
    return await followProvider(ctx, refunding, id)
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'upstream') throw error
    return (await refunding.read(id))!.refund
  }
}

/** Undefined when there is nothing to ask: not approved, or at its end and nobody told us otherwise. */
async function ask(ctx: Ctx, refund: Progress, { account, providerPayment }: Origin, told: ToldRefund | undefined): Promise<ProviderRefund | undefined> {
  if (refund.state === 'sending') return ctx.ports.channel.refund({ key: attemptOf(refund), account, providerPayment, amountFen: refund.amountFen, currency: 'CNY' })
  if (refund.state !== 'pending' && !(told && refund.paid?.method === 'provider')) return undefined
  return refund.providerRefund === undefined ? undefined : ctx.ports.channel.findRefund(account, refund.providerRefund)
}

type Theirs = { readonly origin: Origin; readonly theirs: ProviderRefund }

/** False when somebody changed the refund meanwhile: read again. */
async function settleBy<R extends Progress>(ctx: Ctx, { stepped, change, moved }: Refunding<R>, refund: R, { origin, theirs }: Theirs): Promise<boolean> {
  const differs = differenceOf(refund, origin, theirs)
  if (differs) return refund.differs === differs || change(refund, { ...refund, differs })
  const { differs: _, ...agreed } = refund
  const known = { ...agreed, ...(theirs.id ? { providerRefund: theirs.id } : {}) } as unknown as R
  const on = today(ctx.clock)
  switch (theirs.state) {
    case 'pending':
      return refund.state === 'pending' || change(refund, await stepped({ ...known, state: 'pending' }, 'pending'))
    case 'paid':
      // The money has left: what was owed is no more.
      return refund.state === 'paid' || moved(refund, { ...(await stepped(known, 'paid')), state: 'paid', paid: { method: 'provider', on } }, 'REFUNDPAID', on)
    case 'failed': {
      const failure = theirs.reason ?? 'unknown'
      if (refund.state !== 'paid') return change(refund, await stepped({ ...known, state: 'failed', failure }, 'failed', theirs.reason))
      // It had left and came back: owed again, and a person decides.
      const { paid: __, ...unpaid } = await stepped(known, 'came-back', theirs.reason)
      return moved(refund, { ...unpaid, state: 'failed', failure } as unknown as R, 'REFUNDBACK', on)
    }
    default:
      return theirs.state satisfies never
  }
}

function differenceOf(refund: Progress, { account, providerPayment }: Origin, theirs: ProviderRefund): string | undefined {
  if (theirs.account !== account) return 'account'
  if (theirs.key !== attemptOf(refund)) return 'key'
  if (theirs.providerPayment !== providerPayment) return 'payment'
  if (theirs.currency !== 'CNY') return 'currency'
  if (theirs.amountFen !== refund.amountFen) return 'amount'
  return undefined
}
