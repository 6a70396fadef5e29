import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { zh as billingZh } from '../../web/office/areas/billing/zh.ts'
import { zh as commonZh } from '../../web/office/i18n/zh.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, visit } from './office-steps.ts'
import { callApi, launchBrowser, openDesktop, type Stack, startStack } from './support.ts'

const minutes = 60_000
let stack: Stack
let browser: Browser
let ids: { readonly unit: string; readonly draft: string }

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const first = async (path: string) => (await callApi<{ items: { id: string }[] }>(stack, 'head', 'GET', path)).items[0]!.id
  const [unit, community] = await Promise.all([first('/units?limit=1'), first('/communities')])
  const period = addMonths(periodOfDate(today(systemClock)), 2)
  const draft = await callApi<{ id: string }>(stack, 'head', 'POST', '/billing-runs', { community, period, dueDate: `${period}-20` })
  ids = { unit, draft: draft.id }
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

describe('who may see what', () => {
  const income = ['停车场', '月卡', '车辆', '临时停车', '零星收款', '停车收费标准', '便民设施', '设备使用', '场地预订', '设施合同', '设施收入']
  const menuOf = async (page: Page) => page.getByRole('navigation', { name: commonZh.menu }).getByRole('link').allInnerTexts()

  it('shows a collector households, bills and payments, and no books', async () => {
    const page = await openOffice(browser, stack, 'collector')
    expect(await menuOf(page)).toEqual(['工作台', '住户', '账单', '收款', '欠费', '退款', '缴费提醒', '出账', ...income, '现金', '支出', '收支公示', '小区与楼栋', '收费项目'])
    for (const path of ['/journal', '/trial-balance', '/imports', '/settings', '/fee-items/new']) {
      await visit(page, path)
      await heading(page, '没有权限').waitFor()
    }
    await inspectScreen(page, 'no permission')
    await visit(page, `/billing/${ids.draft}`)
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0)
    await page.context().close()
  }, 2 * minutes)

  it('lets finance bill but not take money: who reconciles does not collect', async () => {
    const page = await openOffice(browser, stack, 'finance')
    await visit(page, `/households/${ids.unit}`)
    expect(await page.getByRole('button', { name: /收款|收预存款/ }).count()).toBe(0)
    await visit(page, '/billing')
    await page.getByRole('button', { name: billingZh.preview }).waitFor()
    await page.context().close()
  })

  it('leads a supervisor to the sums and a worker to a plain word', async () => {
    const supervisor = await openOffice(browser, stack, 'supervisor')
    await heading(supervisor, '科目余额表').waitFor()
    expect(await menuOf(supervisor)).toEqual(['科目余额表', '财务报表', '来源与用途', '成效'])
    // A worker signs in on the phone's pages; the office is opened by its address.
    const worker = await (await openDesktop(browser, { url: stack.tenant.url })).newPage()
    await worker.goto(stack.tenant.accounts.find(({ role }) => role === 'worker')!.signIn)
    await worker.waitForURL('**/staff')
    await worker.goto('/office/')
    await heading(worker, '您的岗位还没有可用的页面').waitFor()
    await inspectScreen(worker, 'no screens')
    await Promise.all([supervisor.context().close(), worker.context().close()])
  })

  it('asks a stranger to sign in and comes back to the same address', async () => {
    const context = await openDesktop(browser, { url: stack.tenant.url })
    const page = await context.newPage()
    await page.goto('/office/bills?status=overdue')
    await heading(page, '登录办公端').waitFor()
    await inspectScreen(page, 'sign in')
    expect(await page.getByRole('link', { name: '登录' }).getAttribute('href')).toBe('/v1/sign-in?to=%2Foffice%2Fbills%3Fstatus%3Doverdue')
    await context.close()
  })

  it('signs out, and the next page asks to sign in', async () => {
    const page = await openOffice(browser, stack, 'auditor')
    await page.getByRole('button', { name: '退出登录' }).click()
    await heading(page, '登录办公端').waitFor()
    await page.goto('/office/bills')
    await heading(page, '登录办公端').waitFor()
    await page.context().close()
  })
})
