import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMonths, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
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

// Last month is full of bills and payments, whatever day it is.
const month = addMonths(periodOfDate(today(systemClock)), -1)

async function looked(page: Page, name: string): Promise<void> {
  await inspectBoth(page, name)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

it('an auditor reads every report of a month, and the vouchers behind a figure', async () => {
  const page = await openOffice(browser, stack, 'auditor')
  const open = async (view: string, shown: string) => {
    await visit(page, `/reports?view=${view}&period=${month}&from=${month}&to=${month}`)
    await page.getByText(shown, { exact: true }).first().waitFor()
    await looked(page, view)
  }
  await open('sheet', '资产总计')
  expect(await page.getByText('资产 = 负债 + 净资产，已核对').count()).toBe(1)
  await open('activity', '本年净资产变动')
  await open('income', '收入合计')
  await open('budget', '收入合计')
  await open('cash', '期末余额')
  await open('ageing', '欠费户数')
  await open('collection', '各月收缴率')
  await visit(page, `/reports?view=income&from=${month}&to=${month}`)
  await page.getByRole('link', { name: '物业服务费', exact: true }).first().click()
  await heading(page, '凭证').waitFor()
  await page.getByRole('table').getByText('账单', { exact: true }).first().waitFor()
})
