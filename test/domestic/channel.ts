import { createDecipheriv, createVerify } from 'node:crypto'
import { type Clock, dateOfInstant, type Instant } from '../../functions/calendar.ts'
import { invalid, refused, unknown, upstream } from '../../functions/faults.ts'
import type { Message, Notice, Order, PaymentChannel, ProviderRefund } from '../../functions/payments/channel.ts'
import { apiKey, type DomesticProvider, type Return, type Trade } from './provider.ts'

/** A channel in the manner of WeChat Pay: all that a domestic provider needs, in one place beside the port. */
export function domesticChannel(provider: DomesticProvider, clock: Clock): PaymentChannel {
  const bills = <T>(since: Instant, read: (date: string) => readonly T[]): T[] => daysToldSince(since, clock).flatMap(read)
  return {
    name: 'wechat-pay',
    owns: (account) => /^\d{10}$/.test(account),
    openOrder: async ({ account, number, lines }) => {
      const amount = lines.reduce((sum, line) => sum + line.amountFen, 0)
      const { url } = asked(() => provider.open(account, number, amount))
      return { ...toOrder(account, provider.query(account, number)!), url }
    },
    findOrder: async (account, order) => ifAny(provider.query(account, order), (trade) => toOrder(account, trade)),
    findOrderOf: async (account, transaction) => ifAny(provider.queryTransaction(account, transaction), (trade) => toOrder(account, trade)),
    recentOrders: async (account, since) => ({ orders: bills(since, (date) => provider.tradeBill(account, date)).map((trade) => toOrder(account, trade)) }),
    refund: async ({ account, key, providerPayment, amountFen }) => {
      const total = provider.queryTransaction(account, providerPayment)?.amount ?? 0
      return toRefund(account, asked(() => provider.refund(account, { no: numberOf(key), transaction: providerPayment, amount: amountFen, total })))
    },
    findRefund: async (account, refund) => ifAny(provider.queryRefund(account, refund), (one) => toRefund(account, one)),
    recentRefunds: async (account, since) => ({ refunds: bills(since, (date) => provider.refundBill(account, date)).map((one) => toRefund(account, one)) }),
    findDispute: async () => undefined,
    recentDisputes: async () => ({ disputes: [] }),
    recentPayouts: async () => ({ payouts: [] }),
    payoutLines: async () => ({ lines: [] }),
    openAccount: async () => {
      throw refused('no-account-here', { zh: '商户号由平台运营方登记。', en: 'The merchant number is entered by the operator.' })
    },
    onboardingLink: async () => 'https://pay.example/',
    findAccount: async (account) => ({ id: account, canCollect: true, canPayOut: true, submitted: true, due: [], closed: false }),
    readNotice: (message) => readNotice(provider, clock, message),
  }
}

/** `<refund>.<n>`: the dot is not in this provider's alphabet. */
const numberOf = (key: string): string => key.replace('.', '_')
const keyOf = (no: string): string => no.replace('_', '.')

function toOrder(account: string, { no, amount, createdAt, transaction, paidAt }: Trade): Order {
  const paid = paidAt === undefined ? {} : { paidOn: dateOfInstant(new Date(paidAt)), method: 'wechat' as const, ...(transaction ? { providerPayment: transaction } : {}) }
  return { id: no, account, number: no, amountFen: amount, currency: 'CNY', state: transaction ? 'paid' : 'open', createdAt: createdAt as Instant, ...paid }
}

const toRefund = (account: string, { no, transaction, amount, status, at }: Return): ProviderRefund => ({ id: no, account, key: keyOf(no), providerPayment: transaction, amountFen: amount, currency: 'CNY', state: status === 'SUCCESS' ? 'paid' : 'pending', createdAt: at as Instant })

const ifAny = <A, B>(value: A | undefined, shape: (value: A) => B): B | undefined => (value === undefined ? undefined : shape(value))

function asked<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw upstream('provider', { zh: '支付平台没有受理。', en: 'The provider did not accept this.' }, { note: String(error) })
  }
}

const dayMs = 86_400_000
/** A day's bill can be had from 10:00 of the next, which is 02:00 UTC. */
const billAfterMs = dayMs + 2 * 3_600_000

function daysToldSince(since: Instant, clock: Clock): string[] {
  const now = clock.now().getTime()
  const days: string[] = []
  for (let day = Math.floor((Date.parse(since) - billAfterMs) / dayMs) * dayMs; day + billAfterMs <= now; day += dayMs) if (day + billAfterMs >= Date.parse(since)) days.push(new Date(day).toISOString().slice(0, 10))
  return days
}

function readNotice({ publicKey }: DomesticProvider, clock: Clock, { from, raw, headers }: Message): Notice {
  if (from !== 'wechat-pay') throw unknown(`no channel ${from}`)
  const [time, nonce, signature] = ['timestamp', 'nonce', 'signature'].map((name) => headers.get(`wechatpay-${name}`) ?? '')
  const fresh = Math.abs(clock.now().getTime() / 1000 - Number(time)) <= 300
  if (!fresh || !createVerify('RSA-SHA256').update(`${time}\n${nonce}\n${raw}\n`).verify(publicKey, signature!, 'base64')) throw invalid('signature', { zh: '签名无效。', en: 'The signature does not hold.' })
  const { id, resource } = JSON.parse(raw) as { id: string; resource: { ciphertext: string; nonce: string } }
  const { mchid: account, out_trade_no: order, out_refund_no: refund } = open(resource)
  if (order) return { kind: 'order', id, account, order, number: order, answer: 'SUCCESS' }
  if (refund) return { kind: 'refund', id, account, refund, key: keyOf(refund), answer: 'SUCCESS' }
  return { kind: 'other', id, type: 'unknown', answer: 'SUCCESS' }
}

function open({ ciphertext, nonce }: { readonly ciphertext: string; readonly nonce: string }): Record<string, string> {
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiKey, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString()) as Record<string, string>
}
