import { maskName } from '../fees/mask-name.ts'

/**
 * Enough of the payer's account to recognise it beside a receipt, too little to reach anybody: `138****1234`,
 * `f***@163.com`, `王**`, `oxYz…4f2a`. What the provider has masked already stays as it is, but for its length.
 */
export function maskCounterparty(text: string): string {
  const account = text === '/' ? '' : text
  if (account.includes('*')) return account.slice(0, 40)
  const inside = /^(.*?)[(（](.*?)[)）]?$/.exec(account)
  if (inside) return [maskName(inside[1]!), maskCounterparty(inside[2]!)].filter(Boolean).join(' ').slice(0, 40)
  if (/^1\d{10}$/.test(account)) return `${account.slice(0, 3)}****${account.slice(-4)}`
  if (account.includes('@')) return `${account.slice(0, 1)}***@${account.slice(account.lastIndexOf('@') + 1)}`.slice(0, 40)
  if (/^[\w-]{8,}$/.test(account)) return `${account.slice(0, 4)}…${account.slice(-4)}`
  return maskName(account)
}

/** A merchant account or number as a title: `2088…0156`. */
export const shortAccount = (text: string): string => (text.length > 10 ? `${text.slice(0, 4)}…${text.slice(-4)}` : text.slice(0, 20))
