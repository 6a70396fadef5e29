import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { randomIds } from '../../functions/ids.ts'
import { en as disputeEn } from '../../web/office/areas/disputes/en.ts'
import { zh as disputeZh } from '../../web/office/areas/disputes/zh.ts'
import { en as householdEn } from '../../web/office/areas/households/en.ts'
import { zh as householdZh } from '../../web/office/areas/households/zh.ts'
import { en as refundEn } from '../../web/office/areas/refunds/en.ts'
import { zh as refundZh } from '../../web/office/areas/refunds/zh.ts'
import { en as stuckEn } from '../../web/office/areas/stuck/en.ts'
import { zh as stuckZh } from '../../web/office/areas/stuck/zh.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { type BillRow, owingHouseholds, yuan } from './resident-steps.ts'
import { callApi, launchBrowser, type Lang, type Stack, startStack } from './support.ts'

type Refund = { readonly id: string; readonly state: string; readonly payment: string; readonly amountFen: number }
type Dispute = { readonly id: string; readonly state: string; readonly moneyTaken: boolean }

const minutes = 60_000
let stack: Stack
let browser: Browser
let households: readonly (readonly BillRow[])[]
let used = 0
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  households = await owingHouseholds(stack, 12)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const nextBill = (): BillRow => households[used++]![0]!
const admin = (path: string, body: object = {}) => fetch(`${stack.stripe}/_admin/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const payCash = ({ unit }: BillRow, amountFen: number) => callApi<{ id: string; receiptNo: string }>(stack, 'collector', 'POST', '/counter-payments', { id: randomIds.short(), unit, method: 'cash', amountFen })
const askFor = (payment: string, amountFen: number, source = 'bills') => callApi<Refund>(stack, 'collector', 'POST', '/refunds', { id: randomIds.short(), payment, amountFen, source, reason: '住户要求' })
const refundOf = (id: string) => callApi<Refund>(stack, 'auditor', 'GET', `/refunds/${id}`)

/** A bill paid by card on the provider's page; answers the payment and the provider's own id of it. */
async function payOnline(bill: BillRow): Promise<{ id: string; intent: string; amountFen: number }> {
  const opened = await callApi<{ checkout: string; url: string; amountFen: number }>(stack, 'collector', 'POST', '/checkouts', { bills: [bill.id] })
  await admin(`sessions/${opened.url.slice(opened.url.lastIndexOf('/') + 1)}/pay`, { method: 'card' })
  await callApi(stack, 'collector', 'GET', `/checkouts/${opened.checkout}`)
  const { channelPayment } = await callApi<{ channelPayment: string }>(stack, 'auditor', 'GET', `/payments/${opened.checkout}`)
  return { id: opened.checkout, intent: channelPayment, amountFen: opened.amountFen }
}

/** Looks again until the notices have come. */
const until = (holds: () => Promise<unknown>) => vi.waitUntil(holds, { timeout: 60_000, interval: 300 })

/** The payer complains at the bank, and the bank decides for the payer; answers the dispute once its notices have come. */
async function lostDispute(payment: { id: string; intent: string }): Promise<string> {
  const { id } = (await (await admin(`charges/${payment.intent}/dispute`)).json()) as { id: string }
  const one = async () => (await callApi<{ items: readonly Dispute[] }>(stack, 'auditor', 'GET', `/disputes?payment=${payment.id}`)).items[0]
  await until(async () => (await one())?.moneyTaken)
  await admin(`disputes/${id}/lose`)
  await until(async () => (await one())?.state === 'lost')
  return (await one())!.id
}

/** A refund that the provider refuses after the second person's word. */
async function failedRefund(bill: BillRow): Promise<Refund> {
  const asked = await askFor((await payOnline(bill)).id, 100)
  await admin('switches', { refunds: ['fail'] })
  await callApi(stack, 'head', 'POST', `/refunds/${asked.id}/approval`, {})
  await until(async () => (await refundOf(asked.id)).state === 'failed')
  return asked
}

/** Pictures for the eye, where a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LINLI_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  await inspectScreen(page, name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const inDialog = (page: Page) => page.getByRole('dialog')
const closed = async (page: Page): Promise<void> => {
  await inDialog(page).waitFor({ state: 'detached' })
  await settle(page)
}

describe('every screen and dialog of giving money back', () => {
  let ids: { cash: string; asked: string; cashRefund: string; dispute: string; failed: string; household: string }
  beforeAll(async () => {
    const [paid, cash, over] = [nextBill(), nextBill(), nextBill()]
    const online = await payOnline(paid)
    const taken = await payCash(cash, 500)
    const toHand = await askFor((await payCash(cash, 700)).id, 700)
    await callApi(stack, 'head', 'POST', `/refunds/${toHand.id}/approval`, {})
    const { openFen } = await callApi<{ openFen: number }>(stack, 'collector', 'GET', `/credits/${over.unit}`)
    const first = await payCash(over, openFen)
    await payCash(over, 1234)
    await callApi(stack, 'head', 'POST', '/reversals', { payment: first.id, reason: '记错了户' })
    const { version } = await callApi<{ version: number }>(stack, 'finance', 'GET', `/credits/${over.unit}`)
    await callApi(stack, 'finance', 'POST', `/credits/${over.unit}/applications`, { version, amountFen: 500 })
    ids = { cash: taken.id, asked: (await askFor(online.id, 300)).id, cashRefund: toHand.id, dispute: await lostDispute(await payOnline(nextBill())), failed: (await failedRefund(nextBill())).id, household: over.unit }
  }, 3 * minutes)

  it.each<[Lang, { refund: typeof refundZh; dispute: typeof disputeZh; stuck: typeof stuckZh; household: typeof householdZh }]>([
    ['zh', { refund: refundZh, dispute: disputeZh, stuck: stuckZh, household: householdZh }],
    ['en', { refund: refundEn, dispute: disputeEn, stuck: stuckEn, household: householdEn }],
  ])('is whole and plain in %s', async (lang, words) => {
    const page = await openOffice(browser, stack, 'head', { lang })
    const screens: readonly [name: string, path: string, button?: string | RegExp][] = [
      ['refunds', '/refunds'],
      ['refund-approve', `/refunds/${ids.asked}`, words.refund.approve],
      ['refund-decline', `/refunds/${ids.asked}`, words.refund.decline],
      ['refund-hand-over', `/refunds/${ids.cashRefund}`, words.refund.payOut],
      ['refund-failed', `/refunds/${ids.failed}`],
      ['refund-keep', `/refunds/${ids.failed}`, words.refund.keep],
      ['payment-ask', `/payments/${ids.cash}`, words.refund.ask],
      ['payment-reverse', `/payments/${ids.cash}`, words.refund.reverse],
      ['dispute', `/disputes/${ids.dispute}`],
      ['dispute-charge', `/disputes/${ids.dispute}`, words.dispute.charge],
      ['dispute-bear', `/disputes/${ids.dispute}`, words.dispute.bear],
      ['stuck', '/stuck', words.stuck.others],
      ['take-back', `/households/${ids.household}`, new RegExp(words.household.creditPart.takeBackOf('').trim())],
      ['moving-out', `/households/${ids.household}`, words.household.settlement.title],
    ]
    for (const [name, path, button] of screens) {
      await visit(page, path)
      if (button) await press(page, button)
      await look(page, `${name}-${lang}`)
    }
    await page.context().close()
  }, 6 * minutes)
})

it('a refund is asked for by one, approved by another, and seen to be paid; the next is declined with a reason', async () => {
  const { id, amountFen } = await payOnline(nextBill())
  const finance = await openOffice(browser, stack, 'finance')
  await visit(finance, `/payments/${id}`)
  await press(finance, refundZh.ask)
  expect(await inDialog(finance).getByLabel(refundZh.amount).inputValue()).toBe((amountFen / 100).toFixed(2))
  await inDialog(finance).getByLabel(refundZh.amount).fill('１２．３４')
  await inDialog(finance).getByRole('button', { name: refundZh.submit }).click()
  await inDialog(finance).getByText(refundZh.reasonNeeded).first().waitFor()
  await look(finance, 'walk-ask-error')
  await inDialog(finance).getByLabel(refundZh.reason).fill('多收了一个月')
  await inDialog(finance).getByRole('button', { name: refundZh.submit }).click()
  await finance.getByText(refundZh.waitSecond).waitFor()
  expect(await finance.getByRole('button', { name: refundZh.approve }).count()).toBe(0)
  await look(finance, 'walk-asked')
  const [asked] = (await callApi<{ items: readonly Refund[] }>(stack, 'auditor', 'GET', `/refunds?payment=${id}`)).items

  const head = await openOffice(browser, stack, 'head')
  await visit(head, '/stuck')
  await head.locator(`a[href$="/refunds/${asked!.id}"]`, { hasText: stuckZh.actions.approve }).first().click()
  await press(head, refundZh.approve)
  await inDialog(head).getByRole('button', { name: `${refundZh.approve} ¥12.34` }).click()
  await closed(head)
  await head.getByText(refundZh.states.paid, { exact: true }).first().waitFor()
  await head.getByText(refundZh.paidMethods.provider).waitFor()
  await look(head, 'walk-paid')
  await visit(finance, `/payments/${id}`)
  await finance.getByRole('link', { name: /^¥12\.34 · / }).waitFor()

  const next = await askFor(id, 100)
  await visit(head, `/refunds/${next.id}`)
  await press(head, refundZh.decline)
  await inDialog(head).getByLabel(refundZh.reason).fill('住户弄错了')
  await inDialog(head).getByRole('button', { name: refundZh.declineAct }).click()
  await closed(head)
  await head.getByText('住户弄错了').waitFor()
  expect(await refundOf(next.id)).toMatchObject({ state: 'declined' })
  for (const page of [finance, head]) await page.context().close()
}, 3 * minutes)

it('a mistaken counter entry is reversed by another person, and its receipt says that it is void', async () => {
  const bill = nextBill()
  const taken = await payCash(bill, 500)
  const head = await openOffice(browser, stack, 'head')
  await visit(head, `/payments/${taken.id}`)
  await press(head, refundZh.reverse)
  await inDialog(head).getByLabel(refundZh.reason).fill('记错了户')
  await inDialog(head).getByRole('button', { name: refundZh.reverseAct }).click()
  await closed(head)
  await head.getByText(/冲销：记错了户。收据作废/).waitFor()
  expect(await head.getByRole('button', { name: refundZh.ask }).count()).toBe(0)
  expect(await callApi(stack, 'auditor', 'GET', `/receipts/${taken.id}`)).toMatchObject({ no: taken.receiptNo, voidOn: expect.any(String) })
  await head.context().close()
}, 2 * minutes)

it('a lost dispute is borne by the organization when two people say so', async () => {
  const { id: payment, amountFen, intent } = await payOnline(nextBill())
  const dispute = await lostDispute({ id: payment, intent })
  const [finance, head] = [await openOffice(browser, stack, 'finance'), await openOffice(browser, stack, 'head')]
  await visit(finance, '/stuck')
  await finance.locator(`a[href*="${payment}"]`, { hasText: stuckZh.actions.decide }).first().click()
  await press(finance, disputeZh.bear)
  await inDialog(finance).getByLabel(disputeZh.why).fill('金额小')
  await inDialog(finance).getByRole('button', { name: disputeZh.bear }).click()
  await closed(finance)
  await finance.getByText(/提出由本社承担：金额小/).waitFor()
  await look(finance, 'walk-proposed')
  expect(await finance.getByRole('button', { name: disputeZh.agree }).count()).toBe(0)

  await visit(head, `/disputes/${dispute}`)
  await press(head, disputeZh.agree)
  await inDialog(head).getByText(disputeZh.agreeNote(yuan(amountFen))).waitFor()
  await inDialog(head).getByLabel(disputeZh.why).fill('同意')
  await look(head, 'walk-agree')
  await inDialog(head).getByRole('button', { name: disputeZh.agree }).click()
  await closed(head)
  await head.getByText(disputeZh.states.borne, { exact: true }).first().waitFor()
  for (const page of [finance, head]) await page.context().close()
}, 3 * minutes)

it('a refund that failed is resolved on the page of what is stuck, or paid out by hand', async () => {
  const [kept, byHand] = [await failedRefund(nextBill()), await failedRefund(nextBill())]
  const head = await openOffice(browser, stack, 'head')
  await visit(head, '/stuck')
  const row = head.getByRole('row').filter({ has: head.locator(`a[href$="/refunds/${kept.id}"]`) })
  await row.getByRole('button', { name: stuckZh.others }).click()
  await head.getByRole('menuitem', { name: stuckZh.actions.keep }).click()
  await row.waitFor({ state: 'detached' })
  expect(await refundOf(kept.id)).toMatchObject({ state: 'kept' })

  await visit(head, `/refunds/${byHand.id}`)
  await press(head, refundZh.payOut)
  await inDialog(head).getByText(refundZh.paidMethods.transfer).click()
  await inDialog(head).getByRole('button', { name: refundZh.payOut }).click()
  await inDialog(head).getByText(refundZh.referenceNeeded).first().waitFor()
  await look(head, 'walk-hand-error')
  await inDialog(head).getByLabel(refundZh.reference).fill('T20261126001')
  await inDialog(head).getByRole('button', { name: refundZh.payOut }).click()
  await closed(head)
  await head.getByText('T20261126001').first().waitFor()
  expect(await refundOf(byHand.id)).toMatchObject({ state: 'paid' })
  await head.context().close()
}, 3 * minutes)

it('a use of credit is taken back where it stands in the household’s history', async () => {
  const bill = nextBill()
  const { openFen, creditFen } = await callApi<{ openFen: number; creditFen: number }>(stack, 'collector', 'GET', `/credits/${bill.unit}`)
  const first = await payCash(bill, openFen)
  await payCash(bill, 600)
  await callApi(stack, 'head', 'POST', '/reversals', { payment: first.id, reason: '记错了户' })
  const { version } = await callApi<{ version: number }>(stack, 'finance', 'GET', `/credits/${bill.unit}`)
  await callApi(stack, 'finance', 'POST', `/credits/${bill.unit}/applications`, { version })
  const head = await openOffice(browser, stack, 'head')
  await visit(head, `/households/${bill.unit}`)
  await press(head, /^撤回抵扣/)
  await inDialog(head).getByLabel(householdZh.creditPart.takeBackReason).fill('住户要求')
  await inDialog(head).getByRole('button', { name: householdZh.creditPart.takeBack }).click()
  await closed(head)
  expect(await callApi(stack, 'auditor', 'GET', `/credits/${bill.unit}`)).toMatchObject({ creditFen: creditFen + 600, openFen })
  expect(await head.getByRole('button', { name: /^撤回抵扣/ }).count()).toBe(0)
  await head.context().close()
}, 2 * minutes)

it('who may not is told so on each of these pages, and who only reads is offered nothing to do', async () => {
  const worker = await openOffice(browser, stack, 'supervisor')
  for (const path of ['/refunds', '/stuck', `/refunds/${households[0]![0]!.unit}-${'a'.repeat(12)}`, `/disputes/${households[0]![0]!.unit}-${'a'.repeat(12)}.dp_1`]) {
    await visit(worker, path)
    await heading(worker, '没有权限').waitFor()
  }
  await inspectScreen(worker, 'no permission')
  const auditor = await openOffice(browser, stack, 'auditor')
  await visit(auditor, '/stuck')
  expect(await auditor.getByRole('main').getByRole('button').count()).toBe(0)
  for (const page of [worker, auditor]) await page.context().close()
}, 2 * minutes)
