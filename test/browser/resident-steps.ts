import { randomInt } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inspectScreen } from './inspect-screen.ts'
import { callApi, readInbox, type Stack } from './support.ts'

export type BillRow = { readonly id: string; readonly no: string; readonly unit: string; readonly room: string; readonly buildingName: string; readonly name: string; readonly amountFen: number; readonly openFen: number; readonly status: string }

/** Households of the demo that owe something, each with its own unpaid bills; no two tests share one. */
export async function owingHouseholds(stack: Stack, count: number): Promise<readonly (readonly BillRow[])[]> {
  const found = new Map<string, BillRow[]>()
  let after: string | undefined
  for (let page = 0; page < 40; page += 1) {
    const { items, next } = await callApi<{ items: readonly BillRow[]; next: string | null }>(stack, 'head', 'GET', `/bills?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`)
    for (const bill of items) if (bill.openFen > 0) found.set(bill.unit, [...(found.get(bill.unit) ?? []), bill])
    if (!next) break
    after = next
  }
  const households = [...found.values()].filter((bills) => bills.length >= 2).toReversed()
  expect(households.length).toBeGreaterThanOrEqual(count)
  return households.slice(0, count)
}

/** The address behind the QR code of a paper bill. */
export async function payLinkOf(stack: Stack, bill: BillRow): Promise<string> {
  const { url } = await callApi<{ url: string }>(stack, 'collector', 'POST', `/bills/${bill.id}/pay-links`)
  return url
}

export const statusOf = async (stack: Stack, bill: BillRow): Promise<string> => (await callApi<BillRow>(stack, 'auditor', 'GET', `/bills/${bill.id}`)).status

export const yuan = (fen: number): string => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

export const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

export async function expectHeading(page: Page, text: string): Promise<void> {
  await page.locator('h1', { hasText: text }).waitFor()
}

export const payButton = (page: Page) => page.locator('.pay-bar button')

/** From the list of bills to the provider's page. */
export async function goToProvider(page: Page): Promise<void> {
  await payButton(page).click()
  await page.waitForURL('**/pay/confirm**')
  await payButton(page).click()
  await page.waitForURL('**/_local/stripe/**')
}

export async function expectLanded(page: Page, title: string): Promise<void> {
  await page.waitForURL('**/checkout/**')
  await expectHeading(page, title)
}

/** The screen as it stands, in Chinese and in English; ends in Chinese. */
export async function inspectBoth(page: Page, name: string): Promise<void> {
  await inspectScreen(page, `${name}, zh`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: '中文' }).waitFor()
  await inspectScreen(page, `${name}, en`)
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: 'English' }).waitFor()
}

/** A phone that nobody else has, registered for these homes as the office does it. */
export async function registerPhone(stack: Stack, units: readonly string[]): Promise<string> {
  const number = `139${randomInt(10 ** 7, 10 ** 8)}`
  for (const unit of units) await callApi(stack, 'head', 'POST', `/units/${unit}/residents`, { name: '李小红', kind: 'family', phone: number })
  return number
}

export async function codeFor(stack: Stack, phone: string): Promise<string> {
  const message = (await readInbox(stack)).find(({ kind, to }) => kind === 'sms' && to === phone)
  if (!message?.code) throw new Error(`no code was sent to ${phone}`)
  return message.code
}

/** By the form, with the code of the inbox. */
export async function signIn(stack: Stack, page: Page, phone: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#phone').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.locator('#code').waitFor()
  await page.locator('#code').fill(await codeFor(stack, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expectHeading(page, '我的账单')
}

/** Errors of the page's own scripts; refused requests (401 and the like) are part of the work. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text())
  })
  return errors
}
