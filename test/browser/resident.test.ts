import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BillRow, codeFor, expectHeading, expectLanded, goToProvider, inspectBoth, owingHouseholds, payButton, payLinkOf, registerPhone, signIn, statusOf, watchErrors, yuan } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let households: readonly (readonly BillRow[])[]
let used = 0

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  households = await owingHouseholds(stack, 14)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** Bills of a household that no other test touches, oldest first. */
function nextHousehold(): { bills: readonly BillRow[]; bill: BillRow } {
  const bills = households[used++]!.toSorted((a, b) => a.id.localeCompare(b.id))
  return { bills, bill: bills[0]! }
}

async function phone(): Promise<Page> {
  return (await openPhone(browser, { url: stack.tenant.url })).newPage()
}

describe('the QR code of a paper bill', () => {
  it('leads to a paid bill and a numbered receipt without signing in', async () => {
    const { bill } = nextHousehold()
    const page = await phone()
    const errors = watchErrors(page)
    const link = await payLinkOf(stack, bill)
    await page.goto(link)
    await expectHeading(page, '缴费')
    await payButton(page).waitFor()
    expect(new URL(page.url()).pathname, 'the token does not stay in the address').toBe('/pay')
    const body = await page.locator('body').innerText()
    expect(body).toContain(`${[...bill.name][0]}**`)
    expect(body).not.toContain(bill.name)
    await inspectBoth(page, 'scanned bill')

    const boxes = page.getByRole('checkbox')
    for (let at = (await boxes.count()) - 1; at >= 0; at -= 1) await boxes.nth(at).click()
    await payButton(page).click()
    await page.getByText('还没有选择账单').waitFor()
    await inspectBoth(page, 'nothing chosen')
    await boxes.nth(0).click()
    expect(await payButton(page).innerText()).toBe(`缴费 ${yuan(bill.openFen)}（1 笔）`)

    await page.locator(`a[href^="/bills/${bill.id}"]`).click()
    await page.getByText('费用明细').waitFor()
    await inspectBoth(page, 'bill behind the code')
    await payButton(page).click()
    await expectHeading(page, '确认缴费')
    await page.getByText('不会扣款').or(page.getByText('还不会扣款')).first().waitFor()
    await inspectBoth(page, 'confirmation')

    await payButton(page).click()
    await page.waitForURL('**/_local/stripe/**')
    await page.locator('button.pay').click()
    await expectLanded(page, '缴费成功')
    await page.getByText(`已收到 ${yuan(bill.openFen)}`).waitFor()
    await inspectBoth(page, 'paid')
    expect(await statusOf(stack, bill)).toBe('paid')

    await page.getByRole('link', { name: '查看收据' }).click()
    await expectHeading(page, '收据')
    const id = page.url().split('/').at(-1)!
    const receipt = await callApi<{ no: string; amountFen: number }>(stack, 'auditor', 'GET', `/receipts/${id}`)
    expect(receipt.amountFen).toBe(bill.openFen)
    await page.getByText(receipt.no).waitFor()
    await inspectBoth(page, 'receipt')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /下载/ }).click()])
    expect(readFileSync(await download.path()).subarray(0, 5).toString()).toBe('%PDF-')

    await page.goto(link)
    await payButton(page).waitFor()
    expect(await page.locator(`a[href^="/bills/${bill.id}"]`).count(), 'a paid bill is not asked for again').toBe(0)
    expect(errors).toEqual([])
  })

  it('says so when the code is unknown, and that nothing was charged', async () => {
    const page = await phone()
    await page.goto(`/p/${'x'.repeat(32)}`)
    await expectHeading(page, '这个二维码不能用了')
    await page.getByText('没有扣款').waitFor()
    await inspectBoth(page, 'unknown code')
    await page.goto('/p/short')
    await expectHeading(page, '这个二维码不能用了')
  })

  it('asks for the code again once its session has ended', async () => {
    const page = await phone()
    await page.goto('/pay')
    await expectHeading(page, '缴费页面已关闭')
    await inspectBoth(page, 'ended session')
  })

  it('shows its own household even where another resident is signed in, and no other bill of it', async () => {
    const { bill } = nextHousehold()
    const page = await phone()
    await signIn(stack, page, await registerPhone(stack, [nextHousehold().bill.unit]))
    await page.goto(await payLinkOf(stack, bill))
    await expectHeading(page, '缴费')
    await page.getByText(`${[...bill.name][0]}**`).first().waitFor()
    expect(await page.locator('li a').count(), 'only the scanned bill opens').toBe(1)
  })
})

describe('when the payment does not go through', () => {
  it('a declined card leaves the bill due and the page says that nothing was charged', async () => {
    const { bill } = nextHousehold()
    const page = await phone()
    await page.goto(await payLinkOf(stack, bill))
    await goToProvider(page)
    await page.locator('input[value=card]').check()
    await page.locator('input[name=number]').fill('4000 0000 0000 0002')
    await page.locator('button.pay').click()
    await page.getByRole('alert').waitFor()
    await page.locator('a.back').click()
    await expectLanded(page, '还没有付款')
    await page.getByText('没有扣款').first().waitFor()
    await inspectBoth(page, 'not paid yet')
    await page.getByRole('link', { name: '继续付款' }).click()
    await page.waitForURL('**/_local/stripe/**')
    await page.locator('button.pay').click()
    await expectLanded(page, '缴费成功')
  })

  it('an expired page says so and leads back to the bills', async () => {
    const { bill } = nextHousehold()
    const page = await phone()
    await page.goto(await payLinkOf(stack, bill))
    await goToProvider(page)
    await page.getByText('演练其他情形').click()
    await page.getByRole('button', { name: '让页面过期' }).click()
    await page.getByRole('link', { name: '返回服务社网站' }).click()
    await expectLanded(page, '付款没有完成')
    await inspectBoth(page, 'expired')
    await page.getByRole('link', { name: '重新缴费' }).click()
    await expectHeading(page, '缴费')
    expect(await statusOf(stack, bill)).not.toBe('paid')
  })

  it('money that arrives later is waited for, and a later failure is told', async () => {
    const { bill } = nextHousehold()
    const page = await phone()
    await page.goto(await payLinkOf(stack, bill))
    await goToProvider(page)
    await page.getByText('演练其他情形').click()
    await page.getByRole('button', { name: '稍后失败' }).click()
    await expectLanded(page, '正在确认付款')
    await page.getByText('请先不要再付一次').waitFor()
    await inspectBoth(page, 'processing')
    await page.locator('h1', { hasText: '付款没有成功' }).waitFor({ timeout: 60_000 })
    await inspectBoth(page, 'failed')
    expect(await statusOf(stack, bill)).not.toBe('paid')
  })
})

describe('two browsers that pay one bill', () => {
  it('get one payment: the second learns that it is paid', async () => {
    const { bill } = nextHousehold()
    const [first, second] = [await phone(), await phone()]
    for (const page of [first, second]) {
      await page.goto(await payLinkOf(stack, bill))
      await payButton(page).click()
      await expectHeading(page, '确认缴费')
    }
    await payButton(first).click()
    await first.waitForURL('**/_local/stripe/**')
    await first.locator('button.pay').click()
    await expectLanded(first, '缴费成功')
    await payButton(second).click()
    await expectHeading(second, '账单有变化')
    await second.getByText('没有扣款').waitFor()
    await inspectBoth(second, 'changed')
    await second.getByRole('link', { name: '返回账单' }).click()
    await second.getByText('没有待缴的账单').waitFor()
    await inspectBoth(second, 'nothing due')
  })

  it('are warned before paying twice, and a second payment becomes credit', async () => {
    const { bills, bill } = nextHousehold()
    const [first, second] = [await phone(), await phone()]
    for (const page of [first, second]) await page.goto(await payLinkOf(stack, bill))
    await goToProvider(first)
    for (let at = bills.length - 1; at > 0; at -= 1) await second.getByRole('checkbox').nth(at).click()
    await payButton(second).click()
    await expectHeading(second, '确认缴费')
    await payButton(second).click()
    await second.getByRole('alert').waitFor()
    await inspectBoth(second, 'open elsewhere')
    await payButton(second).click()
    await second.waitForURL('**/_local/stripe/**')
    for (const page of [first, second]) await page.locator('button.pay').click()
    await expectLanded(first, '缴费成功')
    await expectLanded(second, '缴费成功')
    const outcomes = await Promise.all([first, second].map((page) => page.locator('main').innerText()))
    expect(outcomes.filter((text) => text.includes('转为预存'))).toHaveLength(1)
  })
})

describe('sign-in by phone and code', () => {
  it('explains each mistake, takes a pasted message, and shows the own bills', async () => {
    const page = await phone()
    await page.goto('/bills')
    await expectHeading(page, '登录')
    await inspectBoth(page, 'phone')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByRole('alert').getByText('请输入手机号').waitFor()
    await inspectBoth(page, 'phone missing')
    await page.locator('#phone').fill('１３６ 123')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByRole('alert').getByText('请输入 11 位手机号').waitFor()
    await page.locator('#phone').fill(`+86 ${residentPhone()}`)
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expectHeading(page, '输入验证码')
    expect(await page.locator('#code').getAttribute('autocomplete')).toBe('one-time-code')
    await page.getByText(/\d+ 秒后可以重新获取/).waitFor()
    await inspectBoth(page, 'code')
    const code = await codeFor(stack, residentPhone())
    await page.locator('#code').fill(code === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').getByText('验证码不正确').waitFor()
    await inspectBoth(page, 'wrong code')
    await page.locator('#code').fill(`【东街】验证码 ${code}，5 分钟内有效`)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expectHeading(page, '我的账单')
    await inspectBoth(page, 'my bills')
  })

  it('answers an unknown phone like a known one', async () => {
    const page = await phone()
    await page.goto('/sign-in')
    await page.locator('#phone').fill('19912345678')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expectHeading(page, '输入验证码')
  })

  it('shows what was paid, its receipts and the statement, and forgets all when signing out', async () => {
    const page = await phone()
    await signIn(stack, page, residentPhone())
    await page.getByRole('link', { name: '已缴记录' }).click()
    await page.locator('a[href^="/receipts/"]').first().waitFor()
    await inspectBoth(page, 'paid list')
    await page.getByRole('link', { name: '查看对账单' }).click()
    await page.getByText('期末').waitFor()
    await inspectBoth(page, 'statement')
    await page.locator('#from').fill('2026-12-31')
    await page.locator('#to').fill('2026-01-01')
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByRole('alert').waitFor()
    await inspectBoth(page, 'wrong dates')
    await page.getByRole('link', { name: '返回我的账单' }).click()
    await page.locator('a[href^="/receipts/"]').first().click()
    await expectHeading(page, '收据')
    await page.goBack()
    await page.getByRole('button', { name: '退出登录' }).click()
    await expectHeading(page, '物业费缴费')
    await inspectBoth(page, 'start page')
    await page.goto('/bills')
    await expectHeading(page, '登录')
  })

  it('lets one phone stand for several households', async () => {
    const { bill } = nextHousehold()
    const other = nextHousehold()
    const page = await phone()
    await signIn(stack, page, await registerPhone(stack, [bill.unit, other.bill.unit]))
    const choice = page.getByRole('navigation', { name: '住户' })
    await choice.getByText('待缴').nth(1).waitFor()
    await inspectBoth(page, 'several households')
    await choice.getByRole('link').nth(1).click()
    expect(new URL(page.url()).searchParams.get('unit')).toBeTruthy()
    await goToProvider(page)
    await page.locator('button.pay').click()
    await expectLanded(page, '缴费成功')
    await page.getByRole('link', { name: '返回账单' }).click()
    await page.getByText('没有待缴的账单').waitFor()
  })
})

const residentPhone = (): string => stack.tenant.accounts.find(({ role }) => role === 'resident')?.phone ?? ''
