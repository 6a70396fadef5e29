import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, type Period, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { exported, openOffice, settle, visit } from './office-steps.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

const present: Period = periodOfDate(today(systemClock))
let stack: Stack
let browser: Browser
/** The name of a building that has an overdue bill of last month. */
let building: string

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const { items } = await callApi<{ items: { building: string }[] }>(stack, 'head', 'GET', `/bills?period=${addMonths(present, -1)}&status=overdue&limit=1`)
  building = items[0]!.building
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

describe('lists', () => {
  it('are walked page by page, back too, and after a reload', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, `/bills?period=${present}`)
    const first = await page.locator('tbody tr').first().innerText()
    await page.getByRole('link', { name: '下一页' }).click()
    await page.getByText('第 2 页').waitFor()
    await settle(page)
    expect(await page.locator('tbody tr').first().innerText()).not.toBe(first)
    await page.getByRole('link', { name: '下一页' }).click()
    await page.getByText('第 3 页').waitFor()
    await page.reload()
    await page.getByText('第 3 页').waitFor()
    await page.getByRole('link', { name: '上一页' }).click()
    await page.getByText('第 2 页').waitFor()
    await page.getByRole('link', { name: '上一页' }).click()
    await page.getByText('第 1 页').waitFor()
    await settle(page)
    expect(await page.locator('tbody tr').first().innerText()).toBe(first)
    await page.context().close()
  })

  it('keep their filters in the address, and the export follows them', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, `/bills?period=${addMonths(present, -1)}`)
    await page.getByLabel('状态').selectOption('overdue')
    await page.waitForURL(/status=overdue/)
    await settle(page)
    await page.getByLabel('楼栋').selectOption(building)
    await page.waitForURL(/building=/)
    await page.reload()
    await settle(page)
    expect(await page.getByLabel('状态').inputValue()).toBe('overdue')
    const { bytes } = await exported(page, '表格（CSV）')
    const lines = bytes.toString().trim().split('\r\n').slice(1)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line.includes('已逾期') || line.includes('逾期'))).toBe(true)
    await page.context().close()
  })

  it('are rows on a phone, with a button to collect that thumbs can hit', async () => {
    const page = await openOffice(browser, stack, 'collector', { phone: true })
    await visit(page, `/bills?period=${addMonths(present, -1)}&status=overdue`)
    const collect = page.getByRole('list', { name: '账单列表' }).getByRole('button').first()
    expect((await collect.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(await page.locator('table').count()).toBe(0)
    await page.context().close()
  })
})
