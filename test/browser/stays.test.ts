import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localTimeOf, systemClock } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

const minutes = 60_000

let stack: Stack
let browser: Browser
let finance: Page

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  finance = await openOffice(browser, stack, 'finance')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const curve = async (page: Page) => Number(await page.locator('svg[data-curve]').getAttribute('data-curve'))

it('a tariff is edited while its price curve follows, and the stays charged by it stand in the list, are settled, and are refunded by two people', async () => {
  // Names of its own for each try, so that it may be tried again on a stack that runs already.
  const run = String(systemClock.now().getTime()).slice(-6)
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
  await finance.getByLabel('增加车型或节假日价格').selectOption({ label: '小型车 节假日' })
  await finance.getByRole('group', { name: '小型车 节假日' }).getByLabel('单位价格（元）').fill('5')
  await finance.getByLabel('看哪一档').selectOption({ label: '小型车 节假日' })
  expect(await curve(finance)).toBe(48 * 500)
  await finance.getByRole('button', { name: '保存' }).click()
  await finance.getByRole('alert').waitFor()
  await finance.getByRole('alert').getByText('节假日日期').waitFor()
  await picture(finance, 'tariff-wrong')
  await inspectScreen(finance, 'a tariff with what is missing')
  await finance.getByLabel('名称').fill(`临停${run}`)
  await finance.getByLabel('依据文件').fill('东价〔2026〕3号')
  await finance.getByLabel('节假日日期').fill('2026-10-01 2026-10-02')
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
  const { items: open } = await callApi<{ items: { id: string }[] }>(stack, 'head', 'GET', '/parking/shifts?state=open')
  const shift = open[0]?.id ?? `shift0${run}`
  if (open.length === 0) await callApi(stack, 'head', 'POST', '/parking/shifts', { id: shift, area: area.id, floatFen: 5000 })

  await visit(finance, `/stays?area=${area.id}`)
  await finance.getByRole('row').filter({ hasText: '浙A10001' }).getByText('在场').waitFor()
  await finance.getByRole('row').filter({ hasText: '浙A10002' }).getByText('待核实').waitFor()
  await picture(finance, 'stays')
  await inspectScreen(finance, 'stays')

  // The entry that no gate saw is supplied; the price follows from it.
  await finance.getByRole('link', { name: '浙A10002' }).click()
  await heading(finance, '停车记录 浙A10002').waitFor()
  await finance.getByRole('button', { name: '补录或定价' }).click()
  const dialog = finance.getByRole('dialog')
  await dialog.getByLabel('原因').fill('道闸断电，保安记了时间')
  await dialog.getByLabel('入场时间').fill(localTimeOf(at(124)))
  await picture(finance, 'stay-closing')
  await inspectScreen(finance, 'supplying an entry')
  await dialog.getByRole('button', { name: '补录或定价' }).click()
  await finance.getByText('欠费离场').waitFor()
  await picture(finance, 'stay')
  await inspectScreen(finance, 'a stay')

  // Its cash is a sale; a refund of it takes two people.
  const stay = finance.url().split('/').at(-1)!
  const { dueFen } = await callApi<{ dueFen: number }>(stack, 'head', 'GET', `/parking/stays/${stay}`)
  expect(dueFen).toBeGreaterThan(0)
  const { receiptNo } = await callApi<{ receiptNo: string }>(stack, 'head', 'POST', `/parking/stays/${stay}/cash`, { id: `cash00${run}`, shift, amountFen: dueFen })
  await visit(finance, '/parking-income')
  await finance.getByRole('row').filter({ hasText: `东门${run}` }).first().waitFor()
  await picture(finance, 'income')
  await inspectScreen(finance, 'parking income')
  await visit(finance, `/parking/${area.id}`)
  await finance.getByRole('button', { name: '启用票本' }).click()
  await finance.getByLabel('第一张票号').fill('1001')
  await finance.getByRole('dialog').getByRole('button', { name: '启用票本' }).click()
  await finance.getByText('1001 – 1100').waitFor()
  await picture(finance, 'area')
  await inspectScreen(finance, 'an area with its tickets')
  await visit(finance, '/coupons')
  await finance.getByRole('button', { name: '制作停车券', exact: true }).click()
  const making = finance.getByRole('dialog')
  await making.getByText('院内车位').waitFor()
  await making.getByRole('button', { name: '制作停车券', exact: true }).click()
  await making.getByText('请至少选一个车场').first().waitFor()
  await making.getByLabel('券名').fill('门诊半天停车券')
  await making.getByLabel('由谁发放并承担').fill('社区门诊')
  await making.getByLabel('张数').fill('60')
  await making.getByText('院内车位').click()
  await picture(finance, 'coupons-dialog')
  await inspectScreen(finance, 'making coupons')
  await making.getByRole('button', { name: '制作停车券', exact: true }).click()
  await heading(finance, '门诊半天停车券').waitFor()
  await settle(finance)
  await picture(finance, 'coupons')
  await inspectScreen(finance, 'a batch of coupons')
  const made = new URL(finance.url()).pathname.replace('/office', '')
  await visit(finance, '/sales')
  await picture(finance, 'sales')
  await inspectScreen(finance, 'sales')
  await finance.getByRole('link', { name: receiptNo }).click()
  await heading(finance, receiptNo).waitFor()
  await finance.getByRole('button', { name: '申请退款' }).click()
  await finance.getByLabel('金额').fill('1')
  await finance.getByLabel('原因').fill('多收一段')
  await finance.getByRole('button', { name: '提交申请' }).click()
  await finance.getByText('等另一人批准').waitFor()
  const head = await openOffice(browser, stack, 'head')
  await visit(head, new URL(finance.url()).pathname.replace('/office', ''))
  await picture(head, 'sale')
  await inspectScreen(head, 'a sale whose refund waits for a second person')
  await head.getByRole('button', { name: '批准退款' }).click()
  await head.getByRole('dialog').getByRole('button', { name: /批准退款/ }).click()
  await head.getByRole('button', { name: '登记已付给住户' }).waitFor()
  await head.context().close()

  await visit(finance, '/shifts')
  await finance.getByRole('row').filter({ hasText: '周敏' }).first().waitFor()
  await picture(finance, 'shifts')
  await inspectScreen(finance, 'shifts')

  const phone = await openOffice(browser, stack, 'finance', { phone: true, lang: 'en' })
  for (const path of ['/tariffs', '/tariffs/new', `/stays?area=${area.id}`, `/stays/${stay}`, '/parking-income', '/coupons', made, '/sales', '/shifts']) {
    await visit(phone, path)
    await settle(phone)
    await picture(phone, `phone${path.replace(/\W/g, '-').slice(0, 14)}`)
    await inspectScreen(phone, `${path} on a phone`)
  }
}, 4 * minutes)
