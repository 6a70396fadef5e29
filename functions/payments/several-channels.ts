import { Fault, invalid, unknown, upstream } from '../faults.ts'
import type { PaymentChannel } from './channel.ts'

/**
 * Several providers behind the one port. Whose something is follows from the account's form, and a notice's sender from the
 * address that it came to; a new account is opened by the first that opens any in that country.
 */
export function severalChannels(channels: readonly [PaymentChannel, ...PaymentChannel[]]): PaymentChannel {
  const owner = (account: string): PaymentChannel => channels.find((one) => one.owns(account)) ?? nobodys(account)
  return {
    name: channels.map(({ name }) => name).join('+'),
    owns: (account) => channels.some((one) => one.owns(account)),
    openOrder: (request) => owner(request.account).openOrder(request),
    findOrder: (account, order) => owner(account).findOrder(account, order),
    findOrderOf: (account, providerPayment) => owner(account).findOrderOf(account, providerPayment),
    recentOrders: (account, since, after) => owner(account).recentOrders(account, since, after),
    refund: (request) => owner(request.account).refund(request),
    findRefund: (account, refund) => owner(account).findRefund(account, refund),
    recentRefunds: (account, since, after) => owner(account).recentRefunds(account, since, after),
    findDispute: (account, dispute) => owner(account).findDispute(account, dispute),
    recentDisputes: (account, since, after) => owner(account).recentDisputes(account, since, after),
    recentPayouts: (account, since, after) => owner(account).recentPayouts(account, since, after),
    payoutLines: (account, payout, after) => owner(account).payoutLines(account, payout, after),
    openAccount: (request) => firstToOpen(channels, (one) => one.openAccount(request)),
    onboardingLink: (request) => owner(request.account).onboardingLink(request),
    findAccount: (account) => owner(account).findAccount(account),
    readNotice: (message) => {
      const sender = channels.find(({ name }) => name === message.from)
      if (!sender) throw unknown(`no channel ${message.from}`)
      const notice = sender.readNotice(message)
      // One provider's signature is no word about another's accounts.
      if (notice.kind !== 'other' && notice.account !== undefined && !sender.owns(notice.account)) throw foreignAccount(sender.name, notice.account)
      return notice
    },
  }
}

async function firstToOpen<T>([first, ...others]: readonly [PaymentChannel, ...PaymentChannel[]], open: (channel: PaymentChannel) => Promise<T>): Promise<T> {
  try {
    return await open(first)
  } catch (error) {
    const [next, ...rest] = others
    if (!next || !(error instanceof Fault) || error.code !== 'no-account-here') throw error
    return firstToOpen([next, ...rest], open)
  }
}

function nobodys(account: string): never {
  throw upstream(
    'no-channel',
    { zh: '本社的收款账户不属于任何已接入的支付平台，没有扣款。请到柜台缴费。', en: "The organization's payment account belongs to no provider that is connected here. No money was taken. Pay at the counter." },
    { note: `account ${account}` },
  )
}

const foreignAccount = (channel: string, account: string): Fault =>
  invalid('signature', { zh: '签名无效。', en: 'The signature does not hold.' }, { note: `${channel} speaks of ${account}` })
