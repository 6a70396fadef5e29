import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { zh as disputeZh } from '../../web/office/areas/disputes/zh.ts'
import { zh as householdZh } from '../../web/office/areas/households/zh.ts'
import { zh as refundZh } from '../../web/office/areas/refunds/zh.ts'
import { zh as stuckZh } from '../../web/office/areas/stuck/zh.ts'
import { inspectScreen } from './inspect-screen.ts'
import { askRefund, disputed, failedRefund, lever, lostDispute, paySession, payAtProvider, payCash, payOnline, type Refund, refundOf, until } from './money-steps.ts'
import { heading, inspectBoth, openOffice, otherLanguage, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { type BillRow, owingHouseholds, yuan } from './resident-steps.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let head: Page
let finance: Page
let households: readonly (readonly BillRow[])[]
let used = 0
/** Of a household that no other test of this file touches. */
const nextBill = (): BillRow => households[used++]![0]!

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  ;[households, head, finance] = await Promise.all([owingHouseholds(stack, 9), openOffice(browser, stack, 'head'), openOffice(browser, stack, 'finance')])
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first().click()
const inDialog = (page: Page) => page.getByRole('dialog')
const pressInDialog = (page: Page, name: string) => inDialog(page).getByRole('button', { name }).click()
const closed = async (page: Page): Promise<void> => {
  await inDialog(page).waitFor({ state: 'detached' })
  await settle(page)
}

it('nothing is stuck, and a list of a provider that does not answer is not taken for good news', async () => {
  await visit(finance, '/stuck')
  await finance.getByText(stuckZh.empty).waitFor()
  await finance.route(/\/v1\/stuck/, (route) => route.fulfill({ json: { items: [], next: null, sweep: 'late', sweptAt: '2026-11-20T02:00:00.000Z' } }))
  await finance.reload()
  await finance.getByText(stuckZh.sweepLate).waitFor()
  await settle(finance)
  await inspectBoth(finance, 'nothing stuck, a silent provider')
  await finance.unroute(/\/v1\/stuck/)
})

it('three kinds are stuck: each says why, is solved in its way, and leaves the list', async () => {
  const [other, claimed] = [nextBill(), await payOnline(stack, nextBill())]
  const [dispute, failed] = [await disputed(stack, claimed), await failedRefund(stack, nextBill())]
  await lever(stack, 'switches', { lies: [{ amount: other.openFen + 100 }] })
  const mismatch = await payAtProvider(stack, other)
  await until(async () => (await listed()).includes(`checkout~${mismatch.id}`))
  await visit(finance, '/stuck')
  const row = (path: string) => finance.getByRole('row').filter({ has: finance.locator(`a[href$="${path}"]`) })
  const [lied, open, refused] = [row(`/households/${other.unit}`), row(`/disputes/${dispute.id}`), row(`/refunds/${failed.id}`)]
  for (const [one, why] of [[lied, '金额与本社订单不同'], [open, '付款人通过银行追回'], [refused, '支付平台没有退成']] as const) expect(await one.innerText()).toContain(why)
  await inspectScreen(finance, 'three kinds stuck')
  // The reasons are the server's words, so the list is asked for again.
  await otherLanguage(finance)
  await finance.reload()
  await finance.getByText('The payer claims this payment back through the bank').first().waitFor()
  await settle(finance)
  await inspectScreen(finance, 'three kinds stuck, in English')
  await otherLanguage(finance)

  await lied.getByRole('button', { name: stuckZh.actions['ask-again'] }).click()
  await lied.getByText(stuckZh.still).waitFor()
  await otherWay(lied, stuckZh.actions.dismiss)
  await pressInDialog(finance, stuckZh.dismissTitle)
  await inDialog(finance).getByText(stuckZh.reasonNeeded).first().waitFor()
  await inspectBoth(finance, 'dismissing without a reason')
  await inDialog(finance).getByLabel(stuckZh.reason).fill('已在支付平台退回')
  await pressInDialog(finance, stuckZh.dismissTitle)
  await finance.getByText(stuckZh.solved(`${stuckZh.kinds.checkout} ${other.buildingName} ${other.room}`)).waitFor()
  await otherWay(refused, stuckZh.actions.keep)
  await refused.waitFor({ state: 'detached' })
  expect(await refundOf(stack, failed.id)).toMatchObject({ state: 'kept' })
  await open.getByRole('link', { name: stuckZh.actions.answer }).click()
  await finance.getByText(disputeZh.states.open).first().waitFor()
  const left = await listed()
  expect(left).toContain(`dispute~${dispute.id}`)
  expect(left).not.toContain(`checkout~${mismatch.id}`)
})

const listed = async () => (await callApi<{ items: readonly { readonly id: string }[] }>(stack, 'auditor', 'GET', '/stuck')).items.map(({ id }) => id)

/** One of the other ways of a row of what is stuck. */
async function otherWay(row: Locator, name: string): Promise<void> {
  await row.getByRole('button', { name: stuckZh.others }).click()
  await row.getByRole('menuitem', { name }).click()
}

it('a refund is asked for by one, approved by another, and seen to be paid; the next is declined with a reason', async () => {
  const { id, amountFen } = await payOnline(stack, nextBill())
  await visit(finance, `/payments/${id}`)
  await press(finance, refundZh.ask)
  expect(await inDialog(finance).getByLabel(refundZh.amount).inputValue()).toBe((amountFen / 100).toFixed(2))
  await inDialog(finance).getByLabel(refundZh.amount).fill('１２．３４')
  await pressInDialog(finance, refundZh.submit)
  await inDialog(finance).getByText(refundZh.reasonNeeded).first().waitFor()
  await inspectBoth(finance, 'a refund asked for without a reason')
  await inDialog(finance).getByLabel(refundZh.reason).fill('多收了一个月')
  await pressInDialog(finance, refundZh.submit)
  await finance.getByText(refundZh.waitSecond).waitFor()
  expect(await finance.getByRole('button', { name: refundZh.approve }).count()).toBe(0)
  const [asked] = (await callApi<{ items: readonly Refund[] }>(stack, 'auditor', 'GET', `/refunds?payment=${id}`)).items

  await visit(head, '/stuck')
  await head.locator(`a[href$="/refunds/${asked!.id}"]`, { hasText: stuckZh.actions.approve }).first().click()
  await press(head, refundZh.approve)
  await pressInDialog(head, `${refundZh.approve} ¥12.34`)
  await closed(head)
  await head.getByText(refundZh.states.paid, { exact: true }).first().waitFor()
  await head.getByText(refundZh.paidMethods.provider).waitFor()
  await inspectBoth(head, 'a refund that was paid')
  await visit(finance, `/payments/${id}`)
  await finance.getByRole('link', { name: /^¥12\.34 · / }).waitFor()

  const next = await askRefund(stack, id, 100)
  await visit(head, `/refunds/${next.id}`)
  await press(head, refundZh.decline)
  await inDialog(head).getByLabel(refundZh.reason).fill('住户弄错了')
  await inspectBoth(head, 'declining a refund')
  await pressInDialog(head, refundZh.declineAct)
  await closed(head)
  await head.getByText('住户弄错了').waitFor()
  expect(await refundOf(stack, next.id)).toMatchObject({ state: 'declined' })
})

it('a mistaken counter entry is reversed by another person, and its receipt says that it is void', async () => {
  const taken = await payCash(stack, nextBill(), 500)
  await visit(head, `/payments/${taken.id}`)
  await press(head, refundZh.reverse)
  await inDialog(head).getByLabel(refundZh.reason).fill('记错了户')
  await inspectBoth(head, 'reversing a payment')
  await pressInDialog(head, refundZh.reverseAct)
  await closed(head)
  await head.getByText(/冲销：记错了户。收据作废/).waitFor()
  expect(await head.getByRole('button', { name: refundZh.ask }).count()).toBe(0)
  expect(await callApi(stack, 'auditor', 'GET', `/receipts/${taken.id}`)).toMatchObject({ no: taken.receiptNo, voidOn: expect.any(String) })
})

it('a lost dispute is borne by the organization when two people say so', async () => {
  const paid = await payOnline(stack, nextBill())
  const dispute = await lostDispute(stack, paid)
  await visit(finance, '/stuck')
  await finance.locator(`a[href$="/disputes/${dispute}"]`, { hasText: stuckZh.actions.decide }).first().click()
  await press(finance, disputeZh.bear)
  await inDialog(finance).getByLabel(disputeZh.why).fill('金额小')
  await inspectBoth(finance, 'bearing a lost dispute')
  await pressInDialog(finance, disputeZh.bear)
  await closed(finance)
  await finance.getByText(/提出由本社承担：金额小/).waitFor()
  expect(await finance.getByRole('button', { name: disputeZh.agree }).count()).toBe(0)

  await visit(head, `/disputes/${dispute}`)
  await press(head, disputeZh.agree)
  await inDialog(head).getByText(disputeZh.agreeNote(yuan(paid.amountFen))).waitFor()
  await inDialog(head).getByLabel(disputeZh.why).fill('同意')
  await inspectBoth(head, 'agreeing that the organization bears it')
  await pressInDialog(head, disputeZh.agree)
  await closed(head)
  await head.getByText(disputeZh.states.borne, { exact: true }).first().waitFor()
})

it('a dispute about a sale says so on the sale’s page, and is borne, for nobody can be charged', async () => {
  const { items: facilities } = await callApi<{ items: readonly { id: string; name: string }[] }>(stack, 'head', 'GET', '/facilities?limit=100')
  const shed = facilities.find(({ name }) => name === '东门充电柜')!
  const { items: machines } = await callApi<{ items: readonly { id: string; name: string; amountsFen: readonly number[] }[] }>(stack, 'head', 'GET', `/facilities/${shed.id}/machines`)
  const machine = machines.find(({ name }) => name === '1号')!
  const paid = await paySession(stack, machine.id, machine.amountsFen[0]!)
  await lostDispute(stack, paid)
  await visit(finance, `/sales/${paid.id}`)
  await finance.getByRole('link', { name: new RegExp(disputeZh.states.lost) }).click()
  await finance.locator(`a[href$="/sales/${paid.id}"]`).waitFor()
  expect(await finance.getByRole('button', { name: disputeZh.charge }).count()).toBe(0)
  await picture(finance, 'sale-dispute')
  await press(finance, disputeZh.bear)
  await inDialog(finance).getByText(disputeZh.bearSaleNote(yuan(paid.amountFen))).waitFor()
  await inDialog(finance).getByLabel(disputeZh.why).fill('金额小')
  await inspectScreen(finance, 'bearing a lost dispute of a sale')
  await picture(finance, 'sale-dispute-bear')
  await pressInDialog(finance, disputeZh.bear)
  await closed(finance)
})

it('a refund that failed is found on the list of refunds and paid out by hand, with the number of the transfer', async () => {
  const failed = await failedRefund(stack, nextBill())
  await visit(head, '/refunds')
  await inspectBoth(head, 'refunds')
  await head.locator(`a[href$="/refunds/${failed.id}"]`).first().click()
  await press(head, refundZh.payOut)
  await inDialog(head).getByText(refundZh.paidMethods.transfer).click()
  await pressInDialog(head, refundZh.payOut)
  await inDialog(head).getByText(refundZh.referenceNeeded).first().waitFor()
  await inspectBoth(head, 'paid out by hand without a reference')
  await inDialog(head).getByLabel(refundZh.reference).fill('T20261126001')
  await pressInDialog(head, refundZh.payOut)
  await closed(head)
  await head.getByText('T20261126001').first().waitFor()
  expect(await refundOf(stack, failed.id)).toMatchObject({ state: 'paid' })
})

it('a use of credit is taken back where it stands in the household’s history', async () => {
  const bill = nextBill()
  const { openFen, creditFen } = await creditOf(bill)
  const first = await payCash(stack, bill, openFen)
  await payCash(stack, bill, 600)
  await callApi(stack, 'head', 'POST', '/reversals', { payment: first.id, reason: '记错了户' })
  const { version } = await creditOf(bill)
  await callApi(stack, 'finance', 'POST', `/credits/${bill.unit}/applications`, { version })
  await visit(head, `/households/${bill.unit}`)
  await press(head, /^撤回抵扣/)
  await inDialog(head).getByLabel(householdZh.creditPart.takeBackReason).fill('住户要求')
  await inspectBoth(head, 'taking back a use of credit')
  await pressInDialog(head, householdZh.creditPart.takeBack)
  await closed(head)
  expect(await creditOf(bill)).toMatchObject({ creditFen: creditFen + 600, openFen })
  expect(await head.getByRole('button', { name: /^撤回抵扣/ }).count()).toBe(0)
})

const creditOf = ({ unit }: BillRow) => callApi<{ version: number; openFen: number; creditFen: number }>(stack, 'finance', 'GET', `/credits/${unit}`)

it('who may not is told so on each of these pages, and who only reads is offered nothing to do', async () => {
  const stranger = await openOffice(browser, stack, 'supervisor')
  const { unit } = nextBill()
  for (const path of ['/refunds', '/stuck', `/refunds/${unit}-${'a'.repeat(12)}`, `/disputes/${unit}-${'a'.repeat(12)}.dp_1`]) {
    await visit(stranger, path)
    await heading(stranger, '没有权限').waitFor()
  }
  await inspectScreen(stranger, 'no permission')
  const auditor = await openOffice(browser, stack, 'auditor')
  await visit(auditor, '/stuck')
  await auditor.getByText('付款人通过银行追回').first().waitFor()
  expect(await auditor.getByRole('main').getByRole('button').count()).toBe(0)
})
