import { randomInt } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { picture } from './picture.ts'
import { expectHeading, expectLanded, inspectBoth, owingHouseholds, payButton, registerPhone, signIn, watchErrors } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let yard: string
let box: { readonly id: string; readonly turn: number }

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const named = async <T extends { name: string }>(path: string, name: string) => (await callApi<{ items: T[] }>(stack, 'head', 'GET', path)).items.find((one) => one.name === name)!
  yard = (await named<{ id: string; name: string }>('/parking/areas', '院内车位')).id
  const { id } = await named<{ id: string; name: string }>('/facilities?limit=100', '东门充电柜')
  box = await named<{ id: string; name: string; turn: number }>(`/facilities/${id}/machines`, '1号')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const openPage = async (): Promise<Page> => (await openPhone(browser, { url: stack.tenant.url })).newPage()
/** One yuan off, at whatever hour: a code of a batch that holds in the yard from now on. */
async function newCoupon(): Promise<string> {
  const now = today(systemClock)
  const id = Array.from({ length: 12 }, () => randomInt(10)).join('')
  await callApi(stack, 'head', 'POST', '/parking/coupons', { id, name: '门诊一元停车券', bearer: '社区门诊', kind: 'fen', value: 100, count: 1, areas: [yard], from: now, to: addDays(now, 2) })
  return (await callApi<{ items: { code: string }[] }>(stack, 'head', 'GET', `/parking/coupons/${id}/codes`)).items[0]!.code
}
const newPlate = (): string => `浙A${randomInt(10_000, 100_000)}`

/** On a phone and on a desk. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `${name}-${width}`)
  }
}

/** On the page's own keyboard, from an empty field. */
async function type(page: Page, plate: string): Promise<void> {
  const keys = page.getByRole('group', { name: '车牌键盘' })
  await keys.getByRole('button', { name: '清空' }).click()
  for (const key of plate) await keys.getByRole('button', { name: key, exact: true }).click()
}

async function payAtProvider(page: Page): Promise<void> {
  await page.waitForURL('**/_local/stripe/**')
  await page.locator('button.pay').click()
}

it('a driver types the plate, sees what the price is made of, pays, and reads until when to leave', async () => {
  const page = await openPage()
  const errors = watchErrors(page)
  const plate = newPlate()
  await callApi(stack, 'head', 'POST', '/parking/events', { area: yard, device: 'walk', sequence: randomInt(1e9), kind: 'in', plate, at: new Date(systemClock.now().getTime() - 95 * 60_000).toISOString() })
  await page.goto(`/park/${yard}`)
  await page.getByRole('button', { name: '查停车费' }).click()
  await page.getByText('请填写车牌号。').first().waitFor()
  await type(page, plate)
  await inspectBoth(page, 'a plate on its keyboard')
  await pictures(page, 'plate')
  await page.getByRole('button', { name: '查停车费' }).click()
  await expectHeading(page, '停车费')
  await page.getByRole('heading', { name: '费用明细', exact: true }).waitFor()
  await inspectBoth(page, 'a stay to pay')
  await pictures(page, 'stay')
  await page.getByRole('button', { name: '有停车券？输入券号' }).click()
  const code = page.getByLabel('停车券号')
  await code.fill('ABCD')
  await page.getByRole('button', { name: '用这张停车券' }).click()
  await page.getByText('请输入完整的券号，10 位').waitFor()
  await code.fill('ABCD-EFGHJK')
  await page.getByRole('button', { name: '用这张停车券' }).click()
  await page.getByText('没有这张停车券').waitFor()
  await inspectBoth(page, 'a code that is none')
  await pictures(page, 'coupon')
  const before = await payButton(page).innerText()
  await code.fill((await newCoupon()).toLowerCase())
  await page.getByRole('button', { name: '用这张停车券' }).click()
  await code.waitFor({ state: 'detached' })
  await page.getByText('门诊一元停车券').waitFor()
  // The name of the coupon and the new sum come with one answer.
  expect(await payButton(page).innerText()).not.toBe(before)
  await inspectBoth(page, 'a stay with a coupon')
  await pictures(page, 'stay-coupon')
  const amount = /¥[\d.]+/.exec(await payButton(page).innerText())![0]
  await payButton(page).click()
  await payAtProvider(page)
  await page.waitForURL('**/sale/**')
  await expectHeading(page, '已付款')
  await page.getByText(`已收到 ${amount}`).waitFor()
  await page.getByText(/请在 \d\d:\d\d 前出场/).waitFor()
  await inspectBoth(page, 'a stay paid')
  await pictures(page, 'stay-paid')
  const receipt = (await page.getByRole('link', { name: '下载收据' }).getAttribute('href'))!
  expect(await page.evaluate(async (path) => fetch(path).then(({ status, headers }) => [status, headers.get('content-type')]), receipt)).toEqual([200, 'application/pdf'])
  await page.getByRole('link', { name: '继续' }).click()
  await page.getByText('已付清').waitFor()
  await inspectScreen(page, 'may leave')
  expect(page.url()).not.toContain(encodeURIComponent(plate[0]!))

  await page.getByRole('button', { name: '查另一个号码' }).click()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '没有车牌？按停车票号查' }).click()
  await page.getByLabel('停车票号').fill('９９９９')
  await page.getByRole('button', { name: '查停车费' }).click()
  await page.getByText('网络没有连上').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('没有要付的停车费').waitFor()
  await inspectBoth(page, 'nothing to pay')
  await pictures(page, 'nothing')
  await page.goto('/park/zzzzzzzzzzzz')
  await expectHeading(page, '这个二维码不用了')
  expect(errors).toEqual([])
})

it('a machine is paid ahead, followed while it runs, stopped, and what was not used goes back', async () => {
  const page = await openPage()
  const errors = watchErrors(page)
  const { token } = await callApi<{ token: string }>(stack, 'head', 'POST', '/tokens', { name: '充电柜', roles: ['attendant'] })
  let sequence = randomInt(1e8)
  const report = async (kind: string, minutes: number, wattHours: number) => {
    const body = { machine: box.id, sequence: (sequence += 1), kind, turn: box.turn, at: systemClock.now().toISOString(), minutes, wattHours, peakWatts: 180 }
    const answer = await fetch(`${stack.base}/v1/machine-sessions/events`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(answer.status, await answer.clone().text()).toBe(200)
  }
  await page.goto(`/machine/${box.id}`)
  await page.getByText('每度电 1.20 元').waitFor()
  await inspectBoth(page, 'a machine')
  await pictures(page, 'machine')
  await page.getByText('¥5.00').click()
  await page.getByRole('button', { name: '预付 ¥5.00' }).click()
  await payAtProvider(page)
  await page.waitForURL('**/sale/**')
  await expectHeading(page, '已付款')
  await page.getByRole('link', { name: '继续' }).click()
  await page.getByText('已付款，等设备开始').waitFor()
  await report('started', 0, 0)
  await report('progress', 40, 1_500)
  await page.getByText('40 分钟 · 1.50 度').waitFor()
  await page.getByText('¥3.20').waitFor()
  await inspectBoth(page, 'a session that runs')
  await pictures(page, 'session')

  await page.goto(`/machine/${box.id}`)
  await page.getByText('正在使用', { exact: true }).waitFor()
  await inspectScreen(page, 'a machine in use')
  await page.getByRole('link', { name: '我正在使用，查看用量' }).click()
  await page.getByRole('button', { name: '停止使用，退回剩余' }).click()
  await inspectScreen(page, 'stop, asked')
  await page.getByRole('button', { name: '确定停止' }).click()
  await page.getByText('正在停止', { exact: true }).waitFor()
  await report('stopped', 42, 1_600)
  await page.getByText('退回 ¥3.08').waitFor()
  await inspectBoth(page, 'a session that ended')
  await pictures(page, 'session-ended')
  const { sale } = await callApi<{ sale: string }>(stack, 'head', 'GET', `/machine-sessions/${box.id}-${box.turn}`)
  expect((await callApi<{ items: unknown[] }>(stack, 'finance', 'GET', `/sales/${sale}/refunds`)).items).toMatchObject([{ rule: 'rest', amountFen: 308 }])
  expect(errors).toEqual([])
})

it('a resident registers a car, is given a permit and pays it, renews it, queues for another, and enters a visitor', async () => {
  const [bill] = (await owingHouseholds(stack, 28))[27]!
  const page = await openPage()
  const errors = watchErrors(page)
  await signIn(stack, page, await registerPhone(stack, [bill!.unit]))
  await page.getByRole('link', { name: '车辆、月卡与访客停车' }).click()
  await expectHeading(page, '车辆与月卡')
  await page.getByText('还没有登记车辆').waitFor()
  await inspectScreen(page, 'no car yet')
  const register = async () => {
    await page.getByRole('link', { name: '登记一辆车' }).click()
    await type(page, newPlate())
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await expectHeading(page, '车辆与月卡')
  }
  const payTheBill = async () => {
    await page.waitForURL('**/pay/confirm**')
    await payButton(page).click()
    await payAtProvider(page)
    await expectLanded(page, '缴费成功')
    await page.goto('/cars')
    await expectHeading(page, '车辆与月卡')
  }
  await register()
  await page.getByRole('link', { name: '申请月卡' }).click()
  await page.getByText('马上给').waitFor()
  await inspectBoth(page, 'asking for a permit')
  await pictures(page, 'apply')
  await page.getByRole('button', { name: /^办月卡 ¥/ }).click()
  await expectHeading(page, '月卡办好了')
  await inspectBoth(page, 'a permit given')
  await pictures(page, 'given')
  await page.getByRole('link', { name: /^去缴费 ¥/ }).click()
  await payTheBill()
  // A permit of one month may be renewed in its last 30 days: on every day but the first of a long month.
  const renewals = page.getByRole('link', { name: '续期', exact: true })
  if (today(systemClock).endsWith('-01')) await page.getByText('到期前自己续期').waitFor()
  else {
    await renewals.click()
    await page.getByText('季卡').click()
    await inspectBoth(page, 'renewing')
    await pictures(page, 'renew')
    await page.getByRole('button', { name: '续期 ¥240.00' }).click()
    await payTheBill()
    await page.getByText('月卡有效').waitFor()
    expect(await renewals.count()).toBe(0)
  }

  await register()
  await page.getByRole('link', { name: '申请月卡' }).click()
  await page.getByText('院内车位').click()
  await page.getByRole('button', { name: '排队申请（现在不收钱）' }).click()
  await page.getByText('排在第 2 位').waitFor()
  await page.getByRole('link', { name: '返回车辆与月卡' }).click()
  await page.getByText('院内车位，排在第 2 位').waitFor()
  await page.getByRole('link', { name: '登记访客' }).click()
  await page.getByText('院内车位').click()
  await type(page, '沪B12345')
  await inspectBoth(page, 'a visitor')
  await pictures(page, 'visitor')
  await page.getByRole('button', { name: '登记访客' }).click()
  await page.getByText('院内车位：本月还可登记 4 次（共 5 次）').waitFor()
  await page.getByText('沪B·12345').waitFor()
  await inspectBoth(page, 'cars, permits and visitors')
  await pictures(page, 'cars')
  expect(errors).toEqual([])
})
