import { vi } from 'vitest'
import { randomIds } from '../../functions/ids.ts'
import type { BillRow } from './resident-steps.ts'
import { callApi, type Stack } from './support.ts'

export type Refund = { readonly id: string; readonly state: string; readonly amountFen: number }
type Dispute = { readonly id: string; readonly state: string; readonly moneyTaken: boolean }
export type PaidOnline = { readonly id: string; readonly intent: string; readonly amountFen: number }

/** A lever of the provider's stand-in. */
export async function lever<T>({ stripe }: Stack, path: string, body: object = {}): Promise<T> {
  const moved = await fetch(`${stripe}/_admin/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!moved.ok) throw new Error(`${path} answered ${moved.status}: ${await moved.text()}`)
  return (await moved.json()) as T
}

/** Looks again until the provider's notices have come. */
export const until = (holds: () => Promise<unknown>) => vi.waitUntil(holds, { timeout: 60_000, interval: 300 })

/** A page for the bill, paid by card at the provider; nobody has landed yet. */
export async function payAtProvider(stack: Stack, bill: BillRow): Promise<PaidOnline> {
  const { checkout, url, amountFen } = await callApi<{ checkout: string; url: string; amountFen: number }>(stack, 'collector', 'POST', '/checkouts', { bills: [bill.id] })
  const { payment_intent: intent } = await lever<{ payment_intent: string }>(stack, `sessions/${url.slice(url.lastIndexOf('/') + 1)}/pay`, { method: 'card' })
  return { id: checkout, intent, amountFen }
}

/** The same, landed and booked. */
export async function payOnline(stack: Stack, bill: BillRow): Promise<PaidOnline> {
  const paid = await payAtProvider(stack, bill)
  await callApi(stack, 'collector', 'GET', `/checkouts/${paid.id}`)
  return paid
}

export const payCash = (stack: Stack, { unit }: BillRow, amountFen: number) =>
  callApi<{ id: string; receiptNo: string }>(stack, 'collector', 'POST', '/counter-payments', { id: randomIds.short(), unit, method: 'cash', amountFen })

export const askRefund = (stack: Stack, payment: string, amountFen: number) =>
  callApi<Refund>(stack, 'collector', 'POST', '/refunds', { id: randomIds.short(), payment, amountFen, source: 'bills', reason: '住户要求' })

export const refundOf = (stack: Stack, id: string) => callApi<Refund>(stack, 'auditor', 'GET', `/refunds/${id}`)

/** A refund that the provider refuses after the second person's word. */
export async function failedRefund(stack: Stack, bill: BillRow): Promise<Refund> {
  const asked = await askRefund(stack, (await payOnline(stack, bill)).id, 100)
  await lever(stack, 'switches', { refunds: ['fail'] })
  await callApi(stack, 'head', 'POST', `/refunds/${asked.id}/approval`, {})
  await until(async () => (await refundOf(stack, asked.id)).state === 'failed')
  return asked
}

/** A turn of a machine, paid ahead by card at the provider; the notice books it. */
export async function paySession(stack: Stack, machine: string, amountFen: number): Promise<PaidOnline> {
  const { sale } = await callApi<{ sale: { sale: string; url: string } }>(stack, 'head', 'POST', '/machine-sessions', { machine, amountFen })
  const { payment_intent: intent } = await lever<{ payment_intent: string }>(stack, `sessions/${sale.url.slice(sale.url.lastIndexOf('/') + 1)}/pay`, { method: 'card' })
  return { id: sale.sale, intent, amountFen }
}

/** The payer complains at the bank; answers our dispute once its notice has come, and the provider's id of it. */
export async function disputed(stack: Stack, { id, intent }: Omit<PaidOnline, 'amountFen'>): Promise<{ readonly id: string; readonly theirs: string }> {
  const { id: theirs } = await lever<{ id: string }>(stack, `charges/${intent}/dispute`, { reason: 'fraudulent' })
  await until(async () => (await disputeOf(stack, id))?.moneyTaken)
  return { id: (await disputeOf(stack, id))!.id, theirs }
}

/** The same, and the bank decides for the payer. */
export async function lostDispute(stack: Stack, paid: PaidOnline): Promise<string> {
  const { id, theirs } = await disputed(stack, paid)
  await lever(stack, `disputes/${theirs}/lose`)
  await until(async () => (await disputeOf(stack, paid.id))?.state === 'lost')
  return id
}

const disputeOf = async (stack: Stack, payment: string) => (await callApi<{ items: readonly Dispute[] }>(stack, 'auditor', 'GET', `/disputes?${payment.startsWith('sale-') ? 'sale' : 'payment'}=${payment}`)).items[0]
