import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, addMonths, firstDay, periodOfDate, systemClock, today, weekdayOf } from '../../functions/calendar.ts'
import { sheetOf } from '../web/roster-fixture.ts'
import { heading, inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
const now = today(systemClock)
const begin = firstDay(addMonths(periodOfDate(now), -2))
/** From the Monday after next on: nobody's published days lie there. */
const monday = addDays(now, 14 - weekdayOf(now))
const post = 'walkroster01'
const names = ['柴一', '柴二', '柴三', '柴四']

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const clerk = (method: string, path: string, body: object) => callApi(stack, 'hr-clerk', method, path, body)
  const category = (await callApi<{ categories: { code: string }[] }>(stack, 'hr-clerk', 'GET', '/workforce-settings')).categories[0]!.code
  await clerk('POST', '/posts', { id: post, kind: 'cleaner', name: '走查岗', place: '', community: null, point: null, from: addDays(begin, -30), to: null, requirements: { certificates: [], training: [], limits: [] }, pay: { monthlyFen: 300_000 }, headcount: 4, hoursPerWeek: 40, hours: null, welfare: null })
  for (const [at, name] of names.entries()) {
    const person = `walkroster1${at}`
    await clerk('POST', '/seekers', { id: person, name, phone: `1390000028${at}`, gender: 'm', born: '1990-05-05', category, consent: { version: '2026-11', on: now, sensitive: true, how: 'paper' } })
    await clerk('POST', '/hires', { id: person, person, no: `ZC-${at}`, from: begin, place: '东城', insuranceFrom: begin, post, kind: 'fixed', to: addDays(now, 400), probationMonths: 1, hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 380_000 }, subsidisedBefore: { months: 0, since: null } })
  }
})
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
/** A cell by its person and the day of the roster, counted from 0. */
const cell = (page: Page, person: string, day: number) => page.getByRole('row').filter({ hasText: person }).locator(`[data-col="${day}"]`)

const brush = (page: Page, shift: string) => page.getByRole('radiogroup').locator('label', { hasText: shift }).click()

async function makeShift(page: Page, name: string, short: string, from: string, to: string): Promise<void> {
  await press(page, '新建班次')
  await dialog(page).getByLabel('名称', { exact: true }).fill(name)
  await dialog(page).getByLabel('格里的字', { exact: true }).fill(short)
  await dialog(page).getByLabel('开始', { exact: true }).fill(from)
  await dialog(page).getByLabel('结束', { exact: true }).fill(to)
  await send(page, '保存')
}

it('a clerk sets up shifts and demand, makes a roster, has it filled, is refused what the law forbids, undoes, and publishes', async () => {
  const page = await openOffice(browser, stack, 'head')
  await visit(page, '/rosters/shifts')
  await press(page, '新建班次')
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('请填写名称').first().waitFor()
  await inspectBoth(page, 'new shift, wrong')
  await press(page, '取消')
  await makeShift(page, '走查早班', '走', '06:00', '14:00')
  await makeShift(page, '走查晚班', '晚', '14:00', '22:00')
  // A split shift: its gap lies within it.
  await press(page, '新建班次')
  await dialog(page).getByLabel('名称', { exact: true }).fill('走查两头班')
  await dialog(page).getByLabel('格里的字', { exact: true }).fill('两')
  await dialog(page).getByLabel('开始', { exact: true }).fill('06:00')
  await dialog(page).getByLabel('结束', { exact: true }).fill('19:00')
  await dialog(page).getByLabel('分两段上班（两头班）', { exact: true }).check()
  await dialog(page).getByLabel('第一段到几点', { exact: true }).fill('05:00')
  await dialog(page).getByLabel('第二段从几点', { exact: true }).fill('15:00')
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('第一段要在上班时间以内结束').first().waitFor()
  await inspectBoth(page, 'split shift, wrong')
  await dialog(page).getByLabel('第一段到几点', { exact: true }).fill('10:00')
  await send(page, '保存')
  await page.getByText('06:00–10:00 / 15:00–19:00', { exact: true }).first().waitFor()
  await picture(page, 'shifts')

  await visit(page, `/rosters/demand?post=${post}`)
  await press(page, '加一行')
  await press(page, '保存需求')
  await page.getByText('第 1 行：请选择班次').first().waitFor()
  await page.getByLabel('班次', { exact: true }).selectOption({ label: '走查早班 06:00–14:00' })
  await page.getByLabel('人数', { exact: true }).fill('2')
  await inspectBoth(page, 'demand')
  await picture(page, 'demand')
  await press(page, '保存需求')
  await page.getByText('已保存').waitFor()

  await visit(page, '/rosters')
  await inspectBoth(page, 'rosters')
  await press(page, '新建排班')
  await dialog(page).getByLabel('名称', { exact: true }).fill('走查排班')
  await dialog(page).getByLabel('开始日期', { exact: true }).fill(monday)
  await dialog(page).getByLabel('结束日期', { exact: true }).fill(addDays(monday, 6))
  await press(page, '建好并打开')
  await page.getByText('请至少选一个岗位').first().waitFor()
  await inspectBoth(page, 'new roster, wrong')
  await dialog(page).getByLabel('走查岗', { exact: true }).check()
  await press(page, '建好并打开')
  await heading(page, '走查排班').waitFor()
  await cell(page, '柴一', 0).waitFor()

  // By mouse: a click, a drag over four days; by keys: a day off, undone and done again.
  // No post asks for it, so it stands in the list.
  await page.getByLabel('其他班次', { exact: true }).selectOption({ label: '走查晚班 14:00–22:00' })
  await cell(page, '柴一', 0).click()
  await brush(page, '走查早班')
  await cell(page, '柴一', 1).click()
  await page.getByText('没有排上：').waitFor()
  expect(await page.getByRole('status').filter({ hasText: '没有排上' }).innerText()).toMatch(/柴一.*8 小时.*至少 11 小时/)
  expect(await cell(page, '柴一', 1).getAttribute('aria-label')).toContain('未排')
  await inspectBoth(page, 'roster, refused')
  await picture(page, 'roster-refused')
  await cell(page, '柴二', 0).hover()
  await page.mouse.down()
  await cell(page, '柴二', 4).hover()
  await page.mouse.up()
  expect(await cell(page, '柴二', 3).getAttribute('aria-label')).toContain('走查早班')
  await cell(page, '柴三', 0).focus()
  await page.keyboard.press('0')
  await expect.poll(() => cell(page, '柴三', 0).getAttribute('aria-label')).toContain('休息')
  await page.keyboard.press('Control+z')
  await expect.poll(() => cell(page, '柴三', 0).getAttribute('aria-label')).toContain('未排')
  await page.getByText('已保存', { exact: true }).waitFor()

  // What was painted is there after a reload.
  await page.reload()
  await cell(page, '柴二', 4).waitFor()
  expect(await cell(page, '柴二', 4).getAttribute('aria-label')).toContain('走查早班')
  await press(page, '看缺口和人选')
  await page.getByRole('region', { name: /^缺口/ }).getByRole('button').nth(1).click()
  await page.getByRole('button', { name: /^排上 / }).first().waitFor()
  await inspectBoth(page, 'who could take it')
  await picture(page, 'roster-gap')
  await press(page, '关闭')

  // Made within the law around what is painted; taken, and undone and done again like any act.
  await press(page, '自动排班')
  await page.getByLabel('最多算多久', { exact: true }).selectOption({ label: '10 秒' })
  await inspectBoth(page, 'solve')
  await press(page, '开始排')
  await page.getByRole('button', { name: '用这份结果', exact: true }).click({ timeout: 60_000 })
  await page.getByText('结果已经写进草稿。').waitFor()
  await page.getByText('每个班次都有人').waitFor()
  await picture(page, 'roster-solved')
  await press(page, '关闭')
  await press(page, '撤销')
  await page.getByText(/^走查岗还差 \d+ 人次/).waitFor()
  await press(page, '重做')
  await page.getByText('每个班次都有人').waitFor()
  await page.getByText('已保存', { exact: true }).waitFor()

  await press(page, '发布班表')
  await dialog(page).getByText('没有违规，每个班次都有人。').waitFor()
  await inspectBoth(page, 'publish')
  await picture(page, 'roster-publish')
  await send(page, '发布')
  await page.getByText('这份排班已经发布', { exact: false }).waitFor()
  await inspectBoth(page, 'published')
  await picture(page, 'roster-published')
  await page.context().close()
}, 240_000)

it('a draft is copied and compared, weeks are copied, and on a phone a tap says what a day may hold and why not', async () => {
  const id = 'walkcompare1'
  await callApi(stack, 'head', 'POST', '/rosters', { id, name: '比较一', from: addDays(monday, 14), to: addDays(monday, 27), posts: [post] })
  const page = await openOffice(browser, stack, 'head')
  await visit(page, `/rosters/${id}`)
  await cell(page, '柴一', 0).click()
  await press(page, '复制一周')
  await inspectBoth(page, 'copy a week')
  await send(page, '复制')
  await expect.poll(() => cell(page, '柴一', 7).getAttribute('aria-label')).toContain('走查早班')
  await page.getByText('已保存', { exact: true }).waitFor()
  await press(page, '更多')
  await page.getByRole('menuitem', { name: '复制', exact: true }).click()
  await send(page, '复制')
  await heading(page, '比较一 副本').waitFor()
  await cell(page, '柴二', 3).click()
  await page.getByText('已保存', { exact: true }).waitFor()
  await press(page, '更多')
  await page.getByRole('menuitem', { name: '比较', exact: true }).click()
  await dialog(page).getByRole('button', { name: '比较一', exact: true }).click()
  await page.getByText('有 1 格不同', { exact: false }).waitFor()
  await inspectBoth(page, 'compared')
  await picture(page, 'roster-compared')
  await press(page, '不再比较')
  await press(page, '更多')
  await page.getByRole('menuitem', { name: '日历订阅', exact: true }).click()
  await press(page, '生成地址')
  await page.getByLabel('日历地址', { exact: true }).waitFor()
  await inspectBoth(page, 'feeds')
  await page.context().close()

  const phone = await openOffice(browser, stack, 'head', { phone: true })
  await visit(phone, `/rosters/${id}`)
  await picture(phone, 'roster-phone')
  await phone.getByRole('button', { name: /^柴一/ }).click()
  await inspectBoth(phone, 'a cell by tap')
  // Looked at in all widths, so the view of a phone began anew.
  await phone.getByRole('button', { name: /^柴一/ }).click()
  await picture(phone, 'roster-phone-cell')
  await dialog(phone).getByRole('button', { name: '休息', exact: true }).click()
  await phone.getByText('已保存', { exact: true }).waitFor()
  await visit(phone, '/rosters/settings')
  await inspectBoth(phone, 'settings')
  await picture(phone, 'roster-settings-phone')
  await phone.context().close()
}, 240_000)

it('60 people by 28 days: how long one painted cell takes, printed', async () => {
  const page = await openOffice(browser, stack, 'head')
  const sheet = sheetOf(60, 28)
  await page.route(`**/v1/rosters/${sheet.roster.id}`, (route) => route.fulfill({ json: sheet }))
  await page.route('**/cells', (route) => route.fulfill({ json: { rows: [] } }))
  await visit(page, `/rosters/${sheet.roster.id}`)
  const spots = []
  for (const row of [1, 3, 5, 7]) for (let col = 0; col < 5; col++) spots.push((await page.locator(`[data-row="${row}"] [data-col="${col}"]`).boundingBox())!)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scriptMs = async () => 1000 * (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')!.value
  const before = await scriptMs()
  for (const { x, y } of spots) {
    await page.mouse.move(x + 15, y + 15)
    await page.mouse.down()
    await page.mouse.up()
  }
  console.info(`one painted cell of 60 people by 28 days: ${((await scriptMs()) - before) / spots.length} ms of script`)
  expect(await page.locator('[data-row="7"] [data-col="4"]').getAttribute('aria-label')).toContain('早班')
  await settle(page)
  await page.context().close()
})
