import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, addMonths, firstDay, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { figure, heading, inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
const now = today(systemClock)
/** Begun two months ago, so that last month is over and stands whole under the contract. */
const begin = firstDay(addMonths(periodOfDate(now), -2))
const month = addMonths(periodOfDate(now), -1)
const scheme = '走查补贴'
const name = '钟小满'

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const clerk = (method: string, path: string, body: object) => callApi(stack, 'hr-clerk', method, path, body)
  const category = (await callApi<{ categories: { code: string }[] }>(stack, 'hr-clerk', 'GET', '/workforce-settings')).categories[0]!.code
  await clerk('POST', '/seekers', { id: 'walkworker01', name, phone: '13900000177', gender: 'm', born: '1990-05-05', category, consent: { version: '2026-11', on: now, sensitive: true, how: 'paper' } })
  await clerk('POST', '/posts', { id: 'walkpost0001', kind: 'cleaner', name: '走查保洁', place: '', community: null, point: null, from: addDays(begin, -30), to: null, requirements: { certificates: [], training: [], limits: [] }, pay: { monthlyFen: 300_000 }, headcount: 1, hoursPerWeek: 40, hours: null, welfare: null })
  // More than the demo's scheme pays of the same month, so that it takes it.
  await clerk('POST', '/subsidies/schemes', { id: 'walkscheme01', name: scheme, kind: 'other', place: '', from: month, to: month, certificate: false, welfarePost: false, rate: { from: month, base: 'fixed', shareBp: 10_000, fixedFen: 123_400, document: '走查文件' } })
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const send = (page: Page, act: string | RegExp) => page.getByRole('dialog').getByRole('button', { name: act, ...(typeof act === 'string' ? { exact: true } : {}) }).click()
const gone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

it('somebody is hired within the law, papers are seen, a month is claimed once and received, and the hire ends with what is left to do', async () => {
  const page = await openOffice(browser, stack, 'hr-clerk')
  await visit(page, '/hires/new')
  await page.getByLabel('人员', { exact: true }).fill(name)
  await page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByLabel('岗位', { exact: true }).selectOption({ label: '走查保洁' })
  await page.getByLabel('开始日期', { exact: true }).fill(begin)
  await page.getByLabel('最后一天').fill(addDays(now, 400))
  await page.getByLabel('金额（元）', { exact: true }).fill('100')
  await page.getByLabel('社保参保日期').fill(begin)
  await page.getByRole('button', { name: '办理录用', exact: true }).click()
  await page.getByText('有 1 处不符合规定，没有保存。', { exact: false }).first().waitFor()
  await inspectScreen(page, 'below the minimum wage')
  await picture(page, 'hire refused')
  await page.getByLabel('金额（元）', { exact: true }).fill('3000')
  await page.getByRole('button', { name: '办理录用', exact: true }).click()
  await heading(page, name).waitFor()
  await page.getByRole('button', { name: '今天已核：劳动合同', exact: true }).click()
  await page.getByRole('button', { name: '今天已核：劳动合同', exact: true }).waitFor({ state: 'detached' })
  const hire = new URL(page.url()).pathname

  await visit(page, `/subsidies/months?month=${month}`)
  await page.getByRole('button', { name: `填写 ${name}`, exact: true }).click()
  await page.getByLabel('实发工资').fill('3000')
  await page.getByLabel('发放日期').fill(now)
  await page.getByLabel('单位缴费', { exact: true }).fill('900')
  await page.getByLabel('单位缴费 缴费日期', { exact: true }).fill(now)
  await page.getByLabel('出勤天数').fill('22')
  await inspectBoth(page, 'what was paid')
  await send(page, '保存')
  await gone(page)

  await visit(page, `/subsidies?from=${month}&to=${month}`)
  await page.getByRole('row', { name: new RegExp(name) }).getByText('可申报', { exact: true }).waitFor()
  await page.getByRole('button', { name: new RegExp(`^申报 .* ${scheme}$`) }).click()
  await inspectBoth(page, 'claim')
  await send(page, /^申报 /)
  await heading(page, scheme).waitFor()
  const claimed = await figure(page, '申报')
  const claim = new URL(page.url()).pathname.replace('/office', '')
  await page.context().close()

  const finance = await openOffice(browser, stack, 'finance')
  await visit(finance, claim)
  await finance.getByRole('button', { name: '登记到账', exact: true }).click()
  await finance.getByLabel('银行流水号').fill('走查 001')
  await inspectBoth(finance, 'receipt')
  await picture(finance, 'receipt')
  await send(finance, /^登记到账 /)
  await gone(finance)
  await settle(finance)
  expect(await figure(finance, '到账')).toBe(claimed)
  expect(await finance.getByRole('button', { name: '登记到账', exact: true }).count()).toBe(0)
  await visit(finance, `/subsidies?from=${month}&to=${month}`)
  await finance.getByRole('row', { name: new RegExp(name) }).getByText('已到账', { exact: true }).waitFor()
  expect(await finance.getByRole('button', { name: new RegExp(`^申报 .* ${scheme}$`) }).count()).toBe(0)
  await finance.context().close()

  const clerk = await openOffice(browser, stack, 'hr-clerk')
  await visit(clerk, hire.replace('/office', ''))
  await clerk.getByRole('button', { name: '办理离职', exact: true }).click()
  await clerk.getByLabel('原因', { exact: true }).selectOption('open-market')
  await inspectBoth(clerk, 'end of a hire')
  await send(clerk, '办理离职')
  await gone(clerk)
  await clerk.getByRole('button', { name: '今天已办：结清工资', exact: true }).click()
  await clerk.getByRole('button', { name: '今天已办：结清工资', exact: true }).waitFor({ state: 'detached' })
  await picture(clerk, 'hire ended')
  await clerk.context().close()
})
