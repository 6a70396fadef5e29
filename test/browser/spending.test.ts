import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { heading, inspectBoth, openOffice, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

async function looked(page: Page, name: string): Promise<void> {
  await inspectBoth(page, name)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

it('an expense goes from its paper to its payment, by three people; a cash box is counted and taken over', async () => {
  const collector = await openOffice(browser, stack, 'collector')
  await visit(collector, '/expenses')
  await looked(collector, 'expenses waiting')
  await visit(collector, '/expenses/new')
  await collector.getByRole('button', { name: '提出支出', exact: true }).click()
  await collector.getByText('请选供应商，或填写收款人').first().waitFor()
  await collector.getByLabel('收款人名称').fill('老李开锁')
  await collector.getByLabel('内容').fill('门岗换锁')
  await collector.getByLabel('金额').fill('180')
  await collector.locator('input[type=file]').setInputFiles({ name: '收据.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n') })
  await collector.getByText('这个金额须另一人批准。').waitFor()
  await looked(collector, 'a new expense')
  await collector.getByRole('button', { name: '提出支出', exact: true }).click()
  await heading(collector, '门岗换锁').waitFor()
  await collector.getByText('收据.pdf').waitFor()
  expect(await collector.getByRole('button', { name: '批准支出', exact: true }).count()).toBe(0)
  const path = new URL(collector.url()).pathname.replace('/office', '')

  const finance = await openOffice(browser, stack, 'finance')
  await visit(finance, path)
  await finance.getByRole('button', { name: '批准支出', exact: true }).click()
  await finance.getByRole('dialog').getByRole('button', { name: /^批准支出 / }).click()
  await finance.getByRole('button', { name: '登记付款', exact: true }).click()
  await finance.getByLabel('转账流水号').fill('ICBC100200')
  await finance.getByRole('dialog').getByRole('button', { name: /^登记付款 / }).click()
  await finance.getByText('支出付款').waitFor()
  await looked(finance, 'an expense that is paid')
  await visit(finance, '/expenses/suppliers')
  await looked(finance, 'suppliers')

  await visit(collector, '/cash')
  await collector.getByRole('button', { name: '开班', exact: true }).click()
  await collector.getByLabel('备用金').fill('100')
  await collector.getByRole('dialog').getByRole('button', { name: '开班', exact: true }).click()
  await collector.getByRole('button', { name: '清点交出', exact: true }).click()
  await collector.getByLabel('100 元', { exact: true }).fill('1')
  await looked(collector, 'a count of cash')
  await collector.getByRole('dialog').getByRole('button', { name: /^清点交出 / }).click()
  await collector.getByText('待接收').first().waitFor()
  const head = await openOffice(browser, stack, 'head')
  await visit(head, '/cash')
  await head.getByRole('button', { name: /^接收现金 / }).first().click()
  await head.getByRole('dialog').getByRole('button', { name: /^接收现金 / }).click()
  await head.getByText('已接收').first().waitFor()
  await looked(head, 'cash')
  for (const [name, place] of [['expected and received', '/cash/expected'], ['payouts', '/payouts'], ['exceptions', '/exceptions']] as const) {
    await visit(finance, place)
    await looked(finance, name)
  }
}, 300_000)
