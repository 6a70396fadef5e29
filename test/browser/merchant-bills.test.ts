import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { alipayTrades, gb18030, type Row, utf8, wechatTrades } from '../merchant-bills/bills.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Lang, type Stack, startStack } from './support.ts'

type Bill = { readonly unit: string; readonly no: string; readonly buildingName: string; readonly room: string; readonly name: string; readonly openFen: number }

let stack: Stack
let browser: Browser
let finance: Page
let bills: Bill[]
/** Numbers of their own for each run, so that a test may be tried again on a stack that runs already. */
const run = String(systemClock.now().getTime()).slice(-9)
const order = (count: number): string => `4200001${run}${String(count).padStart(12, '0')}`
const yuan = (fen: number): string => (fen / 100).toFixed(2)
const yesterday = addDays(today(systemClock), -1)
const file = (text: string, name = 'bill.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text.startsWith('#') ? gb18030(text) : utf8(text)) })
const row = (count: number, fen: number, remark: string, more: Partial<Row> = {}): Row => ({ order: order(count), merchant: `1000${run}${count}`, yuan: yuan(fen), at: `${yesterday} 10:0${count % 10}:00`, remark, ...more })

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  finance = await openOffice(browser, stack, 'finance')
  bills = (await callApi<{ items: Bill[] }>(stack, 'finance', 'GET', '/bills?status=overdue&limit=40')).items
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

async function upload(page: Page, bill: ReturnType<typeof file>): Promise<void> {
  await visit(page, '/merchant-bills')
  await page.locator('input[type=file]').setInputFiles(bill)
}

it('a bill is uploaded, its lines are confirmed or given a household, and the payments stand with their receipts', async () => {
  const [first, second, third] = [bills[0]!, bills.find(({ unit }) => unit !== bills[0]!.unit)!, bills.at(-1)!]
  const text = alipayTrades([
    row(1, first.openFen, `账单${first.no}`),
    row(2, second.openFen, `${second.buildingName}${second.room} 物业费`),
    row(3, 5000, ''),
    row(4, 100, '测试'),
    row(4, 100, '', { refund: `88${run}` }),
  ])
  await visit(finance, '/merchant-bills')
  await picture(finance, 'list-first')
  await inspectScreen(finance, 'merchant bills, before the first')
  await upload(finance, file(text))
  await heading(finance, '支付宝业务明细').waitFor()
  await settle(finance)
  await picture(finance, 'bill-1280')
  await inspectScreen(finance, 'merchant bill')

  const table = finance.getByRole('table')
  expect(await table.getByRole('row').nth(1).innerText()).toContain('备注有账单号')
  expect(await table.getByRole('row').nth(2).innerText()).toContain(`${second.buildingName} ${second.room}`)
  await finance.getByRole('button', { name: '勾选本页待确认的 2 笔' }).click()
  await finance.getByRole('button', { name: `入账 ¥${yuan(first.openFen + second.openFen)}（2 笔）` }).waitFor()

  // Ticking a line of nobody asks whose it is.
  await finance.getByRole('checkbox', { name: /第 8 行/ }).click()
  await finance.getByRole('combobox', { name: '住户' }).fill(`${third.buildingName}${third.room}`)
  await finance.getByRole('option', { name: third.room }).first().waitFor()
  await picture(finance, 'pick-1280')
  await inspectScreen(finance, 'choosing a household')
  await finance.getByRole('option', { name: third.room }).first().click()
  await finance.getByText('您已选定').waitFor()

  await finance.getByRole('row', { name: /测试/ }).getByRole('button', { name: '不入账' }).click()
  await finance.getByRole('button', { name: '标记为不入账' }).click()
  await finance.getByText('请写明原因').first().waitFor()
  await inspectScreen(finance, 'leaving a line out')
  await finance.getByLabel('原因').fill('测试付款')
  await finance.getByRole('button', { name: '标记为不入账' }).click()
  await finance.getByRole('dialog').waitFor({ state: 'detached' })
  await settle(finance)

  await picture(finance, 'chosen-1280')
  const act = { name: `入账 ¥${yuan(first.openFen + second.openFen + 5000)}（3 笔）` }
  await finance.getByRole('button', act).click()
  await picture(finance, 'confirm-1280')
  await inspectScreen(finance, 'confirming')
  await finance.getByRole('dialog').getByRole('button', act).click()
  await finance.getByText(`已入账 3 笔，¥${yuan(first.openFen + second.openFen + 5000)}`).waitFor()
  await settle(finance)
  await picture(finance, 'booked-1280')
  await inspectScreen(finance, 'booked')
  expect(await finance.getByRole('list', { name: '各笔现状' }).locator('p:first-of-type').allInnerTexts()).toEqual(['0', '3', '1', '1'])

  await finance.getByRole('list', { name: '各笔现状' }).getByRole('link', { name: '已入账' }).click()
  await settle(finance)
  await inspectScreen(finance, 'booked lines')
  await picture(finance, 'booked-lines-1280')
  await finance.getByRole('link', { name: /^收据 \d{4}-/ }).first().click()
  await finance.getByText('支付宝收款码').first().waitFor()
})

it('the same bill again says that nothing is new; a bill that was touched is refused with its line', async () => {
  const text = alipayTrades([row(21, 4200, '谢谢')])
  await upload(finance, file(text))
  await heading(finance, '支付宝业务明细').waitFor()
  await upload(finance, file(alipayTrades([row(21, 4200, '谢谢')]).replace('导出时间', '再次导出时间')))
  await heading(finance, '支付宝业务明细').waitFor()
  await upload(finance, file(wechatTrades([{ ...row(22, 4200, ''), order: '4.20E+27' }])))
  await finance.getByText('第 2 行：').waitFor()
  await picture(finance, 'refused-1280')
  await inspectScreen(finance, 'a refused bill')
  expect(await finance.getByRole('alert').innerText()).toContain('没有保存任何内容')
  await finance.locator('input[type=file]').setInputFiles(file('x', 'bill.xlsx'))
  await finance.getByText('请选择 .csv 或 .zip 文件').waitFor()
})

it.each(['zh', 'en'] as const satisfies readonly Lang[])('on a phone, in %s: ties are shown with every household, and one is chosen by hand', async (lang) => {
  const page = await openOffice(browser, stack, 'head', { lang, phone: true })
  const rooms = (await callApi<{ items: { room: string }[] }>(stack, 'finance', 'GET', '/units?limit=1')).items
  const text = wechatTrades([row(lang === 'zh' ? 31 : 32, 1234, `${rooms[0]!.room}室`), row(lang === 'zh' ? 33 : 34, 2500, '', { at: `${yesterday} 09:00:00` })])
  await upload(page, file(text))
  await heading(page, lang === 'zh' ? '微信支付交易账单' : 'WeChat Pay trade bill').waitFor()
  await settle(page)
  await picture(page, `bill-390-${lang}`)
  await inspectScreen(page, `merchant bill on a phone, ${lang}`)
  const choose = page.getByRole('button', { name: lang === 'zh' ? /^选 / : /^Choose \S+ \S/ })
  const tied = page.getByRole('button', { name: lang === 'zh' ? '选择其他住户' : 'Choose another household' })
  expect(await tied.count()).toBe(1)
  await choose.first().click()
  await page.getByText(lang === 'zh' ? '您已选定' : 'Chosen by you').waitFor()
  await picture(page, `chosen-390-${lang}`)
  await inspectScreen(page, `a choice on a phone, ${lang}`)
  await page.getByRole('button', { name: lang === 'zh' ? '入账 ¥12.34（1 笔）' : 'Book ¥12.34 (1 line)' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '¥12.34' }).click()
  await page.getByText(lang === 'zh' ? '已入账 1 笔' : '1 line booked').waitFor()
  await settle(page)
  await picture(page, `booked-390-${lang}`)
  await visit(page, '/merchant-bills')
  await picture(page, `list-390-${lang}`)
  await inspectScreen(page, `merchant bills on a phone, ${lang}`)
  await page.context().close()
})

it('a collector is not shown merchant bills; an auditor looks and changes nothing', async () => {
  const collector = await openOffice(browser, stack, 'collector')
  expect(await collector.getByRole('link', { name: '商户账单' }).count()).toBe(0)
  const auditor = await openOffice(browser, stack, 'auditor')
  await visit(auditor, '/merchant-bills')
  expect(await auditor.locator('input[type=file]').count()).toBe(0)
  await auditor.locator('main a[href*="/merchant-bills/"]').first().click()
  await heading(auditor, /支付宝|微信/).waitFor()
  await settle(auditor)
  expect(await auditor.getByRole('checkbox').count()).toBe(0)
  await inspectScreen(auditor, 'merchant bill for an auditor')
  await Promise.all([collector.context().close(), auditor.context().close()])
})

it('at the counter money paid by code asks for its order number and says when that is taken', async () => {
  const collector = await openOffice(browser, stack, 'collector')
  const collect = async (room: string) => {
    await visit(collector, '/payments')
    await collector.getByRole('button', { name: '登记收款' }).click()
    await collector.getByRole('combobox', { name: '住户' }).fill(room)
    await collector.getByRole('dialog').getByRole('option').first().click()
    await collector.getByRole('dialog').getByText('支付宝收款码').click()
    await collector.getByLabel('实收金额（元）').fill('10')
  }
  await collect(`${bills[1]!.buildingName}${bills[1]!.room}`)
  const act = collector.getByRole('button', { name: /^确认收款/ })
  await act.click()
  await collector.getByText('请填写 10 至 40 位数字的订单号').first().waitFor()
  await picture(collector, 'counter-1280')
  await inspectScreen(collector, 'counter without an order number')
  await collector.getByLabel('订单号').fill(` ${order(41).slice(0, 8)} ${order(41).slice(8)}`)
  await act.click()
  await collector.getByText('已收款 ¥10.00').waitFor()
  await collect(`${bills[2]!.buildingName}${bills[2]!.room}`)
  await collector.getByLabel('订单号').fill(order(41))
  await act.click()
  await collector.getByText(/已登记过/).waitFor()
  await picture(collector, 'counter-taken-1280')
  await inspectScreen(collector, 'an order number that is taken')
  await collector.context().close()
})
