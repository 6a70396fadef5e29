import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, firstDay, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { yuan } from '../../functions/money.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

// Days of last month: all of them are over, whatever day it is.
const first = firstDay(periodOfDate(addDays(firstDay(periodOfDate(today(systemClock))), -1)))
const day = (count: number): string => addDays(first, count)
const columns = '交易日期,收入,支出,余额,对方户名,摘要,交易流水号'
const good = [columns, `${day(1)},1200.00,,13500.50,王芳,3-1-304 物业费,2026110200000001`, `${day(1)},1200.00,,14700.50,王芳,3-1-304 物业费,2026110200000002`, `${day(2)},,350.25,14350.25,东街五金店,维修材料,2026110300000009`].join('\r\n')
const unknown = ['甲,乙,丙', `${day(20)},88.00,车位费`].join('\r\n')

const upload = (page: Page, text: string, name: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function pictures(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

it('an account is registered, a broken statement refused with its line, the right one taken once, and an unknown bank taught', async () => {
  const page = await openOffice(browser, stack, 'finance')
  await visit(page, '/statements')
  await inspectScreen(page, 'no account yet')
  await pictures(page, 'none')
  await page.getByRole('button', { name: '登记账户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '登记账户' }).click()
  await dialog.getByText('请填写名称').first().waitFor()
  await inspectScreen(page, 'the form of an account')
  await dialog.getByLabel('名称').fill('工行基本户')
  await dialog.getByLabel('账号').fill('3301 0401 6000 1234 567')
  await dialog.getByRole('button', { name: '登记账户' }).click()
  await page.getByRole('link', { name: '工行基本户' }).click()
  await heading(page, '工行基本户').waitFor()
  await upload(page, good.replace('14700.50', '14701.50'), '坏的.csv')
  await page.getByText('第 3 行：到这一行余额应为 14700.50，文件写的是 14701.50').waitFor()
  await inspectScreen(page, 'a broken statement')
  await upload(page, good, '工行明细.csv')
  await page.getByText('读取了 3 笔，都是新的。').waitFor()
  await visit(page, new URL(`${page.url()}?period=${periodOfDate(first)}`).pathname.replace('/office', '') + `?period=${periodOfDate(first)}`)
  const line = (who: string) => page.locator('[data-line]').filter({ hasText: who })
  await page.getByText('2026110200000001').first().waitFor()
  expect(await line('王芳').count()).toBe(2)
  // What a bill's number in the remark says; everything else of this file is nobody's in the books.
  const [bill] = (await callApi<{ items: { no: string; openFen: number; room: string }[] }>(stack, 'head', 'GET', `/bills?period=${periodOfDate(addDays(first, -1))}&status=overdue&limit=1`)).items
  await upload(page, [good, `${day(4)},${yuan(bill!.openFen)},,${yuan(1_435_025 + bill!.openFen)},陈先生,缴费 ${bill!.no},2026110500000001`].join('\r\n'), '工行明细2.csv')
  await page.getByText('读取了 4 笔，其中 1 笔是新的').waitFor()
  await line('陈先生').click()
  await page.getByText('附言里有账单号').first().waitFor()
  await page.getByRole('link', { name: `未缴账单 ${bill!.no}` }).first().waitFor()
  await page.getByText('4 笔，收支相加').first().waitFor()
  await inspectScreen(page, 'lines of a month')
  await pictures(page, 'lines')
  // By keys alone: Enter confirms what the rule found and goes on; k comes back to it, u asks to undo it.
  await line('陈先生').press('Enter')
  await page.getByText('已确认。', { exact: true }).waitFor()
  await page.getByText('3 笔，收支相加').first().waitFor()
  await line('陈先生').click()
  await page.getByText('按规则确认').waitFor()
  await page.keyboard.press('u')
  await inspectScreen(page, 'undoing a match')
  await dialog.getByRole('button', { name: `撤销 ¥${yuan(bill!.openFen)}`, exact: true }).click()
  await page.getByText('4 笔，收支相加').first().waitFor()
  // What no entry is there for is settled by two people.
  await line('东街五金店').click()
  await page.getByRole('button', { name: '处理差额…', exact: true }).click()
  await dialog.getByRole('button', { name: '提交，等另一人批准', exact: true }).click()
  await dialog.getByText('请选择科目').first().waitFor()
  await inspectScreen(page, 'settling a difference')
  await dialog.getByLabel('差额记入科目').selectOption('5101')
  await dialog.getByLabel('原因').fill('材料款，发票在柜')
  await pictures(page, 'force')
  await dialog.getByRole('button', { name: '提交，等另一人批准', exact: true }).click()
  await line('东街五金店').getByText('待另一人批准').waitFor()
  const head = await openOffice(browser, stack, 'head')
  await head.goto(page.url())
  await head.locator('[data-line]').filter({ hasText: '东街五金店' }).click()
  await head.getByRole('button', { name: '批准', exact: true }).click()
  await head.getByText('已批准入账。', { exact: true }).waitFor()
  await head.getByText('3 笔，收支相加').first().waitFor()
  await page.reload()
  await page.getByText('3 笔，收支相加').first().waitFor()
  await line('东街五金店').getByText('已确认').waitFor()
  await upload(page, good, '工行明细.csv')
  await page.getByText('以前都导入过，没有新增，也没有重复。').waitFor()
  await upload(page, unknown, '小银行.csv')
  await dialog.getByText('“甲”这一列').waitFor()
  await inspectScreen(page, 'unknown columns')
  await pictures(page, 'columns')
  await dialog.getByRole('button', { name: '记住，再读一次' }).click()
  await dialog.getByText('请至少指出日期').waitFor()
  await dialog.getByLabel('“甲”这一列').selectOption('date')
  await dialog.getByLabel('“乙”这一列').selectOption('amount')
  await dialog.getByLabel('“丙”这一列').selectOption('remark')
  await dialog.getByRole('button', { name: '记住，再读一次' }).click()
  await page.getByText('读取了 1 笔，都是新的。').waitFor()
  await page.getByText('车位费').first().waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await heading(page, '工行基本户').waitFor()
  await page.getByText('Upload a statement').waitFor()
  await inspectScreen(page, 'lines of a month, en')
  await pictures(page, 'lines-en')
})
