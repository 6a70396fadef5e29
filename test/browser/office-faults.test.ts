import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectScreen } from './inspect-screen.ts'
import { inspectAll, openOffice, visit } from './office-steps.ts'
import { launchBrowser, type Stack, startStack } from './support.ts'

const minutes = 60_000
let stack: Stack
let browser: Browser

beforeAll(async () => void ([stack, browser] = await Promise.all([startStack(), launchBrowser()])))
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

describe('when something goes wrong', () => {
  it('a session that ended says so over the screen, and what was typed stays', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, '/settings/site')
    await page.getByLabel('地址').fill('新地址 1 号')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '保存本社信息' }).click()
    await page.getByText('登录已过期').waitFor()
    expect(await page.getByLabel('地址').inputValue()).toBe('新地址 1 号')
    await inspectScreen(page, 'session expired')
    await page.context().close()
  })

  it('a lost connection says so and a second try goes on', async () => {
    const page = await openOffice(browser, stack, 'head')
    await page.route('**/v1/arrears*', (route) => route.abort())
    await page.getByRole('link', { name: '欠费', exact: true }).click()
    await page.getByText('网络没有连上').waitFor()
    await inspectScreen(page, 'offline')
    await page.unroute('**/v1/arrears*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('欠费住户', { exact: true }).waitFor()
    await page.context().close()
  })

  it('a failed answer is said in its own words, with the help phone; a failed export too', async () => {
    const page = await openOffice(browser, stack, 'head')
    const fault = (say: string) => ({ status: 422, contentType: 'application/json', body: JSON.stringify({ error: { kind: 'refused', code: 'x', say, details: [], requestId: 'r1' } }) })
    await page.route('**/v1/bills?*', (route) => route.fulfill(fault('账单正在整理，请稍后再看。')))
    await page.getByRole('link', { name: '账单', exact: true }).click()
    await page.getByText('账单正在整理，请稍后再看。').waitFor()
    await page.getByRole('link', { name: /打电话/ }).waitFor()
    await page.route('**/v1/bills/export*', (route) => route.fulfill(fault('太多了，请缩小范围。')))
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '表格（CSV）' }).click()
    await page.getByText('太多了，请缩小范围。').waitFor()
    await inspectScreen(page, 'failed answers')
    await page.context().close()
  })

  it('an empty tenant is led from the first step to the next', async () => {
    const page = await openOffice(browser, stack, 'head')
    const empty = (path: string) => page.route(`**/v1/${path}`, (route) => route.fulfill({ contentType: 'application/json', body: '{"items":[],"next":null}' }))
    for (const path of ['units?*', 'communities', 'buildings*', 'fee-items', 'imports?*', 'billing-runs?*', 'payments?*', 'members', 'tokens', 'audit?*']) await empty(path)
    const faults = await inspectAll(page, ['/households', '/communities', '/fee-items', '/imports', '/billing', '/payments', '/settings', '/settings/tokens', '/settings/audit'].map((path) => ({ name: `empty ${path}`, path })))
    expect(faults).toEqual([])
    await page.context().close()
  }, 3 * minutes)
})
