import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, lastDay, type Period, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { beginningOf, csvRows, exported, fenOf, figure, heading, openOffice, saved, settle, sumOf, visit } from './office-steps.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

const sample = fileURLToPath(new URL('../estates/data/units-sample.xlsx', import.meta.url))
/** A name of its own for each run, so that a test may be tried again on a stack that runs already. */
const community = `新华里${String(systemClock.now().getTime()).slice(-5)}`
const present = periodOfDate(today(systemClock))
/** A month that the demo has not billed. */
const month: Period = addMonths(present, 1)
const reference = `JY${String(systemClock.now().getTime()).slice(-8)}`
const inWords = (period: Period): string => `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月`

let stack: Stack
let browser: Browser
let head: Page
let communityId: string

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  head = await openOffice(browser, stack, 'head')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

describe("from a street's spreadsheet to a paid bill in the books", () => {
  it('imports the register: a verdict for each row, an error file, and only what was agreed to is written', async () => {
    await visit(head, '/imports')
    const template = await exported(head, '表格（Excel）', '下载模板')
    expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
    await head.getByLabel('导入到小区').selectOption({ label: '新建小区' })
    await head.locator('input[type=file]').setInputFiles(sample)
    await head.getByText('请先填写小区名称').waitFor()
    await head.getByLabel('小区名称').fill(community)
    await head.locator('input[type=file]').setInputFiles(sample)
    await heading(head, 'units-sample.xlsx').waitFor()
    await settle(head)

    const verdicts = head.getByRole('list', { name: '核对结果' }).getByRole('listitem')
    expect(await verdicts.locator('p:first-of-type').allInnerTexts()).toEqual(['423', '0', '2', '11', '0'])
    await verdicts.getByRole('link', { name: '不能导入' }).click()
    await settle(head)
    const row = head.getByRole('row', { name: /^73 / })
    expect(await row.innerText()).toContain('没有填写建筑面积')
    const errors = await exported(head, '表格（CSV）', '下载需改正的行')
    expect(csvRows(errors.bytes)).toHaveLength(13)

    await verdicts.getByRole('link', { name: '待确认' }).click()
    await settle(head)
    await head.getByRole('checkbox', { name: '第 180 行也写入' }).check()
    await inspectScreen(head, 'import preview')
    await head.getByRole('button', { name: '写入 424 户' }).click()
    await head.getByText('已写入：新增 424 户').waitFor({ timeout: 60_000 })
    await inspectScreen(head, 'import done')
    communityId = (await callApi<{ items: { id: string; name: string; units: number }[] }>(stack, 'head', 'GET', '/communities')).items.find(({ name }) => name === community)!.id
  })

  it('imports the same file again and changes nothing', async () => {
    await visit(head, '/imports')
    await head.getByLabel('导入到小区').selectOption({ label: community })
    await head.locator('input[type=file]').setInputFiles(sample)
    await heading(head, 'units-sample.xlsx').waitFor()
    await head.getByText('待写入').waitFor()
    const verdicts = head.getByRole('list', { name: '核对结果' }).getByRole('listitem')
    const [added, changed] = await verdicts.locator('p:first-of-type').allInnerTexts()
    expect([added, changed]).toEqual(['0', '0'])
    await head.getByRole('button', { name: '写入 0 户' }).click()
    await head.getByText('没有要写入的行').waitFor()
  })

  it('sets a fee item, and refuses a price outside of the approved band (F1)', async () => {
    await visit(head, '/fee-items/new')
    await head.getByLabel('名称（中文）').fill('楼道保洁费')
    await head.getByText('按户', { exact: true }).click()
    await head.getByLabel('适用小区').selectOption({ label: community })
    await head.getByLabel('批准文件').fill('东价〔2026〕9号')
    await head.getByLabel(/^最低单价/).fill('1')
    await head.getByLabel(/^最高单价/).fill('5')
    await head.getByLabel(/^单价/).fill('8')
    await head.getByRole('button', { name: '保存收费项目' }).click()
    await head.getByRole('link', { name: '单价应在 1.00 至 5.00 之间' }).click()
    expect(await head.getByLabel(/^单价/).evaluate((field) => field === document.activeElement)).toBe(true)
    await inspectScreen(head, 'fee item refused')
    await head.getByLabel(/^单价/).fill('3.5')
    await head.getByRole('button', { name: '保存收费项目' }).click()
    await heading(head, '楼道保洁费').waitFor()
    await head.getByText('3.50 元/户·月').waitFor()
  })

  it("previews the month's bills and publishes them only when the total is typed", async () => {
    await visit(head, '/billing')
    await head.getByLabel('小区').selectOption({ label: community })
    await head.getByLabel('费用期间').selectOption(month)
    expect(await head.getByLabel('到期日').inputValue()).toBe(lastDay(month))
    await head.getByRole('button', { name: '预览账单' }).click()
    await heading(head, `${community} ${inWords(month)}账单`).waitFor()
    await settle(head)
    const total = await figure(head, '合计金额')
    const billed = Number(await figure(head, '出账户数'))
    expect(billed + Number(await figure(head, '不出账户数'))).toBe(424)
    expect(await head.locator('tfoot').first().innerText()).toContain(total.slice(1))
    await inspectScreen(head, 'billing preview')

    await head.getByRole('button', { name: `发布 ${billed} 笔账单，共 ${total}` }).click()
    const dialog = head.getByRole('dialog', { name: '发布账单' })
    await dialog.getByRole('textbox').fill('1')
    await dialog.getByRole('button', { name: /^发布/ }).click()
    await dialog.getByRole('link', { name: `金额不一致，应为 ${total}` }).waitFor()
    await inspectScreen(head, 'publishing refused')
    await dialog.getByRole('textbox').fill(total)
    await dialog.getByRole('button', { name: `发布，共 ${total}` }).click()
    await dialog.waitFor({ state: 'detached' })
    // How far it is, the server knows: a reload in the middle loses nothing.
    await head.reload()
    await head.getByText(`已发布 ${billed} 笔账单，共 ${total}`).waitFor({ timeout: 60_000 })
    await inspectScreen(head, 'published')
    const pdf = await head.getByRole('link', { name: `打印全部账单（${billed} 张）` }).getAttribute('href')
    expect(await beginningOf(head, pdf)).toBe('%PDF-')

    await head.getByRole('link', { name: '查看账单' }).click()
    await heading(head, '账单').waitFor()
    await settle(head)
    expect(await figure(head, '本期应收')).toBe(total)
  })

  it('previews the month again and finds nobody left to bill', async () => {
    await visit(head, '/billing')
    await head.getByLabel('小区').selectOption({ label: community })
    await head.getByLabel('费用期间').selectOption(month)
    await head.getByRole('button', { name: '预览账单' }).click()
    await head.getByText('这是预览').waitFor()
    expect(await figure(head, '出账户数')).toBe('0')
    await head.getByRole('button', { name: /^发布 0 笔账单/ }).click()
    await head.getByText('没有可以发布的账单').waitFor()
    await head.getByRole('button', { name: '放弃这次预览' }).click()
    await head.getByRole('dialog').getByRole('button', { name: '放弃这次预览' }).click()
    await heading(head, '出账').waitFor()
  })
})

describe('money taken at the counter', () => {
  let collector: Page
  const bills = () => `/bills?period=${month}&community=${communityId}`

  it('is recorded as a part of a bill, with a receipt to print, and the rest stays open', async () => {
    collector = await openOffice(browser, stack, 'collector')
    await visit(collector, bills())
    await collector.getByRole('searchbox').fill('1幢')
    await collector.waitForURL(/search=/)
    await settle(collector)
    const row = collector.locator('tbody tr').first()
    const [no, , , , , amount] = await row.locator('th, td:not(:first-child)').allInnerTexts()
    await row.getByRole('button', { name: '收款' }).click()
    const dialog = collector.getByRole('dialog', { name: '登记收款' })
    await dialog.getByLabel('实收金额（元）').fill('0')
    await dialog.getByRole('button', { name: /^确认收款|^登记收款/ }).click()
    await dialog.getByRole('link', { name: '实收金额应大于 0' }).waitFor()
    await dialog.getByLabel('实收金额（元）').fill('1.00')
    await dialog.getByText('部分缴纳').waitFor()
    await inspectScreen(collector, 'counter payment')
    await dialog.getByRole('button', { name: '确认收款 ¥1.00 并开收据' }).click()
    const done = collector.getByRole('dialog', { name: '收据编号' })
    await done.getByText('已收款 ¥1.00').waitFor()
    await inspectScreen(collector, 'counter payment done')
    expect(await beginningOf(collector, await done.getByRole('link', { name: '打印收据' }).getAttribute('href'))).toBe('%PDF-')
    await done.getByRole('button', { name: '完成' }).click()
    await collector.locator('tbody tr').first().getByText('已缴部分').waitFor()
    expect(await collector.locator('tbody tr', { hasText: no! }).innerText()).toContain((fenOf(amount!) / 100 - 1).toFixed(2))
  })

  it('is found by a search with the keyboard alone, and what is over becomes credit', async () => {
    await visit(collector, '/payments')
    await collector.getByRole('button', { name: '登记收款' }).click()
    await collector.getByRole('combobox', { name: '住户' }).waitFor()
    await collector.keyboard.type('1幢 1-101')
    await collector.getByRole('listbox').getByRole('option').first().waitFor()
    await inspectScreen(collector, 'search for a household')
    await collector.keyboard.press('ArrowDown')
    await collector.keyboard.press('ArrowUp')
    await collector.keyboard.press('Enter')
    const dialog = collector.getByRole('dialog', { name: '登记收款' })
    const amount = dialog.getByLabel('实收金额（元）')
    await amount.waitFor()
    const due = fenOf(await amount.inputValue())
    await amount.fill(((due + 500) / 100).toFixed(2))
    await dialog.getByText(/多出 ¥5\.00，转为预存|¥5\.00 全部转为预存/).waitFor()
    await dialog.getByText('银行转账').click()
    await dialog.getByLabel('转账流水号或收条号').fill(reference)
    await dialog.getByRole('button', { name: /并开收据$/ }).click()
    await collector.getByRole('dialog', { name: '收据编号' }).getByText('转为预存').waitFor()
    await collector.getByRole('button', { name: '完成' }).click()
    await collector.getByRole('searchbox').fill(reference)
    await collector.waitForURL(/search=JY/)
    await settle(collector)
    await collector.locator('tbody tr').getByRole('link').click()
    await collector.waitForURL(/\/payments\//)
    await collector.getByText(reference).waitFor()
  })

  it('stands in the journal, in arrears and in the statement to the fen', async () => {
    await visit(head, bills())
    const open = fenOf(await figure(head, '未收'))
    expect(open).toBe(fenOf(await figure(head, '本期应收')) - fenOf(await figure(head, '已收')))
    await visit(head, `/arrears?community=${communityId}`)
    expect(fenOf(await figure(head, '未缴合计'))).toBe(open)

    await visit(head, `/payments?search=${reference}`)
    const paid = await head.locator('tbody tr td').nth(4).innerText()
    await head.locator('tbody').getByRole('link').click()
    await head.getByRole('link', { name: '查看凭证' }).click()
    await head.waitForURL(/\/vouchers\//)
    await settle(head)
    expect(await head.locator('tbody th').allInnerTexts()).toEqual(['1002 银行存款', '1121 应收账款', '2203 预收账款'])
    expect((await head.locator('tfoot td').allInnerTexts()).slice(2)).toEqual([paid, paid])
    await inspectScreen(head, 'voucher')
    await head.getByRole('link', { name: '查看住户' }).click()
    await head.getByRole('link', { name: '对账单' }).waitFor()
    await settle(head)
    expect(await figure(head, '预存')).toBe('¥5.00')
    await head.getByRole('link', { name: '对账单' }).click()
    await heading(head, '住户对账单').waitFor()
    await settle(head)
    expect(await figure(head, '期末预存')).toBe('¥5.00')
    const statement = csvRows((await exported(head, '表格（CSV）')).bytes)
    expect(statement.at(-1)).toBeDefined()
    await inspectScreen(head, 'statement')
  })

  it('gives files that say what the screens say', async () => {
    await visit(head, bills())
    const file = csvRows((await exported(head, '表格（CSV）')).bytes)
    expect(sumOf(file, '应收（元）')).toBe(fenOf(await figure(head, '本期应收')))
    expect(sumOf(file, '未收（元）')).toBe(fenOf(await figure(head, '未收')))

    await visit(head, `/arrears?community=${communityId}`)
    const arrears = csvRows((await exported(head, '按住户 · 表格（CSV）')).bytes)
    expect(arrears).toHaveLength(Number(await figure(head, '欠费住户')))
    expect(sumOf(arrears, '未缴合计')).toBe(fenOf(await figure(head, '未缴合计')))

    await visit(head, `/trial-balance?from=${present}&to=${month}`)
    const totals = (await head.locator('tfoot td').allInnerTexts()).map(fenOf)
    const [openDebit, openCredit, debit, credit, closeDebit, closeCredit] = totals
    expect([openDebit, debit, closeDebit]).toEqual([openCredit, credit, closeCredit])
    const trial = await exported(head, '表格（Excel）')
    expect(trial.bytes.subarray(0, 2).toString()).toBe('PK')
    await visit(head, `/journal?period=${present}`)
    const ledger = await saved(head, async () => {
      await head.getByRole('button', { name: '导出' }).click()
      await head.keyboard.press('End')
      await head.keyboard.press('Enter')
    })
    expect(ledger.bytes.toString()).toContain('1121')
  })
})
