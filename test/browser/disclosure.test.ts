import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginningOf, heading, inspectBoth, openOffice, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { inspectBoth as inspectResident } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => void ([stack, browser] = await Promise.all([startStack(), launchBrowser()])))
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

type Closing = { readonly period: string; readonly state: string }

/** The oldest month of the books, closed by two people. */
async function closeOldest(): Promise<string> {
  const { items } = await callApi<{ items: Closing[] }>(stack, 'auditor', 'GET', '/closings?limit=50')
  const { period } = items.at(-1)!
  await callApi(stack, 'finance', 'POST', `/closings/${period}/start`, {})
  const state = async () => (await callApi<Closing>(stack, 'auditor', 'GET', `/closings/${period}`)).state
  await expect.poll(state, { timeout: 30_000 }).toBe('waiting')
  await callApi(stack, 'head', 'POST', `/closings/${period}/approval`, {})
  return period
}

it('a month is closed, prepared by finance, published by the head, read by anybody on a phone, questioned and answered', async () => {
  const month = await closeOldest()
  const span = `${month}.${month}`
  const head = await openOffice(browser, stack, 'head')
  const form = head.getByRole('dialog')
  await visit(head, '/disclosures')
  await picture(head, 'no rule')
  await head.getByRole('button', { name: '填写规则' }).click()
  await form.getByLabel('多久一次').selectOption('month')
  await form.getByLabel('从哪个月起').fill(month)
  await form.getByLabel('张贴地点').fill('东门公告栏')
  await inspectBoth(head, 'rule')
  await form.getByRole('button', { name: '保存规则' }).click()
  await form.getByText('请填写').first().waitFor()
  await form.getByLabel('依据文件').fill('东街办〔2026〕8号')
  await form.getByRole('button', { name: '保存规则' }).click()
  await form.waitFor({ state: 'detached' })
  await head.getByText('已逾期').first().waitFor()
  await inspectBoth(head, 'due')
  await picture(head, 'due')

  const finance = await openOffice(browser, stack, 'finance')
  await visit(finance, `/disclosures/${span}`)
  await finance.getByRole('button', { name: '准备公示' }).click()
  for (const basis of await finance.getByLabel('依据').all()) await basis.fill('按工资表、发票和电费单，见账册')
  await inspectBoth(finance, 'prepare')
  await picture(finance, 'prepare')
  await finance.getByRole('button', { name: '按这些数字准备' }).click()
  await finance.getByText('须由负责人公示。').waitFor()
  expect(await finance.getByRole('button', { name: '公示', exact: true }).count()).toBe(0)

  await visit(head, `/disclosures/${span}`)
  await head.getByRole('button', { name: '公示', exact: true }).click()
  await inspectBoth(head, 'publish')
  await form.getByRole('button', { name: '确认公示' }).click()
  await form.waitFor({ state: 'detached' })
  await head.getByRole('link', { name: '居民看到的页面 全社合计' }).waitFor()
  await inspectBoth(head, 'published')
  await picture(head, 'published')

  const context = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })
  const page = await context.newPage()
  await page.goto('/open')
  await heading(page, '收支公示').waitFor()
  await page.getByRole('main').getByRole('link', { name: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月` }).click()
  await page.getByText('钱从哪里来').first().waitFor()
  await inspectResident(page, 'open books')
  await picture(page, 'open books')
  expect(await beginningOf(page, await page.getByRole('link', { name: '打印公示（PDF）' }).getAttribute('href'))).toBe('%PDF-')
  await page.goto(`/open/${span.replace(/\d{4}/g, '2019')}`)
  await heading(page, '没有这期公示').waitFor()

  await head.getByRole('button', { name: '代填纸面意见' }).click()
  await form.getByLabel('谁提的（只在办公端可见）').fill('刘桂兰 3-201')
  await form.getByLabel('意见内容').fill('路灯的电费为什么比上个月多？')
  await form.getByRole('button', { name: '保存意见' }).click()
  await form.waitFor({ state: 'detached' })
  await head.getByRole('button', { name: '答复', exact: true }).click()
  await form.getByLabel('公开的答复').fill('电表按抄表数缴费，冬季亮灯时间长。')
  await inspectBoth(head, 'answer')
  await form.getByRole('button', { name: '公开答复' }).click()
  await form.waitFor({ state: 'detached' })
  await page.goto(`/open/${span}`)
  await page.getByText('冬季亮灯时间长').waitFor()
  expect(await page.getByText('刘桂兰').count()).toBe(0)
  await Promise.all([head, finance, page].map((one) => one.context().close()))
}, 180_000)
