import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMonths, firstDay, lastDay, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { csvRows, exported, heading, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let finance: Page
/** A number of its own for each run, so that a test may be tried again on a stack that runs already. */
const run = String(systemClock.now().getTime()).slice(-6)
const lastMonth = addMonths(periodOfDate(today(systemClock)), -1)

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  finance = await openOffice(browser, stack, 'finance')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

it('a facility is registered, contracted, counted, audited by another person, settled and paid', async () => {
  await visit(finance, '/facilities')
  await picture(finance, 'facilities')
  await inspectScreen(finance, 'facilities')
  await finance.getByRole('link', { name: '登记设施' }).click()
  await heading(finance, '登记设施').waitFor()
  await finance.getByRole('button', { name: '登记设施' }).click()
  await finance.getByRole('alert').waitFor()
  await inspectScreen(finance, 'a new facility with what is missing')
  await finance.getByLabel('名称').fill(`售水机${run}`)
  await finance.getByLabel('种类').selectOption('water')
  await finance.getByLabel('小区').selectOption({ index: 1 })
  await finance.getByLabel('位置').fill('4幢旁')
  await finance.getByRole('button', { name: '登记设施' }).click()
  // Common parts and no decision: refused, and what was typed stays.
  await finance.getByText('业主共有的设施须先有业主的决定').first().waitFor()
  await finance.getByLabel('决定文件').fill('业主大会纪要')
  await finance.getByLabel('同意比例（%）').fill('80')
  await finance.getByLabel('决定日期').fill(firstDay(addMonths(lastMonth, -3)))
  await picture(finance, 'facility-form')
  await finance.getByRole('button', { name: '登记设施' }).click()
  await heading(finance, `售水机${run}`).waitFor()
  await settle(finance)
  await finance.getByText('业主公共收益').waitFor()
  await finance.getByRole('button', { name: '登记设备' }).click()
  await finance.getByLabel('名称或编号').fill('1 号机')
  await finance.getByRole('dialog').getByText('按时间', { exact: true }).click()
  await finance.getByLabel('可先付的金额（元）').fill('5 2')
  await finance.getByRole('button', { name: '保存设备' }).click()
  await finance.getByRole('alert').waitFor()
  await finance.getByLabel('可先付的金额（元）').fill('2 5')
  await inspectScreen(finance, 'a new machine')
  await finance.getByRole('button', { name: '保存设备' }).click()
  await finance.getByRole('row').filter({ hasText: '1 号机' }).getByText('每 60 分钟：¥0.50').waitFor()
  await inspectScreen(finance, 'a facility with a machine')

  await finance.getByRole('link', { name: '新签合同' }).click()
  await finance.getByLabel('合同编号').fill(`SS-${run}`)
  await finance.getByLabel('单位或个人').fill('清泉水站')
  await finance.getByLabel('电话').fill('0571-86000199')
  await finance.getByLabel('开始日期').fill(firstDay(lastMonth))
  await finance.getByLabel('结束日期').fill(lastDay(addMonths(lastMonth, 11)))
  await finance.getByLabel('月租金（元）').fill('100')
  await finance.getByRole('button', { name: '加一档分成' }).click()
  await finance.getByLabel('分成比例（%）').fill('10')
  await finance.getByText('共 12 个账期，租金合计 ¥1,200.00').waitFor()
  await picture(finance, 'contract-form')
  await inspectScreen(finance, 'a new contract')
  await finance.getByRole('button', { name: '签订合同' }).click()
  await heading(finance, `SS-${run}`).waitFor()
  await settle(finance)

  const row = finance.getByRole('row').filter({ hasText: '待结算' })
  await row.getByRole('button', { name: '登记营业额' }).click()
  await finance.getByRole('dialog').getByLabel('营业额').fill('1234.50')
  await inspectScreen(finance, 'takings')
  await finance.getByRole('dialog').getByRole('button', { name: '登记营业额' }).click()
  await row.getByText('待审核').waitFor()
  // Who recorded it is not asked to audit it.
  expect(await row.getByRole('button', { name: '审核' }).count()).toBe(0)
  const { items } = await callApi<{ items: { id: string; no: string }[] }>(stack, 'head', 'GET', '/facilities/contracts?limit=200')
  const contract = items.find(({ no }) => no === `SS-${run}`)!.id
  await callApi(stack, 'head', 'POST', `/facilities/contracts/${contract}/takings/${firstDay(lastMonth)}/audit`, { version: 1 })
  await visit(finance, `/contracts/${contract}`)
  await row.getByRole('button', { name: '结算', exact: true }).click()
  await finance.getByText('已审核营业额 ¥1,234.50').waitFor()
  await finance.getByRole('dialog').getByRole('button', { name: '结算', exact: true }).click()
  // 100 + 10 % of 1,234.50 = 223.45
  await finance.getByRole('button', { name: '登记收款' }).click()
  await finance.getByRole('dialog').getByLabel('转账流水号').fill(`BOC${run}`)
  expect(await finance.getByRole('dialog').getByLabel('金额').inputValue()).toBe('223.45')
  await inspectScreen(finance, 'money received')
  await finance.getByRole('dialog').getByRole('button', { name: '登记收款' }).click()
  await finance.getByRole('row').filter({ hasText: '已收' }).getByText('¥223.45').first().waitFor()
  await settle(finance)
  await finance.locator('summary').first().click()
  await finance.getByText('租金 ¥100.00，营业额 ¥1,234.50 的分成 ¥123.45，补足保底 ¥0.00').waitFor()
  await picture(finance, 'contract')
  await inspectScreen(finance, 'a contract')
})

it('contracts that end are told of on the first page and listed; expected and received agree with their file', async () => {
  await visit(finance, '/')
  await finance.getByRole('link', { name: /设施合同：1 份 90 天内到期/ }).click()
  await heading(finance, '设施合同').waitFor()
  await settle(finance)
  await finance.getByText('30 天内到期').first().waitFor()
  await picture(finance, 'contracts')
  await inspectScreen(finance, 'contracts that end')

  await visit(finance, '/facility-income')
  await picture(finance, 'income')
  await inspectScreen(finance, 'facility income')
  const shown = await finance.locator('dl[aria-label="应收与实收"] dd').allInnerTexts()
  const { bytes } = await exported(finance, '表格（CSV）')
  const total = csvRows(bytes).reduce((sum, row) => sum + Math.round(Number(row['差额（元）']) * 100), 0)
  expect(shown).toContain(`¥${(total / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`)
  await finance.locator('input[type=file]').setInputFiles({ name: 'takings.csv', mimeType: 'text/csv', buffer: Buffer.from(`合同编号,账期,营业额\r\n没有这份,${lastMonth},1\r\n`) })
  await finance.getByText('没有编号为“没有这份”的合同').waitFor()
  await inspectScreen(finance, 'facility income with a row that was refused')
})

it('on a phone and in English the contract reads as well', async () => {
  const phone = await openOffice(browser, stack, 'auditor', { phone: true, lang: 'en' })
  const { items } = await callApi<{ items: { id: string; no: string }[] }>(stack, 'head', 'GET', '/facilities/contracts?limit=200')
  for (const [path, name] of [['/facilities', 'facilities'], ['/contracts', 'contracts'], [`/contracts/${items.find(({ no }) => no.startsWith('CD-'))!.id}`, 'contract'], ['/facility-income', 'income']] as const) {
    await visit(phone, path)
    await picture(phone, `${name}-phone-en`)
    await inspectScreen(phone, `${name} in English`)
  }
  // Who only reads is offered nothing to do.
  expect(await phone.getByRole('button', { name: /Settle|Record|Choose a file/ }).count()).toBe(0)
})
