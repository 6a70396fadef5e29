import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let finance: Page
/** A name of its own for each run, so that a test may be tried again on a stack that runs already. */
const run = String(systemClock.now().getTime()).slice(-6)

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  finance = await openOffice(browser, stack, 'finance')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** Pictures for the eye, where a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LINLI_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const curve = async (page: Page) => Number(await page.locator('svg[data-curve]').getAttribute('data-curve'))

it('a tariff is edited while its price curve follows, and the stays charged by it stand in the list', async () => {
  await visit(finance, '/tariffs')
  await inspectScreen(finance, 'tariffs')
  await finance.getByRole('link', { name: '新建标准' }).click()
  await heading(finance, '新建收费标准').waitFor()
  expect(await curve(finance)).toBe(6000)
  await finance.getByLabel('封顶（元，留空为不封顶）').fill('')
  expect(await curve(finance)).toBe(48 * 200)
  // Half typed: the last curve that could be drawn stays.
  await finance.getByLabel('单位价格（元）').fill('3.')
  expect(await curve(finance)).toBe(48 * 200)
  await finance.getByLabel('单位价格（元）').fill('3')
  expect(await curve(finance)).toBe(48 * 300)
  await finance.getByRole('button', { name: '保存' }).click()
  await finance.getByRole('alert').waitFor()
  await picture(finance, 'tariff-wrong')
  await inspectScreen(finance, 'a tariff with what is missing')
  await finance.getByLabel('名称').fill(`临停${run}`)
  await finance.getByLabel('依据文件').fill('东价〔2026〕3号')
  await picture(finance, 'tariff')
  await finance.getByRole('button', { name: '保存' }).click()
  await finance.getByRole('link', { name: `临停${run}` }).waitFor()
  await picture(finance, 'tariffs')
  await finance.getByRole('link', { name: `临停${run}` }).click()
  await heading(finance, `调整 临停${run}`).waitFor()
  expect(await curve(finance)).toBe(48 * 300)

  const { items: tariffs } = await callApi<{ items: { id: string; name: string }[] }>(stack, 'head', 'GET', '/parking/tariffs')
  const { items: communities } = await callApi<{ items: { id: string }[] }>(stack, 'head', 'GET', '/communities')
  const area = await callApi<{ id: string }>(stack, 'head', 'POST', '/parking/areas', { community: communities[0]!.id, name: `东门${run}`, land: 'own', tariff: tariffs.find(({ name }) => name === `临停${run}`)!.id })
  const at = (minutesAgo: number) => new Date(systemClock.now().getTime() - minutesAgo * 60_000).toISOString()
  const send = (sequence: number, kind: string, plate: string, minutes: number) => callApi(stack, 'head', 'POST', '/parking/events', { area: area.id, device: `gate-${run}`, sequence, kind, plate, at: at(minutes) })
  await send(1, 'in', '浙A10001', 5)
  await send(2, 'out', '浙A10002', 4)
  const { items: open } = await callApi<{ items: unknown[] }>(stack, 'head', 'GET', '/parking/shifts?state=open')
  if (open.length === 0) await callApi(stack, 'head', 'POST', '/parking/shifts', { id: `shift0${run}`, area: area.id, floatFen: 5000 })

  await visit(finance, `/stays?area=${area.id}`)
  await finance.getByRole('row').filter({ hasText: '浙A10001' }).getByText('在场').waitFor()
  await finance.getByRole('row').filter({ hasText: '浙A10002' }).getByText('待核实').waitFor()
  await picture(finance, 'stays')
  await inspectScreen(finance, 'stays')
  await visit(finance, '/shifts')
  await finance.getByRole('row').filter({ hasText: '¥50.00' }).first().waitFor()
  await picture(finance, 'shifts')
  await inspectScreen(finance, 'shifts')

  const phone = await openOffice(browser, stack, 'finance', { phone: true, lang: 'en' })
  for (const path of ['/tariffs', '/tariffs/new', `/stays?area=${area.id}`, '/shifts']) {
    await visit(phone, path)
    await settle(phone)
    await picture(phone, `phone${path.replace(/\W/g, '-').slice(0, 14)}`)
    await inspectScreen(phone, `${path} on a phone`)
  }
})
