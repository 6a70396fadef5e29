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
  await finance.getByLabel('押金（元）').fill('500')
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

it('a facility has a photo, and its contract ends early by two people: the rent stops, the deposit pays what is open, keeps what was broken, and the rest is shown to go back', async () => {
  const { items } = await callApi<{ items: { id: string; no: string; facility: string }[] }>(stack, 'head', 'GET', '/facilities/contracts?limit=200')
  const { id: contract, facility } = items.find(({ no }) => no === `SS-${run}`)!
  await visit(finance, `/facilities/${facility}`)
  await finance.getByText('选照片上传').click()
  await finance.getByText('请先写照片说明，再选照片').waitFor()
  const photos = finance.locator('input[type=file]')
  await photos.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
  await finance.getByText('浏览器读不了这个文件').waitFor()
  await finance.getByLabel('照片说明').fill('4幢旁的售水机')
  const drawn = await finance.evaluate(() => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [2400, 1200]
    const pen = canvas.getContext('2d')!
    for (const [at, colour] of ['#9cc5b0', '#f2f5f3', '#0b6247'].entries()) {
      pen.fillStyle = colour
      pen.fillRect(at * 800, 0, 800, 1200)
    }
    return canvas.toDataURL('image/png').split(',')[1]!
  })
  await photos.setInputFiles({ name: 'machine.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') })
  const shown = finance.getByRole('img', { name: '4幢旁的售水机' })
  await shown.waitFor()
  // Made smaller before it was sent, and drawn from what the service kept.
  await finance.waitForFunction(() => document.querySelector<HTMLImageElement>('main li img')?.naturalWidth === 1600)
  await settle(finance)
  await picture(finance, 'facility-photo')
  await inspectScreen(finance, 'a facility with a photo')
  await finance.getByRole('button', { name: '删除照片“4幢旁的售水机”' }).click()
  await finance.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await finance.getByText('还没有照片。').waitFor()

  await callApi(stack, 'collector', 'POST', `/facilities/contracts/${contract}/deposits`, { id: `dep${run}000`, direction: 'in', method: 'cash', amountFen: 50_000 })
  await visit(finance, `/contracts/${contract}`)
  await finance.getByRole('button', { name: '提前终止' }).click()
  const dialog = finance.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await dialog.getByRole('alert').waitFor()
  await inspectScreen(finance, 'an early end with what is missing')
  await dialog.getByLabel('最后一天').fill(lastDay(lastMonth))
  await dialog.getByText('对方违约').click()
  await dialog.getByLabel('原因', { exact: true }).fill('欠缴水费，经催告未改正')
  await dialog.getByLabel('依据文件').fill('解除通知 2 号')
  await picture(finance, 'contract-end')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await finance.getByText('这是您自己申请的，须由另一人批准。').waitFor()
  await picture(finance, 'contract-end-asked')
  const head = await openOffice(browser, stack, 'head')
  await visit(head, `/contracts/${contract}`)
  await head.getByRole('button', { name: '批准', exact: true }).click()
  await inspectScreen(head, 'approving an early end')
  await head.getByRole('dialog').getByRole('button', { name: /^批准，到/ }).click()
  await head.getByText('已提前终止').first().waitFor()
  expect(await head.getByRole('button', { name: '续签' }).count()).toBe(0)

  await visit(finance, `/contracts/${contract}`)
  await finance.getByRole('button', { name: '结清押金' }).click()
  await dialog.getByRole('button', { name: '加一项扣除' }).click()
  await dialog.getByLabel('金额（元）').fill('500.01')
  await dialog.getByText('押金最多还能扣 ¥500.00').waitFor()
  await dialog.getByLabel('金额（元）').fill('120')
  await dialog.getByLabel('原因').fill('地面未清洁')
  await dialog.getByLabel('扣除项目').selectOption('cleaning')
  await dialog.getByText('¥380.00').waitFor()
  await picture(finance, 'deposit-closing')
  await inspectScreen(finance, 'where a deposit would go')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await finance.getByText('这是您自己申请的，须由另一人批准。').waitFor()
  await visit(head, `/contracts/${contract}`)
  await head.getByRole('button', { name: '批准', exact: true }).click()
  await head.getByRole('dialog').getByRole('button', { name: '批准，应退 ¥380.00' }).click()
  await head.getByText(/^待退 ¥380\.00/).waitFor()

  // The demo's stall: ended in the middle of a month, and its deposit settled.
  const stall = items.find(({ no }) => no.startsWith('ZC-'))!.id
  await visit(head, `/contracts/${stall}`)
  await head.getByText('卷帘门损坏，修理费').waitFor()
  await head.getByText(/^待退 ¥/).waitFor()
  await picture(head, 'contract-ended')
  await inspectScreen(head, 'a contract that ended early')
  await head.context().close()
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
  for (const [path, name] of [['/facilities', 'facilities'], ['/contracts', 'contracts'], [`/contracts/${items.find(({ no }) => no.startsWith('CD-'))!.id}`, 'contract'], [`/contracts/${items.find(({ no }) => no.startsWith('ZC-'))!.id}`, 'contract-ended'], ['/facility-income', 'income']] as const) {
    await visit(phone, path)
    await picture(phone, `${name}-phone-en`)
    await inspectScreen(phone, `${name} in English`)
  }
  // Who only reads is offered nothing to do.
  expect(await phone.getByRole('button', { name: /Settle|Record|Choose a file/ }).count()).toBe(0)
})
