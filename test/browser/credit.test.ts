import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomIds } from '../../functions/ids.ts'
import { inspectScreen } from './inspect-screen.ts'
import { beginningOf, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { type BillRow, expectHeading, expectLanded, inspectBoth, owingHouseholds, registerPhone, signIn, watchErrors, yuan } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Lang, type Stack, startStack } from './support.ts'

type Credit = { readonly version: number; readonly creditFen: number; readonly openFen: number; readonly kept: boolean; readonly items: readonly { readonly kind: string; readonly document: string }[] }

let stack: Stack
let browser: Browser
let households: readonly (readonly BillRow[])[]
let used = 0
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  households = await owingHouseholds(stack, 24)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** A household that no other test touches (the first ones are other files'), with what it owes. */
async function nextHousehold(): Promise<{ unit: string; openFen: number; where: string }> {
  for (;;) {
    const [bill] = households[used++]!
    const { openFen, creditFen } = await creditOf(bill!.unit)
    if (creditFen === 0 && openFen > 0) return { unit: bill!.unit, openFen, where: `${bill!.buildingName} ${bill!.room} ${bill!.name}` }
  }
}

const creditOf = (unit: string): Promise<Credit> => callApi(stack, 'finance', 'GET', `/credits/${unit}`)
const payCash = (unit: string, amountFen: number, more: object = {}): Promise<{ id: string; receiptNo: string }> => callApi(stack, 'collector', 'POST', '/counter-payments', { id: randomIds.short(), unit, method: 'cash', amountFen, ...more })

/** The screen in the resident app on a phone and on a desk, in both languages. */
async function pictures(page: Page, name: string): Promise<void> {
  if (!process.env['LINLI_PICTURES']) return
  for (const [lang, other] of [['zh', 'English'], ['en', '中文']] as const) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      await picture(page, `${name}-${lang}-${width}`)
    }
    await page.getByRole('button', { name: other }).click()
  }
  await page.setViewportSize({ width: 390, height: 844 })
}

async function resident(unit: string): Promise<Page> {
  const phone = await registerPhone(stack, [unit])
  const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
  await signIn(stack, page, phone)
  return page
}

it('a resident pays ahead online and finds it as credit, with receipt and history', async () => {
  const { unit, openFen } = await nextHousehold()
  const page = await resident(unit)
  const errors = watchErrors(page)
  await page.getByRole('link', { name: '预存（提前缴费）' }).click()
  await expectHeading(page, '预存')
  await page.getByText(`还有待缴账单 ${yuan(openFen)}`).waitFor()
  await inspectBoth(page, 'credit, bills open')
  await pictures(page, 'r-bills-first')

  await payCash(unit, openFen)
  await page.reload()
  await page.getByRole('button', { name: '去付款', exact: true }).click()
  await page.getByText('请填写 1 元至 100,000 元的金额').first().waitFor()
  await inspectBoth(page, 'credit, no amount')
  await page.locator('#prepay').fill('５００')
  await inspectBoth(page, 'credit, amount typed')
  await pictures(page, 'r-prepay')
  await page.getByRole('button', { name: '去付款 ¥500.00' }).click()
  await page.waitForURL('**/_local/stripe/**')
  await page.getByText('500.00').first().waitFor()
  await page.locator('button.pay').click()
  await expectLanded(page, '预存成功')
  await page.getByText('¥500.00 已存入您家的预存').waitFor()
  await inspectBoth(page, 'paid ahead')
  await pictures(page, 'r-paid-ahead')
  await page.getByRole('link', { name: '查看收据' }).click()
  await expectHeading(page, '收据')
  await page.getByText('转为预存').waitFor()
  await page.goto(`/credit?unit=${unit}`)
  await page.getByText('新账单出来时自动抵扣').waitFor()
  await page.getByText('+¥500.00').waitFor()
  await inspectBoth(page, 'credit with history')
  await pictures(page, 'r-credit')
  expect(await creditOf(unit)).toMatchObject({ creditFen: 50_000, openFen: 0 })
  await page.goto(`/statement?unit=${unit}`)
  await page.getByText('预存（').first().waitFor()
  expect(errors).toEqual([])
})

it('a page for paying ahead that was left says that nothing was charged', async () => {
  const { unit, openFen } = await nextHousehold()
  await payCash(unit, openFen)
  const page = await resident(unit)
  await page.goto(`/credit?unit=${unit}`)
  await page.locator('#prepay').fill('88.80')
  await page.getByRole('button', { name: '去付款 ¥88.80' }).click()
  await page.waitForURL('**/_local/stripe/**')
  await page.goBack()
  await page.goto(`/checkout/${(await checkoutOf(page, unit))}`)
  await expectHeading(page, '还没有付款')
  await page.getByText('没有扣款。', { exact: true }).waitFor()
  await inspectBoth(page, 'pending, paying ahead')
  await pictures(page, 'r-pending')
})

/** The open page for the same sum: asked for again it is handed out again. */
const checkoutOf = (page: Page, unit: string): Promise<string> =>
  page.evaluate(async (of) => ((await (await fetch('/v1/checkouts', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ unit: of, prepayFen: 8880 }) })).json()) as { checkout: string }).checkout, unit)

it('a resident uses the credit for a bill, and sees refunds in plain words and a reversed payment as void', async () => {
  const { unit, openFen } = await nextHousehold()
  const mistake = await payCash(unit, 100, { bills: undefined })
  await callApi(stack, 'head', 'POST', '/reversals', { payment: mistake.id, reason: '记错了户' })
  const surplus = await overpay(unit, openFen)
  const credit = await creditOf(unit)
  expect(credit).toMatchObject({ creditFen: surplus.creditFen, openFen })
  const asked = await callApi<{ id: string }>(stack, 'collector', 'POST', '/refunds', { id: randomIds.short(), payment: surplus.payment, amountFen: 100, source: 'credit', reason: '住户要求' })
  expect(asked.id).toContain(unit)
  const page = await resident(unit)
  await page.getByRole('link', { name: `预存 ${yuan(surplus.creditFen)}` }).click()
  await page.getByText('已申请，等本社批准。钱还没有退。').waitFor()
  const usable = Math.min(surplus.creditFen, openFen)
  await inspectBoth(page, 'credit to use')
  await pictures(page, 'r-use')
  await page.getByRole('button', { name: `用预存抵扣 ${yuan(usable)}` }).click()
  await page.getByText(`已抵扣 ${yuan(usable)}`).waitFor()
  await inspectBoth(page, 'credit used')
  await pictures(page, 'r-used')
  expect(await creditOf(unit)).toMatchObject({ creditFen: surplus.creditFen - usable, openFen: openFen - usable })
  await page.goto(`/bills?unit=${unit}&tab=paid`)
  await page.getByText('已冲销，收据作废').first().click()
  await expectHeading(page, '收据')
  await page.getByText('这张收据已于').waitFor()
  await inspectBoth(page, 'void receipt')
  await pictures(page, 'r-void')
})

/** Credit beside open bills: money for a bill that had been paid, which is opened again by a reversal. */
async function overpay(unit: string, openFen: number): Promise<{ payment: string; creditFen: number }> {
  const first = await payCash(unit, openFen)
  const creditFen = 12_345
  const second = await payCash(unit, creditFen)
  await callApi(stack, 'head', 'POST', '/reversals', { payment: first.id, reason: '记错了户' })
  return { payment: second.id, creditFen }
}

it('the office shows a household’s credit, uses it, keeps it on request, and settles when it moves out', async () => {
  const { unit, openFen } = await nextHousehold()
  const { creditFen } = await overpay(unit, openFen)
  const page = await openOffice(browser, stack, 'collector')
  await visit(page, `/households/${unit}`)
  await page.getByText('新账单发布时自动抵扣').waitFor()
  await inspectScreen(page, 'household with credit')
  await officePictures(unit, 'household', 'collector')

  await page.getByRole('button', { name: '保留预存' }).click()
  await inspectScreen(page, 'keep, asked')
  await page.getByRole('dialog').getByRole('button', { name: '保留预存' }).click()
  await page.getByText('住户要求保留预存').waitFor()
  expect((await creditOf(unit)).kept).toBe(true)

  const usable = Math.min(creditFen, openFen)
  await page.getByRole('button', { name: `用预存抵扣 ${yuan(usable)}` }).click()
  await inspectScreen(page, 'use, asked')
  await picture(page, 'o-use-dialog')
  await page.getByRole('dialog').getByRole('button', { name: `用预存抵扣 ${yuan(usable)}` }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await settle(page)
  expect(await creditOf(unit)).toMatchObject({ creditFen: creditFen - usable, openFen: openFen - usable })
  await page.getByText('抵扣账单', { exact: true }).waitFor()

  await page.getByRole('button', { name: '搬离结算' }).click()
  const paper = page.getByRole('link', { name: '打开结算单（PDF）' })
  await page.getByLabel('搬离日期').fill('2027-02-28')
  expect(await paper.getAttribute('href')).toContain('date=2027-02-28')
  expect(await beginningOf(page, await paper.getAttribute('href'))).toBe('%PDF-')
  await inspectScreen(page, 'moving out')
  await picture(page, 'o-settlement')
})

it('the office asks for the refund of a credit from the household’s page', async () => {
  const { unit, openFen } = await nextHousehold()
  await payCash(unit, openFen + 5000)
  const page = await openOffice(browser, stack, 'finance')
  await visit(page, `/households/${unit}`)
  await page.getByRole('button', { name: '申请退款' }).click()
  await page.getByRole('dialog').getByLabel('金额').waitFor()
  await inspectScreen(page, 'refund of a credit')
  await picture(page, 'o-refund')
  expect(await page.getByRole('dialog').getByLabel('金额').inputValue()).toBe('50.00')
})

it('the arrears show the credit beside the debt', async () => {
  const { unit, openFen, where } = await nextHousehold()
  const { creditFen } = await overpay(unit, openFen)
  const search = encodeURIComponent(where)
  const [row] = (await callApi<{ items: readonly { openFen: number; creditFen: number }[] }>(stack, 'finance', 'GET', `/arrears?search=${search}`)).items
  expect(row).toMatchObject({ openFen, creditFen })
  for (const lang of ['zh', 'en'] as const) {
    const page = await openOffice(browser, stack, 'finance', { lang })
    await visit(page, `/arrears?search=${search}`)
    await page.getByText('123.45').first().waitFor()
    await inspectScreen(page, `arrears with credit, ${lang}`)
    await picture(page, `o-arrears-${lang}`)
  }
})

async function officePictures(unit: string, name: string, role: string): Promise<void> {
  if (!process.env['LINLI_PICTURES']) return
  for (const lang of ['zh', 'en'] satisfies Lang[]) {
    for (const phone of [true, false]) {
      const page = await openOffice(browser, stack, role, { lang, phone })
      await visit(page, `/households/${unit}`)
      await picture(page, `o-${name}-${lang}-${phone ? 390 : 1280}`)
      await page.context().close()
    }
  }
}
