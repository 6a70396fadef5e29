import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { expectHeading, inspectBoth, registerPhone, signIn, watchErrors } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let finance: Page
/** Far enough ahead that all of it goes back. */
const day = addDays(today(systemClock), 5)

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  finance = await openOffice(browser, stack, 'finance')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** The same picture once more is the same photo. */
async function addPhoto(facility: string, caption: string): Promise<void> {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const { status } = await fetch(`${stack.base}/v1/facilities/${facility}/photos?caption=${encodeURIComponent(caption)}`, { method: 'POST', headers: { authorization: `Bearer ${stack.tenant.tokens.head}` }, body: bytes })
  expect(status).toBe(201)
}
const roomOf = async (): Promise<string> => (await callApi<{ items: [{ facility: string }] }>(stack, 'head', 'GET', '/bookings/facilities')).items[0].facility

it('a resident books a room and pays on a phone, a neighbour is refused it, the office sees it, and cancelling brings the money back', async () => {
  const { items } = await callApi<{ items: { id: string }[] }>(stack, 'head', 'GET', '/units?limit=40')
  const [own, next] = [items[20]!.id, items[21]!.id]
  const facility = await roomOf()
  await addPhoto(facility, '投影和桌椅')
  const context = await openPhone(browser, stack.tenant)
  const page = await context.newPage()
  const errors = watchErrors(page)
  await signIn(stack, page, await registerPhone(stack, [own]))
  await page.getByRole('link', { name: '预订活动室' }).click()
  await expectHeading(page, '预订场地')
  await page.getByRole('heading', { name: '我的预订' }).waitFor()
  await settle(page)
  await picture(page, 'bookables')
  await inspectScreen(page, 'what can be booked')
  await page.getByRole('link', { name: '社区活动室' }).first().click()
  await expectHeading(page, '社区活动室')
  await page.goto(`/bookings/at/${facility}?unit=${own}&from=${addDays(day, -4)}&day=${day}`)
  await page.getByRole('link', { name: '13:00–15:00' }).waitFor()
  await page.waitForFunction(() => [...document.images].some(({ alt, naturalWidth }) => alt === '投影和桌椅' && naturalWidth > 0))
  await picture(page, 'calendar')
  await inspectScreen(page, 'the days and slots of a room')
  await page.getByRole('link', { name: '13:00–15:00' }).click()
  await expectHeading(page, '确认预订')
  await page.getByLabel('订多久').selectOption('2')
  await page.getByRole('button', { name: '预订并付款 ¥140.00' }).waitFor()
  await picture(page, 'confirm')
  await inspectBoth(page, 'before booking')
  await page.getByRole('button', { name: '预订并付款 ¥140.00' }).click()
  await page.waitForURL('**/_local/stripe/**')

  // While it is being paid a neighbour who wants the second half of it is refused.
  const wish = { id: `nb${String(systemClock.now().getTime()).slice(-10)}`, facility, start: `${day}T15:00`, count: 1, who: { kind: 'household', unit: next } }
  expect(await callApi(stack, 'collector', 'POST', '/bookings', wish).catch((error: Error) => error.message)).toContain('slot-taken')

  await page.locator('button.pay').click()
  await page.waitForURL('**/sale/**')
  await expectHeading(page, '已付款')
  await page.getByRole('link', { name: '继续' }).click()
  await page.getByText('已订好').waitFor()
  await picture(page, 'booking')
  await inspectScreen(page, 'a booking')
  await visit(finance, `/bookings?facility=${facility}&from=${day}`)
  const entry = finance.getByRole('listitem').filter({ hasText: '13:00–17:00' }).filter({ hasText: '已付' })
  await entry.waitFor()
  await picture(finance, 'office-calendar')
  await inspectScreen(finance, 'the week of a room')

  await page.getByRole('button', { name: '取消预订' }).click()
  await page.getByText('现在取消，退 ¥140.00').waitFor()
  await picture(page, 'cancel')
  await inspectScreen(page, 'before cancelling')
  await page.getByRole('button', { name: '确认取消，退 ¥140.00' }).click()
  // An Alipay refund is on its way for a while.
  await page.getByText(/¥140\.00 · (正在退回|已退回)/).waitFor()
  await picture(page, 'cancelled')
  expect(errors).toEqual([])
  await context.close()
})

it('the office books for an outsider, takes the cash, cancels with what goes back shown before, and changes the rules', async () => {
  const facility = await roomOf()
  const collector = await openOffice(browser, stack, 'collector')
  await visit(collector, `/bookings?facility=${facility}&from=${addDays(day, 1)}`)
  await collector.getByRole('link', { name: '17:00–19:00' }).first().click()
  await heading(collector, '代为预订').waitFor()
  await collector.getByText('外来人员').click()
  await collector.getByRole('button', { name: '预订，应收 ¥180.00' }).click()
  await collector.getByRole('alert').waitFor()
  await picture(collector, 'office-book')
  await inspectScreen(collector, 'booking for somebody, with what is missing')
  await collector.getByLabel('姓名或单位').fill('合唱队 吴老师')
  await collector.getByLabel('电话', { exact: true }).fill('0571-86000191')
  await collector.getByRole('button', { name: '预订，应收 ¥180.00' }).click()
  await heading(collector, '合唱队').waitFor()
  await collector.getByRole('button', { name: '收现金' }).click()
  await collector.getByRole('dialog').getByRole('button', { name: '已收现金 ¥180.00' }).click()
  await collector.getByText('已收，待退').waitFor()
  await collector.getByRole('button', { name: '退订' }).click()
  await collector.getByText('现在退订退 ¥180.00').waitFor()
  await picture(collector, 'office-cancel')
  await inspectScreen(collector, 'a booking with its cancelling')
  await collector.getByRole('dialog').getByRole('button', { name: '退订，退 ¥180.00' }).click()
  await collector.getByText('¥180.00 · 待付现金').waitFor()

  await visit(finance, '/bookings/list?state=cancelled')
  await finance.getByText('合唱队 吴老师').first().waitFor()
  await inspectScreen(finance, 'the list of bookings')
  await visit(finance, `/facilities/${facility}`)
  await finance.getByRole('link', { name: '修改规则' }).click()
  await heading(finance, '的预订规则').waitFor()
  await finance.getByLabel('周一').fill('9点到晚上')
  await finance.getByRole('button', { name: '保存规则' }).click()
  await finance.getByRole('alert').waitFor()
  await picture(finance, 'office-terms')
  await inspectScreen(finance, 'the rules of a room, with what is wrong')
  await finance.getByLabel('周一').fill('')
  await finance.getByRole('button', { name: '保存规则' }).click()
  await finance.getByText('周二 09:00–21:00').waitFor()
  await settle(finance)
  expect(await finance.getByText('周一 09:00–21:00').count()).toBe(0)
  await picture(finance, 'office-facility')
})

it('part of a deposit is kept by two people, and who booked reads how much and why', async () => {
  const { items } = await callApi<{ items: { id: string; who: { unit?: string } }[] }>(stack, 'head', 'GET', `/bookings?from=${addDays(today(systemClock), -7)}&to=${today(systemClock)}&deposit=held&limit=100`)
  const { id, who } = items.find((one) => one.who.unit)!
  const collector = await openOffice(browser, stack, 'collector')
  await visit(collector, `/bookings/${id}`)
  await collector.getByRole('button', { name: '扣押金' }).click()
  const dialog = collector.getByRole('dialog')
  await dialog.getByLabel('扣多少').fill('100.01')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('扣多少').fill('35')
  await dialog.getByLabel('原因').fill('两把椅子坐坏')
  await picture(collector, 'office-deduction')
  await inspectScreen(collector, 'keeping part of a deposit')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await collector.getByText('须由另一位负责人或财务批准。').waitFor()
  expect(await collector.getByRole('button', { name: '退押金' }).count()).toBe(0)
  await visit(finance, `/bookings/${id}`)
  await inspectScreen(finance, 'a deposit that waits for a second person')
  await finance.getByRole('button', { name: '批准' }).click()
  await finance.getByRole('button', { name: '批准，扣 ¥35.00，退 ¥65.00' }).click()
  await finance.getByText('扣了一部分，其余已退').waitFor()
  await picture(finance, 'office-deducted')

  const context = await openPhone(browser, stack.tenant)
  const page = await context.newPage()
  await signIn(stack, page, await registerPhone(stack, [who.unit!]))
  await page.goto(`/bookings/${id}`)
  await page.getByText('押金扣了 ¥35.00，原因：两把椅子坐坏').waitFor()
  await settle(page)
  await picture(page, 'booking-deducted')
  await inspectBoth(page, 'a booking of whose deposit part was kept')
  await Promise.all([context.close(), collector.context().close()])
})
