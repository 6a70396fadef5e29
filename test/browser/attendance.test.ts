import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, addMonths, firstDay, lastDay, periodOfDate, systemClock, today, weekdayOf } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { figure, inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
const now = today(systemClock)
const month = addMonths(periodOfDate(now), -1)
/** A Monday of the last month with its whole week in it. */
const monday = Array.from({ length: 7 }, (_, at) => addDays(firstDay(month), at)).find((date) => weekdayOf(date) === 0)!
const week = Array.from({ length: 5 }, (_, at) => addDays(monday, at))
const name = '苗春兰'

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const head = (method: string, path: string, body: object) => callApi<Record<string, never>>(stack, 'head', method, path, body)
  const category = (await callApi<{ categories: { code: string }[] }>(stack, 'head', 'GET', '/workforce-settings')).categories[0]!.code
  await head('POST', '/seekers', { id: 'walkattend01', name, phone: '13900000188', gender: 'm', born: '1990-05-05', category, consent: { version: '2026-11', on: now, sensitive: true, how: 'paper' } })
  await head('POST', '/posts', { id: 'walkattpost1', kind: 'cleaner', name: '走查保洁岗', place: '', community: null, point: null, from: addDays(firstDay(month), -30), to: null, requirements: { certificates: [], training: [], limits: [] }, pay: { monthlyFen: 300_000 }, headcount: 1, hoursPerWeek: 40, hours: null, welfare: null })
  await head('POST', '/hires', { id: 'walkatthire1', person: 'walkattend01', post: 'walkattpost1', kind: 'fixed', from: firstDay(month), to: addDays(now, 400), hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 300_000 }, insuranceFrom: firstDay(month) })
  await head('POST', '/roster-shifts', { id: 'walkattshft1', name: '走查班', short: '走', colour: 'green', startMinute: 480, spanMinutes: 540, breakMinutes: 60, from: addDays(firstDay(month), -30) })
  await head('POST', '/rosters', { id: 'walkattrost1', name: '走查上月', from: monday, to: addDays(monday, 6), posts: ['walkattpost1'] })
  await head('PATCH', '/rosters/walkattrost1/cells', { changes: week.map((date) => ({ person: 'walkattend01', date, was: null, cell: 'walkattshft1@walkattpost1' })) })
  await head('POST', '/rosters/walkattrost1/publish', {})
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const send = (page: Page, act: string | RegExp) => page.getByRole('dialog').getByRole('button', { name: act, ...(typeof act === 'string' ? { exact: true } : {}) }).click()
const gone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

it('a foreman confirms from the list on paper and corrects a day; the month is closed, its wages are asked for, and the worker signs', async () => {
  const page = await openOffice(browser, stack, 'head')
  await visit(page, `/attendance/day?date=${week[0]}`)
  await page.getByRole('link', { name, exact: true }).waitFor()
  await page.getByRole('button', { name: /^按班表确认 \d+ 人$/ }).click()
  await inspectScreen(page, "the foreman's list")
  await picture(page, 'attendance list')
  await send(page, /^按班表确认/)
  await gone(page)
  await inspectBoth(page, 'a day')
  await picture(page, 'attendance day')

  await visit(page, `/attendance?month=${month}`)
  await inspectBoth(page, 'attendance')
  await picture(page, 'attendance month')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settle(page)
  expect(await figure(page, '出勤天数')).toBe('1')
  await page.getByRole('row', { name: /走查班/ }).nth(1).getByRole('button', { name: /^更正/ }).click()
  await send(page, '保存更正')
  await page.getByText('请写明原因，至少两个字').first().waitFor()
  await page.getByLabel('下班时间').fill('18:30')
  await page.getByLabel('原因', { exact: true }).fill('支援扫雪')
  await inspectScreen(page, 'a correction')
  await picture(page, 'attendance correction')
  await send(page, '保存更正')
  await gone(page)
  expect(await figure(page, '出勤天数')).toBe('2')
  await page.getByText('支援扫雪', { exact: false }).first().waitFor()
  await inspectBoth(page, 'a month sheet')
  await picture(page, 'attendance sheet')

  await visit(page, `/attendance?month=${month}`)
  await page.getByRole('button', { name: /^关账 \d+ 人$/ }).click()
  await send(page, /^关账 \d+ 人$/)
  await gone(page)
  await page.getByText(/^已关账 \d+ 人。$/).waitFor()

  await visit(page, `/attendance/payroll?month=${month}`)
  await inspectBoth(page, 'wages of a month')
  await picture(page, 'payroll open')
  await page.getByRole('button', { name: '申请工资支出', exact: true }).click()
  await send(page, '申请工资支出')
  await gone(page)
  await page.getByText('已申请', { exact: true }).waitFor()
  await settle(page)
  await inspectScreen(page, 'wages asked for')
  await picture(page, 'payroll asked')
  await visit(page, `/attendance/hours?month=${month}`)
  await inspectBoth(page, 'hours of a month')
  await picture(page, 'attendance hours')
  await visit(page, '/attendance/rules')
  await page.getByRole('button', { name: '新的规则', exact: true }).click()
  await inspectScreen(page, 'new rules')
  await picture(page, 'attendance rules')
  await page.context().close()

  const phone = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })
  const mine = await phone.newPage()
  await mine.goto(stack.tenant.accounts.find(({ role }) => role === 'worker')!.signIn)
  await mine.waitForURL('**/staff**')
  await mine.goto('/staff/timesheet')
  await mine.getByRole('button', { name: '没有问题，签字' }).first().waitFor()
  await inspectScreen(mine, 'my month sheet')
  await picture(mine, 'my month sheet')
  await mine.getByRole('button', { name: '没有问题，签字' }).first().click()
  await mine.getByText(/^您已于/).first().waitFor()
  expect(lastDay(month) < now).toBe(true)
  await phone.close()
})
