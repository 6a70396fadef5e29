import { randomInt } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomIds } from '../../functions/ids.ts'
import { beginningOf, heading, inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { expectHeading, inspectBoth as inspectOnPhone, registerPhone, signIn, watchErrors } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
let head: Page
/** A name of its own for each run, so that a test may be tried again on a stack that runs already. */
const yard = `后院${randomInt(1e6)}`
const newPlate = (): string => `浙C${randomInt(10_000, 100_000)}`

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  head = await openOffice(browser, stack, 'head')
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const priceName = `自有场地月卡 ${randomIds.short()}`

const press = (name: string) => head.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const closed = () => head.getByRole('dialog').waitFor({ state: 'detached' })

/** From the list of cars; what became of it is said in the dialog. */
async function applyFor(plate: string, answer: RegExp): Promise<void> {
  await visit(head, `/cars?search=${encodeURIComponent(plate)}`)
  await head.getByRole('button', { name: `申请月卡 ${plate}` }).click()
  await head.getByLabel('车场', { exact: true }).selectOption({ label: yard })
  await head.getByLabel('续期方式').selectOption('person')
  await press('申请月卡')
  await head.getByRole('dialog').getByText(answer).waitFor()
}

it('an area with prices by car is filled, those who come later queue and are drawn with a published seed, a household checks the draw on its phone and gives its space up', async () => {
  const { items: units } = await callApi<{ items: { id: string; buildingName: string; room: string }[] }>(stack, 'head', 'GET', '/units?limit=60')
  const [first, second] = [units[40]!, units[41]!]
  const { items: fees } = await callApi<{ items: { basis: string; current: { from: string; rates: object[]; band: object } }[] }>(stack, 'head', 'GET', '/fee-items')
  const { from, rates, band } = fees.find(({ basis }) => basis === 'per-permit')!.current
  await callApi(stack, 'head', 'POST', '/fee-items', { name: { zh: priceName, en: 'Permit, own land' }, basis: 'per-permit', fund: 'ORGANISATION', from, rates, band })
  const plates = [newPlate(), newPlate(), newPlate()] as const

  await visit(head, '/parking')
  await head.getByRole('button', { name: '新建车场' }).click()
  await head.getByLabel('名称').fill(yard)
  await head.getByLabel('土地权属').selectOption('own')
  await head.getByLabel('月卡收费项目').selectOption({ label: priceName })
  await inspectBoth(head, 'a new area')
  await press('保存')
  await closed()
  await head.getByRole('link', { name: yard }).click()
  await heading(head, yard).waitFor()
  await head.getByRole('button', { name: '新增车位' }).click()
  await head.getByLabel('起始编号').fill('L-01')
  await press('保存')
  await head.getByText('L-01').waitFor()
  const area = new URL(head.url()).pathname.split('/').at(-1)!

  await visit(head, '/cars')
  await head.getByRole('button', { name: '登记车辆' }).click()
  await head.getByLabel('住户', { exact: false }).first().fill(first.room)
  const home = head.getByRole('option', { name: `${first.buildingName} ${first.room}` }).first()
  await home.waitFor({ state: 'attached' })
  await head.getByRole('dialog').locator('select').first().selectOption(first.id)
  await head.getByLabel('车牌', { exact: true }).fill(plates[0])
  await head.getByLabel('证明编号').fill('杭房权证 1 号')
  await inspectBoth(head, 'a car with its proof')
  await press('登记车辆')
  await closed()
  for (const [unit, plate] of [[first, plates[1]], [second, plates[2]]] as const) await callApi(stack, 'collector', 'POST', '/parking/cars', { unit: unit.id, plate, proof: { kind: 'deed', document: '1' } })

  await applyFor(plates[0], /已办理，车位 L-01/)
  await applyFor(plates[1], /已排队/)
  await inspectBoth(head, 'an application that waits')
  await applyFor(plates[2], /已排队/)
  await visit(head, `/permits?area=${area}`)
  await head.getByRole('row').filter({ hasText: plates[0] }).getByText(/有效|即将到期/).waitFor()
  await head.getByRole('row').filter({ hasText: plates[1] }).getByText('第 2 位').waitFor()
  await inspectBoth(head, 'permits and the queue')
  await picture(head, 'permits')

  // From now on by lot, with one more space for two who wait: the neighbour's first car comes before a second one.
  await visit(head, `/parking/${area}`)
  await head.getByRole('button', { name: '修改车场' }).click()
  await head.getByLabel('分配方式').selectOption('lottery')
  await press('保存')
  await closed()
  await callApi(stack, 'head', 'POST', `/parking/areas/${area}/spaces`, { number: 'L-02' })
  await head.getByRole('button', { name: '分配空车位' }).click()
  await press('分配空车位')
  await head.getByRole('dialog').getByText('摇号需要公开的种子').waitFor()
  await head.getByLabel('种子', { exact: true }).fill('4 7 1')
  await head.getByLabel('种子出处').fill('福彩3D 第 2026325 期')
  await inspectBoth(head, 'a draw with its seed')
  await press('分配空车位')
  await closed()
  await head.getByText('1 / 2 户分到车位').waitFor()
  await head.getByRole('button', { name: '结果' }).click()
  const drawn = head.getByRole('row').filter({ hasText: `${second.buildingName} ${second.room}` })
  await drawn.getByText('L-02').waitFor()
  await inspectBoth(head, 'an area with its draw')
  await picture(head, 'area-drawn')

  // A second car costs more, as the tiers say; what runs out is renewed with its sum shown.
  await callApi(stack, 'head', 'POST', `/parking/areas/${area}/spaces`, { number: 'L-03' })
  await callApi(stack, 'head', 'POST', `/parking/areas/${area}/allocations`, { id: randomIds.short(), seed: '9 9 2', source: '福彩3D 第 2026326 期' })
  const { items: permits } = await callApi<{ items: { plate: string; amountFen: number; standing: string }[] }>(stack, 'head', 'GET', `/parking/permits?area=${area}`)
  const of = (plate: string) => permits.find((one) => one.plate === plate)!
  expect(of(plates[1]).amountFen).toBeGreaterThan(of(plates[2]).amountFen)
  await visit(head, `/permits?area=${area}`)
  // A permit of one month runs out within 30 days on every day but the first of a long month.
  if (of(plates[1]).standing === 'expiring') {
    await head.getByRole('button', { name: `续期并出账 ${plates[1]}` }).click()
    await head.getByRole('dialog').getByRole('button', { name: '续期并出账 ¥150.00' }).waitFor()
    await inspectBoth(head, 'a renewal with its sum')
    await press('续期并出账 ¥150.00')
    await closed()
    await head.getByRole('row').filter({ hasText: plates[1] }).getByText('¥150.00').waitFor()
  }
  await head.getByRole('button', { name: `终止 ${plates[0]}` }).click()
  await head.getByText('已出的账单不变').waitFor()
  await inspectBoth(head, 'ending a permit')
  await press('终止')
  await closed()
  await head.getByRole('row').filter({ hasText: plates[0] }).getByText('已结束').waitFor()

  await visit(head, '/parking-income?by=space')
  await head.getByRole('row').filter({ hasText: 'L-02' }).filter({ hasText: yard }).waitFor()
  await inspectBoth(head, 'income by space')
  await picture(head, 'income-by-space')

  const page = await (await openPhone(browser, { url: stack.tenant.url })).newPage()
  const errors = watchErrors(page)
  await signIn(stack, page, await registerPhone(stack, [second.id]))
  await page.goto('/cars')
  await expectHeading(page, '车辆与月卡')
  await page.getByRole('link', { name: '看分配结果' }).click()
  await page.getByText('排在第 1 位，分到 L-02 号车位').waitFor()
  await page.getByText('福彩3D 第 2026325 期').waitFor()
  await page.getByRole('button', { name: '用这部手机重算一遍' }).click()
  await page.getByText('重算完成：2 个摇号值和名次都一致。').waitFor()
  await inspectOnPhone(page, 'a draw, checked')
  await picture(page, 'draw')
  await page.getByRole('link', { name: '返回车辆与月卡' }).click()
  await page.getByRole('link', { name: '退掉车位' }).click()
  await page.getByText('到期前可以改回来').waitFor()
  await inspectOnPhone(page, 'giving up a space')
  await picture(page, 'give-up')
  await page.getByRole('button', { name: '到期不续' }).click()
  await page.getByText('到期不续，车位交回').waitFor()
  await inspectOnPhone(page, 'a space that goes back')
  await picture(page, 'goes-back')
  await page.getByRole('button', { name: '改主意了，继续续期' }).click()
  await page.getByText('到期前自己续期').waitFor()
  await page.getByRole('link', { name: '退掉车位' }).click()
  await page.getByText('现在就退').click()
  await page.getByText('不会自动退').waitFor()
  await inspectOnPhone(page, 'giving it up at once')
  await page.getByRole('button', { name: '现在退掉车位' }).click()
  await page.getByRole('link', { name: '申请月卡' }).waitFor()
  expect(errors).toEqual([])
}, 240_000)

it('signs are printed from an area that charges and from the machines of a facility', async () => {
  const named = async (path: string, name: string) => (await callApi<{ items: { id: string; name: string }[] }>(stack, 'head', 'GET', path)).items.find((one) => one.name === name)!.id
  await visit(head, `/parking/${await named('/parking/areas', '院内车位')}`)
  expect(await beginningOf(head, await head.getByRole('link', { name: '打印出口标牌' }).getAttribute('href'))).toBe('%PDF-')
  await visit(head, `/facilities/${await named('/facilities?limit=100', '东门充电柜')}`)
  expect(await beginningOf(head, await head.getByRole('link', { name: '打印全部标牌' }).getAttribute('href'))).toBe('%PDF-')
  expect(await beginningOf(head, await head.getByRole('link', { name: '标牌 1号' }).getAttribute('href'))).toBe('%PDF-')
  await settle(head)
  await inspectBoth(head, 'machines with their signs')
})
