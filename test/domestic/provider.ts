import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { TestClock } from '../support/clock.ts'

export type Trade = { readonly no: string; readonly amount: number; readonly createdAt: string; readonly transaction?: string; readonly paidAt?: string }
export type Return = { readonly no: string; readonly transaction: string; readonly amount: number; readonly status: 'PROCESSING' | 'SUCCESS'; readonly at: string }
/** Numbers as they are sent: a refund names the whole sum too. */
export type Wanted = { readonly no: string; readonly transaction: string; readonly amount: number; readonly total: number }

export const apiKey = '32 bytes that encrypt notices ..'

/** A payment institution in the manner of WeChat Pay: what matters is how it differs from Stripe. */
export function domesticProvider(clock: TestClock) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const trades = new Map<string, Trade>()
  const returns = new Map<string, Return>()
  const now = (): string => clock.now().toISOString()
  const at = (merchant: string, no: string): string => `${merchant} ${no}`
  const of = <T>(all: Map<string, T>, merchant: string): T[] => [...all].flatMap(([key, one]) => (key.startsWith(`${merchant} `) ? [one] : []))

  /** The resource is encrypted, the whole is signed with the institution's own key. */
  const message = (resource: object): { raw: string; headers: Record<string, string> } => {
    const nonce = randomBytes(6).toString('hex')
    const cipher = createCipheriv('aes-256-gcm', apiKey, nonce)
    const sealed = Buffer.concat([cipher.update(JSON.stringify(resource)), cipher.final(), cipher.getAuthTag()]).toString('base64')
    const raw = JSON.stringify({ id: `EV-${nonce}`, resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed, nonce } })
    const time = String(Math.floor(clock.now().getTime() / 1000))
    return { raw, headers: { 'wechatpay-timestamp': time, 'wechatpay-nonce': nonce, 'wechatpay-signature': createSign('RSA-SHA256').update(`${time}\n${nonce}\n${raw}\n`).sign(privateKey, 'base64') } }
  }

  return {
    publicKey,
    message,
    /** Opened again under the same number it is the same order; only here the address is told. */
    open: (merchant: string, no: string, amount: number): { url: string } => {
      const known = trades.get(at(merchant, no))
      if (known?.transaction) throw new Error('ORDERPAID')
      if (!known) trades.set(at(merchant, no), { no, amount, createdAt: now() })
      return { url: `https://pay.example/h5?mch=${merchant}&no=${no}&t=${randomBytes(4).toString('hex')}` }
    },
    query: (merchant: string, no: string) => trades.get(at(merchant, no)),
    queryTransaction: (merchant: string, transaction: string) => of(trades, merchant).find((one) => one.transaction === transaction),
    pay: (merchant: string, no: string) => {
      const paid = { ...trades.get(at(merchant, no))!, transaction: `42000${no.slice(-12)}`, paidAt: now() }
      trades.set(at(merchant, no), paid)
      return message({ mchid: merchant, out_trade_no: no, transaction_id: paid.transaction, trade_state: 'SUCCESS' })
    },
    refund: (merchant: string, { no, transaction, amount, total }: Wanted): Return => {
      if (!/^[0-9A-Za-z_|*@-]{1,64}$/.test(no)) throw new Error('PARAM_ERROR out_refund_no')
      if (total !== of(trades, merchant).find((one) => one.transaction === transaction)?.amount) throw new Error('PARAM_ERROR total')
      const known = returns.get(at(merchant, no)) ?? { no, transaction, amount, status: 'PROCESSING' as const, at: now() }
      returns.set(at(merchant, no), known)
      return known
    },
    queryRefund: (merchant: string, no: string) => returns.get(at(merchant, no)),
    settleRefund: (merchant: string, no: string) => {
      returns.set(at(merchant, no), { ...returns.get(at(merchant, no))!, status: 'SUCCESS' })
      return message({ mchid: merchant, out_refund_no: no, refund_status: 'SUCCESS' })
    },
    /** What was paid on a day, from ten o'clock of the next. */
    tradeBill: (merchant: string, date: string): Trade[] => of(trades, merchant).filter(({ paidAt }) => paidAt?.startsWith(date)),
    refundBill: (merchant: string, date: string): Return[] => of(returns, merchant).filter(({ at: made }) => made.startsWith(date)),
  }
}
export type DomesticProvider = ReturnType<typeof domesticProvider>
