import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { rosterBegin } from '../../infra/local/demo/rosters.ts'
import { beginningOf, heading, inspectBoth, openOffice, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
const now = today(systemClock)
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const dialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const send = async (page: Page, name: string) => {
  await dialog(page).getByRole('button', { name, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}
const cell = (page: Page, person: string, day: number) => page.getByRole('row').filter({ hasText: person }).locator(`[data-col="${day}"]`)
const says = (page: Page, person: string, day: number) => expect.poll(() => cell(page, person, day).getAttribute('aria-label'))
const brush = (page: Page, shift: string) => page.getByRole('radiogroup').locator('label', { hasText: shift }).click()
const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor()

it('a clerk enters next year’s holidays, limits that are stricter and none laxer than the law, weights, a pair, and what is agreed with somebody', async () => {
  const next = String(Number(now.slice(0, 4)) + 1)
  const { version } = await callApi<{ version: number }>(stack, 'head', 'GET', `/holidays?year=${next}`)
  await callApi(stack, 'head', 'PUT', '/holidays', { year: next, days: [], source: '未发布', checkedOn: null, version })
  const page = await openOffice(browser, stack, 'roster-clerk')
  await visit(page, '/rosters/settings')
  await page.getByLabel('年份', { exact: true }).selectOption(next)
  await page.getByText('这一年还没有录入', { exact: true }).waitFor()
  await press(page, '修改节假日')
  await press(page, '加一天')
  await dialog(page).getByLabel('依据的文件', { exact: true }).fill('')
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('请写明依据的文件').first().waitFor()
  await inspectBoth(page, 'holidays, wrong')
  await picture(page, 'holidays-wrong')
  await dialog(page).getByLabel('依据的文件', { exact: true }).fill('走查通知')
  await dialog(page).getByLabel('日期', { exact: true }).fill(`${next}-01-01`)
  await dialog(page).getByLabel('名称', { exact: true }).fill('元旦')
  await send(page, '保存')
  await page.getByText(/1月1日 元旦$/).waitFor()

  await press(page, '从某天起改规定')
  const from = addDays(now, 700)
  await dialog(page).getByLabel('从哪天起用', { exact: true }).fill(from)
  await dialog(page).getByLabel('每天工时（小时）', { exact: true }).fill('9')
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('每天工时要在 1 到 8 小时之间，不能比法律松').first().waitFor()
  await inspectBoth(page, 'limits laxer than the law')
  await picture(page, 'limits-laxer')
  await dialog(page).getByLabel('每天工时（小时）', { exact: true }).fill('7.5')
  await dialog(page).getByLabel('最多连上（天）', { exact: true }).fill('5')
  await send(page, '保存')
  await page.getByRole('heading', { name: / 起$/ }).first().waitFor()
  await page.getByText('7.5 小时', { exact: true }).first().waitFor()

  await page.getByLabel('周末分得匀', { exact: true }).fill('300')
  await press(page, '保存')
  await page.getByText('请填写合适的数').first().waitFor()
  await page.getByLabel('周末分得匀', { exact: true }).fill('9')
  await press(page, '保存')
  await page.getByText('已保存', { exact: true }).waitFor()
  expect((await callApi<{ weights: { weekends: number } }>(stack, 'head', 'GET', '/roster-settings')).weights.weekends).toBe(9)
  await picture(page, 'weights-saved')

  await press(page, '加一对')
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('请选两个不同的人').first().waitFor()
  for (const [label, name] of [['第一个人', '骆永明'], ['第二个人', '俞建平']] as const) {
    await dialog(page).getByLabel(label, { exact: true }).fill(name)
    await dialog(page).getByRole('button', { name: new RegExp(`^${name}`) }).click()
  }
  await inspectBoth(page, 'a pair')
  await picture(page, 'pair')
  await send(page, '保存')
  await page.getByText('骆永明 和 俞建平 · 不要同班', { exact: true }).waitFor()
  await press(page, '删去 骆永明 和 俞建平')
  await page.getByText('没有这样的要求。', { exact: true }).waitFor()
  await picture(page, 'settings-after')

  await page.getByLabel('人员', { exact: true }).fill('骆永明')
  await page.getByRole('main').getByRole('button', { name: /^骆永明/ }).click()
  await press(page, '修改约定')
  await dialog(page).getByLabel('协议（名称或编号）', { exact: true }).fill('加班协议 7')
  await dialog(page).getByLabel('从哪天起', { exact: true }).fill(now)
  await dialog(page).getByLabel('星期日', { exact: true }).first().check()
  await inspectBoth(page, 'what is agreed with somebody')
  await picture(page, 'terms')
  await send(page, '保存')
  await page.getByText('加班协议 7', { exact: false }).waitFor()
  await page.getByText('星期日', { exact: true }).waitFor()
  await page.context().close()
}, 180_000)

it('a published roster changes with a reason or not at all, and hangs on the wall as a PDF', async () => {
  const page = await openOffice(browser, stack, 'roster-clerk')
  await visit(page, '/rosters/demoroster01')
  // Nobody has the electrician's shift of that day yet.
  const open = 30
  await says(page, '马建国', open).toContain('休息')
  await brush(page, '白班')
  await cell(page, '马建国', open).click()
  await says(page, '马建国', open).toContain('白班')
  await press(page, '放弃这些改动')
  await says(page, '马建国', open).toContain('休息')
  await cell(page, '马建国', open).click()
  await press(page, '保存 1 处改动')
  await dialog(page).getByRole('button', { name: '保存 1 处改动', exact: true }).click()
  await page.getByText('请写明原因').first().waitFor()
  await inspectBoth(page, 'the reason of a change')
  await picture(page, 'published-reason')
  await dialog(page).getByLabel('为什么改', { exact: true }).fill('补上空班')
  await send(page, '保存 1 处改动')
  await saved(page)
  await page.reload()
  await says(page, '马建国', open).toContain('白班')
  // Given back, so that the walk may be gone again.
  await brush(page, '休息')
  await cell(page, '马建国', open).click()
  await press(page, '保存 1 处改动')
  await dialog(page).getByLabel('为什么改', { exact: true }).fill('改回空班')
  await send(page, '保存 1 处改动')
  await saved(page)
  await press(page, '更多')
  const [paper] = await Promise.all([page.context().waitForEvent('request', (request) => request.url().includes('/v1/rosters/demoroster01/')), page.getByRole('menuitem', { name: '打印（PDF）', exact: true }).click()])
  expect(await beginningOf(page, new URL(paper.url()).pathname)).toBe('%PDF-')
  await page.context().close()
}, 120_000)

it('of two clerks who paint one cell the second chooses whose holds, and a draft is copied and put away', async () => {
  const name = `走查草稿${Date.now() % 100_000}`
  const page = await openOffice(browser, stack, 'roster-clerk')
  await visit(page, '/rosters/demoroster02')
  await press(page, '更多')
  await page.getByRole('menuitem', { name: '复制', exact: true }).click()
  await dialog(page).getByLabel('名称', { exact: true }).fill(name)
  await inspectBoth(page, 'copy a roster')
  await picture(page, 'copy-roster')
  await send(page, '复制')
  await heading(page, name).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const sheet = await callApi<{ rows: { person: string; cells: Record<string, string> }[] }>(stack, 'head', 'GET', `/rosters/${id}`)
  const person = 'demostaff001'
  const clash = async (day: number) => {
    const date = addDays(rosterBegin(now), 35 + day)
    // The head is faster: theirs is written when the clerk's arrives.
    await page.route('**/cells', async (route) => {
      await callApi(stack, 'head', 'PATCH', `/rosters/${id}/cells`, { changes: [{ person, date, was: sheet.rows.find((row) => row.person === person)?.cells[date] ?? null, cell: null }] })
      await route.continue()
    }, { times: 1 })
    await brush(page, '休息')
    await cell(page, '马建国', day).click()
    await page.getByText('格别人同时改了', { exact: false }).waitFor()
    return date
  }
  const first = await clash(1)
  await inspectBoth(page, 'a clash')
  await picture(page, 'clash')
  await press(page, '用我的')
  await saved(page)
  const second = await clash(2)
  await press(page, '用别人的')
  await saved(page)
  const after = await callApi<typeof sheet>(stack, 'head', 'GET', `/rosters/${id}`)
  const cells = after.rows.find((row) => row.person === person)!.cells
  expect([cells[first], cells[second]]).toEqual(['off', undefined])

  await press(page, '更多')
  await page.getByRole('menuitem', { name: '撤掉草稿', exact: true }).click()
  await dialog(page).getByText('草稿撤掉后不能再改', { exact: false }).waitFor()
  await inspectBoth(page, 'discard')
  await send(page, '撤掉草稿')
  await heading(page, '排班').waitFor()
  await page.getByRole('link', { name: '下期班表（草稿）', exact: true }).first().waitFor()
  expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
  await page.context().close()
}, 120_000)
