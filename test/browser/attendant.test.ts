import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { rule } from '../tariffs/rules.ts'
import { picture } from './picture.ts'
import { expectHeading, inspectBoth, watchErrors } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
let area: string
let errors: string[]
/** A name of its own for each run, so that a test may be tried again on a stack that runs already. */
const run = String(systemClock.now().getTime()).slice(-6)
const [first, second, early, paid] = ['浙A61001', '浙AD61002', '浙A61003', '浙A61004'] as const

const head = <T>(method: string, path: string, body?: object) => callApi<T>(stack, 'head', method, path, body)
const at = (minutesAgo: number) => new Date(systemClock.now().getTime() - minutesAgo * 60_000).toISOString()
type Stay = { readonly id: string; readonly plate: string | null; readonly state: string; readonly in: string | null; readonly feeFen: number | null; readonly paidFen: number; readonly standing: string }
/** Of today and yesterday: a car of an hour ago came yesterday while it is the first hour of a day. */
async function stays(): Promise<readonly Stay[]> {
  const now = today(systemClock)
  const days = await Promise.all([addDays(now, -1), now].map((date) => head<{ items: Stay[] }>('GET', `/parking/stays?area=${area}&date=${date}&limit=100`)))
  return days.flatMap(({ items }) => items)
}

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const { items } = await head<{ items: { id: string }[] }>('GET', '/communities')
  const tariff = await head<{ id: string }>('POST', '/parking/tariffs', { name: `值守${run}`, from: '2026-01-01', document: '东价〔2026〕3号', rule: rule({ free: { minutes: 15, how: 'once' } }) })
  area = (await head<{ id: string }>('POST', '/parking/areas', { community: items[0]!.id, name: `东门${run}`, land: 'own', tariff: tariff.id })).id
  await head('POST', `/parking/areas/${area}/spaces`, { number: 'A-01', count: 20 })
  await head('POST', `/parking/ticket-books`, { area, first: 1, count: 100 })
  const gate = (sequence: number, plate: string, minutes: number) => head('POST', '/parking/events', { area, device: `gate-${run}`, sequence, kind: 'in', plate, at: at(minutes) })
  await gate(1, early, 65)
  await gate(2, paid, 300)
  context = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })
  page = await context.newPage()
  errors = watchErrors(page)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
const home = () => page.getByRole('link', { name: '值守首页' }).click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const status = (text: string | RegExp) => page.locator('header').getByText(text).waitFor()

async function typeIn(plate: string): Promise<void> {
  await page.getByRole('link', { name: '进场', exact: true }).click()
  await page.locator('#plate').fill(plate)
  await press(/^记进场/)
  await expectHeading(page, '已记进场')
}

it('an attendant works without network: two cars in, one out with cash, a reload; back in the network all of it arrives once', async () => {
  await page.goto(stack.tenant.accounts.find(({ role }) => role === 'attendant')!.signIn)
  await page.waitForURL('**/work')
  await page.getByRole('button', { name: `东门${run}` }).or(page.locator('header').getByText(`东门${run}`)).first().waitFor()
  if (await page.getByRole('button', { name: `东门${run}` }).isVisible()) await press(new RegExp(`东门${run}`))
  await status('全部已发送')
  await sees(/在场 2 辆/)
  await page.getByRole('link', { name: /班次和现金/ }).click()
  await page.locator('#float').fill('50')
  await press('开始班次')
  await sees('手里应有')
  await home()
  await status('全部已发送')
  // Once the shell is kept, the network may go.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  })

  // Chrome offers to install it, under the organization's name.
  const chrome = await context.newCDPSession(page)
  const manifest = await chrome.send('Page.getAppManifest')
  expect(manifest.errors).toEqual([])
  expect(JSON.parse(manifest.data!)).toMatchObject({ name: `${stack.tenant.name} 停车值守`, start_url: '/work' })

  await context.setOffline(true)
  await typeIn(first)
  await sees('已存在手机里')
  await press('下一辆')
  await page.locator('#plate').fill(second)
  await press(/^记进场/)
  await expectHeading(page, '已记进场')
  await press('下一辆')
  // The same car again: said first, and not noted by a slip.
  await page.locator('#plate').fill(early)
  await press(/^记进场/)
  await sees(/已进场，没有看到它出场/)
  await home()

  await page.getByRole('link', { name: '出场', exact: true }).click()
  await page.locator('#plate').fill(early)
  await press(/^查/)
  await sees('价格由手机按进场时间算出')
  await press('已收现金 ¥4.00')
  await expectHeading(page, '已收 ¥4.00，请放行')
  await home()
  await status(/^4 条没有发送，最早 \d+ 分钟前$/)

  await page.reload()
  await expectHeading(page, '停车值守')
  await status(/^4 条没有发送/)
  await page.getByRole('link', { name: '出场', exact: true }).click()
  await page.locator('#plate').fill('苏E99999')
  await press(/^查/)
  await sees('手机里没有这辆车的进场记录')
  await page.goto('/work/acts')
  await expectHeading(page, '记录和发送')
  await press('退出登录')
  await sees('还有没发送的记录')
  await press('先不退出')

  await context.setOffline(false)
  await status('全部已发送')
  const found = await stays()
  const of = (plate: string) => found.filter((stay) => stay.plate === plate)
  expect([first, second, early, paid].map((plate) => of(plate).length)).toEqual([1, 1, 1, 1])
  expect([first, second, paid].map((plate) => of(plate)[0]!.state)).toEqual(['present', 'present', 'present'])
  expect(of(early)[0]).toMatchObject({ state: 'done', feeFen: 400, paidFen: 400 })
  await sees(/收据 T\d{4}-\d{6}/)

  await page.goto('/work/shift')
  await sees('已收现金（1 笔）')
  await press('清点交班')
  await page.locator('#count-5000').fill('1')
  await page.locator('#count-100').fill('3')
  await page.locator('#receiver').fill('张丽')
  await press(/^交出/)
  await sees('与应有不一致')
  await page.locator('#count-100').fill('4')
  await press('交出 ¥54.00')
  await expectHeading(page, '已交班')
  await sees('与应有一致')
  const { items: shifts } = await head<{ items: { area: string; state: string; cashFen: number; handed: { countedFen: number; differenceFen: number } | null }[] }>('GET', '/parking/shifts?limit=200')
  expect(shifts.filter((shift) => shift.area === area)).toEqual([expect.objectContaining({ state: 'handed', cashFen: 400, handed: expect.objectContaining({ countedFen: 5400, differenceFen: 0 }) })])
  expect(errors).toEqual([])
})

async function look(name: string): Promise<void> {
  await picture(page, name)
  await inspectBoth(page, name)
}

it('what is seen at the barrier stands in both languages and sizes', async () => {
  await look('handed')
  await page.goto('/work')
  await sees(/在场 \d+ 辆/)
  await look('home')
  await page.getByRole('link', { name: '在场车辆' }).click()
  await page.locator('#search').fill('6100')
  await sees('浙A·61004')
  await look('cars')
  await page.getByRole('link', { name: /浙A·61004/ }).click()
  await page.getByRole('link', { name: '开始班次' }).waitFor()
  await look('out with a price')
  await page.goto('/work/in')
  await press(/^记进场/)
  await look('in with what is missing')
  await page.goto('/work/out?plate=苏E99999')
  await sees('没有进场记录')
  await press('按这个时间计费')
  await look('out without an entry')
})

it('areas, shifts and what is to be decided stand in both languages and sizes', async () => {
  await page.goto('/work/area')
  await look('areas')
  await page.goto('/work/shift')
  await page.locator('#float').fill('0')
  await look('no shift')
  await press('开始班次')
  await press('清点交班')
  await page.locator('#count-100').fill('2')
  await press(/^交出/)
  await look('count')

  // What the server refuses is shown to be decided.
  await page.goto('/work/in')
  await press('纸票')
  await page.locator('#ticket').fill('5555')
  await press(/^记进场/)
  await sees('服务器没有接受')
  await page.goto('/work/acts')
  await sees(/票号 005555 不在/)
  await look('acts to decide')
  await press('搁置，不再发送')
  await press('确定搁置')
  await status('全部已发送')
  await press('退出登录')
  await expectHeading(page, '请先登录')
  await look('signed out')
  expect(errors).toEqual([])
})
