import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BillRow, expectHeading, inspectBoth, owingHouseholds, payButton, payLinkOf } from './resident-steps.ts'
import { callApi, launchBrowser, openDesktop, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let households: readonly (readonly BillRow[])[]

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  households = await owingHouseholds(stack, 3)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** A resident of the demo, signed in by the demo's own door. */
async function resident(open = openPhone): Promise<Page> {
  const page = await (await open(browser, { url: stack.tenant.url })).newPage()
  await page.goto(stack.tenant.accounts.find(({ role }) => role === 'resident')!.signIn)
  await expectHeading(page, '我的账单')
  return page
}

const answerOnce = (context: BrowserContext, path: string, status: number, error: { kind: string; code: string; say: string }) =>
  context.route(`**/v1/${path}`, (route) => route.fulfill({ status, contentType: 'application/json', body: JSON.stringify({ error: { ...error, details: [], requestId: 'abc123' } }) }))

describe('when something is not there', () => {
  it('a wrong address says so and leads back', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    await page.goto('/no/such/page')
    await expectHeading(page, '没有这一页')
    await inspectBoth(page, 'missing page')
    await page.getByRole('link', { name: '返回首页' }).click()
    await expectHeading(page, '物业费缴费')
  })

  it("another household's bill and receipt are simply not found", async () => {
    const page = await resident()
    const foreign = households[0]![0]!
    await page.goto(`/bills/${foreign.id}`)
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
    await inspectBoth(page, 'foreign bill')
    await page.goto(`/receipts/${foreign.unit}-abcdefghijkl`)
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
    await page.goto(`/checkout/${foreign.unit}-abcdefghijkl`)
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
  })

  it('a host without a tenant says so', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url.replace('//dongjie.', '//nobody.') })).newPage()
    await page.goto('/')
    await expectHeading(page, '这个网址没有对应的服务社')
  })
})

describe('when something does not work', () => {
  it('a lost connection is said in words, and a retry brings the bills', async () => {
    const page = await resident()
    await inspectBoth(page, 'bills')
    await page.context().setOffline(true)
    await page.getByText('网络已断开').waitFor()
    await inspectBoth(page, 'offline with old data')
    await page.getByRole('link', { name: '已缴记录' }).click()
    await page.getByRole('alert').getByText('网络没有连上').waitFor()
    await inspectBoth(page, 'offline')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.locator('a[href^="/receipts/"]').first().waitFor()
  })

  it('without a connection the other language waits, and the words on the screen stay', async () => {
    const page = await resident()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'English' }).click()
    await expectHeading(page, '我的账单')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'English' }).click()
    await expectHeading(page, 'My bills')
  })

  it('a link whose code does not come is left out, and the bills stay', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    const lost: string[] = []
    await page.route(/assets\/(bookings|cars)-entry-/, (route) => (lost.push(route.request().url()), route.abort()))
    await page.goto(stack.tenant.accounts.find(({ role }) => role === 'resident')!.signIn)
    await expectHeading(page, '我的账单')
    await page.waitForLoadState('networkidle')
    expect(lost).not.toEqual([])
    await expectHeading(page, '我的账单')
  })

  it("a server's failure is shown in its words with retry and phone", async () => {
    const page = await resident()
    await answerOnce(page.context(), 'household*', 502, { kind: 'upstream', code: 'x', say: '支付平台没有回应，没有扣款。' })
    await page.reload()
    await page.getByRole('alert').getByText('没有扣款').waitFor()
    await inspectBoth(page, 'error')
    await page.context().unroute('**/v1/household*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('待缴合计').or(page.getByText('没有待缴的账单')).first().waitFor()
  })

  it('a missing right is explained', async () => {
    const page = await resident()
    await answerOnce(page.context(), 'bills/**', 403, { kind: 'forbidden', code: 'not-allowed', say: '您的岗位没有这项权限。' })
    await page.goto(`/bills/${households[0]![0]!.id}`)
    await page.getByText('没有权限').waitFor()
    await inspectBoth(page, 'no permission')
  })

  it('an organization that cannot take online payments sends people to the counter', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    const bill = households[1]![0]!
    const household = await callApi<object>(stack, 'head', 'GET', `/household?unit=${bill.unit}`)
    await page.route('**/v1/household*', (route) => route.fulfill({ json: { ...household, bill: bill.id, onlinePayment: false } }))
    await page.goto(await payLinkOf(stack, bill))
    await page.getByText('不能在线收款').waitFor()
    expect(await payButton(page).count()).toBe(0)
    await inspectBoth(page, 'counter only')
  })
})

describe('inside WeChat', () => {
  it('the payment explains how to open the browser, at an address that works there', async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 13; V2) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50'
    const link = await payLinkOf(stack, households[2]![0]!)
    const page = await (await openPhone(browser, { url: stack.tenant.url }, { userAgent })).newPage()
    await page.goto(link)
    await payButton(page).click()
    await expectHeading(page, '请用手机浏览器打开')
    expect(page.url()).toBe(link)
    await inspectBoth(page, 'WeChat')
    await page.getByRole('button', { name: '返回账单' }).click()
    await payButton(page).waitFor()
    const browserOfPhone = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    await browserOfPhone.goto(page.url())
    await payButton(browserOfPhone).waitFor()
  })
})

describe('size and language', () => {
  it('large text is kept, and is there before the first paint', async () => {
    const page = await resident()
    const rootSize = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(await rootSize()).toBe('18px')
    await page.getByRole('button', { name: /大字/ }).click()
    expect(await rootSize()).toBe('22px')
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.body && !sessionStorage.getItem('size')) sessionStorage.setItem('size', String(document.documentElement.dataset['size']))
      }).observe(document, { childList: true, subtree: true })
    })
    await page.reload()
    await expectHeading(page, '我的账单')
    expect(await page.evaluate(() => sessionStorage.getItem('size')), 'when the body begins').toBe('large')
    expect(await rootSize()).toBe('22px')
    await page.getByRole('button', { name: /标准/ }).click()
    await page.reload()
    await expectHeading(page, '我的账单')
    expect(await rootSize()).toBe('18px')
  })

  it('the chosen language is kept and is that of the server’s sentences too', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    await page.goto('/')
    await page.getByRole('button', { name: 'English' }).click()
    await expectHeading(page, 'Pay property fees')
    await page.reload()
    await expectHeading(page, 'Pay property fees')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.goto('/sign-in')
    await page.locator('#phone').fill('19912345678')
    await page.getByRole('button', { name: 'Get a code' }).click()
    await page.locator('#code').fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('This code is not right').first().waitFor()
  })

  it('the main targets are large enough for old hands', async () => {
    const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
    await page.goto(await payLinkOf(stack, households[1]![0]!))
    const pay = await payButton(page).boundingBox()
    expect(pay!.height).toBeGreaterThanOrEqual(68)
    const small = await page.evaluate(() => [...document.querySelectorAll('a, button, label:has(input)')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1 && one.getBoundingClientRect().height < 48).map((one) => one.outerHTML.slice(0, 120)))
    expect(small).toEqual([])
  })
})

describe('on a desktop', () => {
  it('the same pages stand, and work by keyboard alone', async () => {
    const page = await resident(openDesktop)
    await inspectBoth(page, 'my bills on a desktop')
    await page.goto('/bills')
    await payButton(page).or(page.getByText('没有待缴的账单')).first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('staff who open the address of residents are led to the office', async () => {
    const page = await (await openDesktop(browser, { url: stack.tenant.url })).newPage()
    await page.goto('/')
    expect(await page.getByRole('link', { name: '工作人员登录' }).getAttribute('href')).toBe('/office/')
  })
})
