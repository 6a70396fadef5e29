import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { inspectBoth as inspectOffice, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { inspectBoth } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let context: BrowserContext
let page: Page
const [post, shift, roster, colleague] = ['rosterpost01', 'rostershift1', 'rosterwalk01', 'rosterwalk02']
const now = today(systemClock)
const gate = { latE6: 30_274_000, lngE6: 120_155_000 }
const head = <T>(method: string, path: string, body?: object) => callApi<T>(stack, 'head', method, path, body)

/** A shift around the present hour, whatever that is: it begins three hours ago, on the day of then. */
const startMinute = ((new Date(systemClock.now().getTime() + 5 * 3_600_000).getUTCHours() * 60) % 1440)
const begun = new Date(systemClock.now().getTime() + 5 * 3_600_000).toISOString().slice(0, 10) as typeof now

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const [from, to] = [addDays(now, -3), addDays(now, 24)]
  await head('POST', '/posts', { id: post, kind: 'cleaner', name: '走查保洁岗', place: '东门值班室', point: gate, pay: { monthlyFen: 300_000 }, headcount: 5, from: '2026-01-01' })
  await head('POST', '/roster-shifts', { id: shift, name: '走查班', short: '走', colour: 'green', startMinute, spanMinutes: 480, breakMinutes: 0, from: '2026-01-01' })
  await head('PUT', `/posts/${post}/demand`, { version: 0, lines: [{ shift, days: [0, 1, 2, 3, 4, 5, 6], need: 1 }] })
  const mine = await personOfWorker()
  await worksHere(mine, '走查一')
  await head('POST', '/seekers', { id: colleague, name: '走查同事', phone: '13800000188', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
  await worksHere(colleague, '走查二')
  await head('POST', '/rosters', { id: roster, name: '走查班表', from, to, posts: [post], people: [mine, colleague] })
  const cell = `${shift}@${post}`
  const paint = (person: string, days: readonly string[]) => days.map((date) => ({ person, date, was: null, cell }))
  await head('PATCH', `/rosters/${roster}/cells`, { changes: [...paint(mine, [begun, addDays(now, 4), addDays(now, 11)]), ...paint(colleague, [addDays(now, 6)])] })
  await head('POST', `/rosters/${roster}/publish`, {})
  context = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' }, { permissions: ['geolocation'], geolocation: { latitude: gate.latE6 / 1e6, longitude: gate.lngE6 / 1e6, accuracy: 12 } })
  page = await context.newPage()
  await page.goto(stack.tenant.accounts.find(({ role }) => role === 'worker')!.signIn)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** The worker's account becomes that of somebody of ours, whose days nobody else plans. */
async function personOfWorker(): Promise<string> {
  const { items } = await head<{ items: { email: string; roles: string[] }[] }>('GET', '/members')
  // The demo has more workers with accounts; this is the one whose link the stack knows.
  const email = items.find(({ email: one, roles }) => roles.includes('worker') && one.startsWith('worker@'))!.email
  const own = 'rosterwalk00'
  await head('POST', '/seekers', { id: own, name: '走查员工', phone: '13800000177', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
  await head('DELETE', '/seekers/demostaff001/account')
  await head('PUT', `/seekers/${own}/account`, { email })
  return own
}

const worksHere = (person: string, no: string) =>
  head('POST', '/hires', { id: person.replace('walk', 'hire'), person, post, no, kind: 'fixed', from: addDays(now, -20), to: addDays(now, 345), hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 300_000 } })

it('a worker sees the shifts, asks a colleague, asks for leave and says on which days they cannot', async () => {
  await page.goto('/staff')
  // The shift that runs stands beside the name of its page.
  await page.getByRole('link', { name: /^我的班表.*\d\d:\d\d/ }).waitFor()
  await inspectBoth(page, 'my work')
  await picture(page, 'my-work')
  await page.getByRole('link', { name: /^我的班表/ }).click()
  await page.getByRole('heading', { name: '我的班表', exact: true }).waitFor()
  await page.getByText('走查保洁岗').first().waitFor()
  await page.getByRole('table').waitFor()
  await page.getByRole('button', { name: '生成日历链接', exact: true }).click()
  await page.getByRole('link', { name: '加到日历', exact: true }).waitFor()
  await inspectBoth(page, 'my shifts')
  await picture(page, 'my-shifts')
  await page.goto(`/staff/shifts/${addDays(now, 4)}`)
  await page.getByRole('link', { name: /走查同事/ }).waitFor()
  await inspectBoth(page, 'a shift')
  await picture(page, 'a-shift')
  await page.getByRole('link', { name: /走查同事/ }).click()
  await page.getByLabel('想说的话（可不填）', { exact: true }).fill('孩子家长会')
  await page.getByRole('button', { name: '请走查同事替这个班', exact: true }).waitFor()
  await inspectBoth(page, 'a colleague')
  await picture(page, 'a-colleague')
  await page.getByRole('button', { name: '请走查同事替这个班', exact: true }).click()
  await page.getByRole('heading', { name: '已经发给对方', exact: true }).waitFor()
  await page.getByRole('link', { name: '看换班和替班', exact: true }).click()
  await page.getByText('等对方答复').waitFor()
  await inspectBoth(page, 'exchanges')
  await picture(page, 'exchanges')

  await page.goto('/staff/open-shifts')
  await page.getByRole('button', { name: /^接这个班 / }).first().click()
  await page.getByRole('button', { name: '先不接', exact: true }).waitFor()
  await inspectBoth(page, 'open shifts')
  await picture(page, 'open-shifts')
  await page.getByRole('button', { name: '接这个班', exact: true }).first().click()
  await page.getByText(/^已排给您：/).waitFor()

  await page.goto('/staff/leave')
  await page.getByRole('button', { name: '提交申请', exact: true }).click()
  await page.getByText('请填写日期').waitFor()
  await page.getByLabel('种类', { exact: true }).selectOption({ label: '事假' })
  await page.getByLabel('第一天', { exact: true }).fill(addDays(now, 11))
  await page.getByRole('checkbox', { name: '从中午 12 点起', exact: true }).check()
  await page.getByText('共 0.5 天', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: '到中午 12 点止', exact: true }).check()
  await page.getByRole('button', { name: '提交申请', exact: true }).click()
  await page.getByText('同一天不能从中午起又到中午止').waitFor()
  for (const name of ['从中午 12 点起', '到中午 12 点止']) await page.getByRole('checkbox', { name, exact: true }).uncheck()
  await page.getByRole('checkbox', { name: '周日', exact: true }).check()
  await inspectBoth(page, 'leave')
  await picture(page, 'leave')
  await page.getByRole('button', { name: '提交申请', exact: true }).click()
  await page.getByText('申请已提交，等排班员批准。').waitFor()
  await page.getByText('等批准').waitFor()
})

it('clocks in by place, goes on without network, and sends it later', async () => {
  await page.goto('/staff/clock')
  await page.getByRole('button', { name: '上班打卡', exact: true }).waitFor()
  await inspectBoth(page, 'clock')
  await picture(page, 'clock')
  await page.getByRole('button', { name: '上班打卡', exact: true }).click()
  await page.getByText(/^上班打卡成功/).waitFor()
  await page.getByText(/已上班$/).waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '下班打卡', exact: true }).click()
  await page.getByText('待发送', { exact: true }).waitFor()
  await picture(page, 'clock-offline')
  await context.setOffline(false)
  await page.getByText(/^下班打卡成功/).waitFor()
  await inspectBoth(page, 'clocked')
  await picture(page, 'clocked')
})

it('the office approves leave, which leaves the shift open, and sees what the rules say', async () => {
  const office = await openOffice(browser, stack, 'head')
  // The demo has requests of its own.
  await visit(office, '/requests?search=走查员工')
  await office.getByText('批准后空出 1 个班').waitFor()
  await inspectOffice(office, 'requests')
  await picture(office, 'requests')
  await office.getByRole('button', { name: '代为登记请假', exact: true }).click()
  await office.getByRole('dialog').getByRole('button', { name: '代为登记请假', exact: true }).click()
  await office.getByText('请选择员工').first().waitFor()
  await inspectOffice(office, 'leave recorded for somebody, wrong')
  await picture(office, 'record-leave')
  await office.keyboard.press('Escape')
  await office.getByRole('button', { name: /^批准 走查员工/ }).click()
  await office.getByText('没有待批的请假').waitFor()
  await visit(office, '/requests?show=all&search=走查员工')
  await office.getByText('已空出 1 个班').waitFor()
  await settle(office)
  await picture(office, 'requests-all')
  await visit(office, '/requests?list=leave&show=approved&search=走查员工')
  await office.getByRole('button', { name: /^提前结束或取消 走查员工/ }).click()
  await office.getByRole('button', { name: '提前结束请假', exact: true }).click()
  await office.getByText('请写明原因').first().waitFor()
  await inspectOffice(office, 'leave ended early, wrong')
  await picture(office, 'end-leave')
  await office.getByText('整个取消', { exact: true }).click()
  await office.getByLabel('原因（员工会看到）', { exact: true }).fill('家长会改期')
  await office.getByRole('button', { name: '取消这次请假', exact: true }).click()
  await office.getByText('没有这样的记录').waitFor()
  await visit(office, '/rosters/settings')
  await office.getByRole('button', { name: '登记新制度', exact: true }).click()
  await office.getByLabel('依据', { exact: true }).fill('')
  await office.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await office.getByText('请写明依据').first().waitFor()
  await inspectOffice(office, 'rules of leave, wrong')
  await picture(office, 'leave-rules')
  await office.getByLabel('依据', { exact: true }).fill('走查制度〔2026〕1号')
  await office.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await office.getByText('依据：走查制度〔2026〕1号').waitFor()
  await picture(office, 'leave-rules-entered')
  await visit(office, `/posts/${post}`)
  await office.getByRole('button', { name: '生成打卡码', exact: true }).click()
  await office.getByRole('img', { name: '打卡码', exact: true }).waitFor()
  await inspectOffice(office, 'code of a post')
  await picture(office, 'code-of-a-post')
  await office.context().close()
  const { items } = await head<{ items: { state: string }[] }>('GET', '/leaves?state=cancelled')
  expect(items.length).toBeGreaterThan(0)
})
