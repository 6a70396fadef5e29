import { upstream } from '../faults.ts'
import type { PaymentChannel } from './channel.ts'

const absent = (): never => {
  throw upstream(
    'no-channel',
    { zh: '在线缴费暂不可用，没有扣款。请到服务社柜台缴费，或稍后再试。', en: 'Online payment is not available here. No money was taken. Pay at the counter, or try again later.' },
    { note: 'this function has no payment channel' },
  )
}

/** For functions that never speak with a provider: they stay free of its library, and a call that lands here says so. */
export const noChannel: PaymentChannel = {
  name: 'none',
  owns: () => false,
  openOrder: absent,
  findOrder: absent,
  findOrderOf: absent,
  recentOrders: absent,
  refund: absent,
  findRefund: absent,
  recentRefunds: absent,
  findDispute: absent,
  recentDisputes: absent,
  recentPayouts: absent,
  payoutLines: absent,
  openAccount: absent,
  onboardingLink: absent,
  findAccount: absent,
  readNotice: absent,
}
