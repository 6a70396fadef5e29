import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { figure, heading, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { callApi, launchBrowser, type Lang, readInbox, type Stack, startStack } from './support.ts'

type Building = { readonly id: string; readonly community: string; readonly name: string }
type Preview = { readonly send: number; readonly items: readonly { readonly unit: string; readonly buildingName: string; readonly room: string; readonly channel: string | null }[] }

let stack: Stack
let browser: Browser
/** Each test sends in a building of its own. */
let buildings: Building[]

const settings = { quietFrom: 3, quietTo: 3, everyDays: 14, perMonth: 2, overdueDays: 15, leastFen: 100 }
const previewOf = ({ community, id }: Building) => callApi<Preview>(stack, 'head', 'POST', '/reminders/preview', { community, building: id, kind: 'due' })
const tell = (path: string) => fetch(`${stack.inbox}/${path}`, { method: 'POST', redirect: 'manual' })

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  // Equal hours are never quiet: the suite runs at any time of the day.
  await callApi(stack, 'head', 'PUT', '/reminders/settings', settings)
  const all = (await callApi<{ items: Building[] }>(stack, 'head', 'GET', '/buildings')).items
  const sizes = await Promise.all(all.map(async (building) => ({ building, send: (await previewOf(building)).send })))
  buildings = sizes.filter(({ send }) => send > 2).toSorted((a, b) => a.send - b.send).map(({ building }) => building)
  if (buildings.length < 3) throw new Error('the demo has too few buildings with something due')
})
afterAll(async () => {
  await tell('mood/accept')
  await browser?.close()
  await stack?.stop()
})

async function choose(page: Page, building: Building): Promise<void> {
  await visit(page, '/reminders')
  await page.getByLabel('小区').selectOption(building.community)
  await page.getByLabel('楼栋').selectOption({ label: building.name })
  await page.getByRole('button', { name: '查看名单' }).click()
  await page.getByRole('button', { name: /^发送给/ }).waitFor()
  await settle(page)
}

/** Newest first; what workers are told of their roster meanwhile is not of them. */
async function remindersSent(): Promise<readonly { readonly id: number; readonly text: string }[]> {
  const messages = (await readInbox(stack)) as readonly unknown[] as readonly { readonly id: number; readonly text: string }[]
  return messages.filter(({ text }) => text.includes('到期账单'))
}

it('a collector chooses, looks through the list, sends, and sees what became of each message', async () => {
  const [building] = buildings as [Building]
  const { send } = await previewOf(building)
  const page = await openOffice(browser, stack, 'collector')
  await visit(page, '/reminders')
  await picture(page, 'reminders-empty-1280')
  await inspectScreen(page, 'reminders, nothing chosen')
  await choose(page, building)
  expect(await figure(page, '将发送')).toBe(`${send} 户`)
  await picture(page, 'preview-1280')
  await inspectScreen(page, 'preview')
  await page.reload()
  await page.getByRole('button', { name: `发送给 ${send} 户` }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.innerText()).toMatch(/第一户会收到[\s\S]*【.+】.+到期账单/)
  await picture(page, 'dialog-1280')
  await inspectScreen(page, 'confirm sending')
  const last = (await remindersSent())[0]?.id ?? 0
  await dialog.getByRole('button', { name: `发送给 ${send} 户` }).click()
  await heading(page, '到期提醒').waitFor()
  await page.getByText('已完成').waitFor()
  await settle(page)
  expect(await figure(page, '已发送')).toBe(`${send} 户`)
  const messages = (await remindersSent()).filter(({ id }) => id > last)
  expect(messages.length).toBe(send)

  await tell(`${messages[0]!.id}/delivered`)
  await tell(`${messages[1]!.id}/failed`)
  await page.reload()
  await page.getByText('其中确认送达 1 户').waitFor()
  await page.getByLabel('结果', { exact: true }).selectOption('failed')
  await page.getByText('运营商告知没有送达').waitFor()
  await settle(page)
  await picture(page, 'run-1280')
  await inspectScreen(page, 'a run')
  expect(await page.getByRole('table').getByRole('row').count()).toBe(2)

  await visit(page, `/reminders?community=${building.community}&building=${building.id}`)
  expect(await figure(page, '将发送')).toBe('0 户')
  await picture(page, 'after-1280')
  await page.context().close()
})

it('what the provider refuses and what it does not answer are told apart', async () => {
  const [, building] = buildings as [Building, Building]
  const { send } = await previewOf(building)
  const page = await openOffice(browser, stack, 'finance', { phone: true })
  await tell('mood/refuse')
  await choose(page, building)
  await page.getByRole('button', { name: /^发送给/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^发送给/ }).click()
  await page.getByText('运营商没有接收').first().waitFor()
  await page.getByText('已完成').waitFor()
  await tell('mood/silent')
  await choose(page, building)
  await page.getByRole('button', { name: `发送给 ${send} 户` }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^发送给/ }).click()
  await page.getByText('运营商没有回应').first().waitFor()
  await page.getByText('已完成').waitFor()
  await tell('mood/accept')
  await settle(page)
  expect(await figure(page, '未成功')).toBe(`${send} 户`)
  await picture(page, 'unknown-390')
  await inspectScreen(page, 'a run of which nobody knows')
  await page.context().close()
})

it('a visit that meets an objection offers the stop, and a stopped household is left out', async () => {
  const building = buildings[2]!
  const { send, items } = await previewOf(building)
  const { unit, buildingName, room } = items.find(({ channel }) => channel !== null)!
  const page = await openOffice(browser, stack, 'collector')
  await visit(page, `/reminders/households/${unit}`)
  await heading(page, `${buildingName} ${room}`).waitFor()
  await picture(page, 'household-1280')
  await page.getByRole('button', { name: '暂停', exact: true }).click()
  await page.getByText('请选择日期').first().waitFor()
  await inspectScreen(page, 'household with an error')
  await page.getByLabel('结果', { exact: true }).selectOption('promised')
  await page.getByLabel('约定金额').fill('abc')
  await page.getByRole('button', { name: '保存上门记录' }).click()
  await page.getByText('请填写金额').first().waitFor()
  await page.getByLabel('结果', { exact: true }).selectOption('disputes')
  await page.getByLabel('约定金额').waitFor({ state: 'detached' })
  await page.getByLabel('备注').fill('对公共照明费有疑问')
  await page.getByRole('button', { name: '保存上门记录' }).click()
  await page.getByText('上门结果建议暂停提醒').waitFor()
  await settle(page)
  await picture(page, 'suggested-1280')
  await inspectScreen(page, 'household with a suggested stop')
  expect(await page.getByLabel('原因').inputValue()).toBe('dispute')
  expect(await page.getByLabel('暂停到').inputValue()).toBe(addDays(today(systemClock), 90))
  await page.getByRole('button', { name: '暂停', exact: true }).click()
  await page.getByText('对账单有异议，').waitFor()
  await settle(page)
  await picture(page, 'stopped-1280')
  expect((await previewOf(building)).send).toBe(send - 1)
  await page.getByRole('button', { name: '恢复提醒' }).click()
  await page.getByRole('button', { name: '恢复提醒' }).waitFor({ state: 'detached' })
  expect((await previewOf(building)).send).toBe(send)
  await page.context().close()
})

it('the head sets the hours and a line of the organization, but no threat; a run at night waits', async () => {
  const building = buildings[2]!
  const page = await openOffice(browser, stack, 'head')
  await visit(page, '/reminders/settings')
  await picture(page, 'settings-1280')
  const hour = (systemClock.now().getUTCHours() + 8) % 24
  await page.getByLabel('几点起不发送').selectOption(String(hour))
  await page.getByLabel('几点起可以发送').selectOption(String((hour + 2) % 24))
  await page.getByLabel('邮件附言（中文）').fill('逾期将停水')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('附言里有催促或威胁的说法').first().waitFor()
  await inspectScreen(page, 'settings with a threat')
  await page.getByLabel('邮件附言（中文）').fill('服务台周六照常开放。')
  await page.getByLabel('同一户两次提醒').fill('2')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('请填 3 到 90 的整数').first().waitFor()
  await page.getByLabel('同一户两次提醒').fill('14')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('已保存').waitFor()
  await inspectScreen(page, 'settings')

  await choose(page, building)
  await page.getByRole('button', { name: /^发送给/ }).click()
  await page.getByText('现在是夜间').waitFor()
  await picture(page, 'dialog-night-1280')
  await page.getByRole('dialog').getByRole('button', { name: /^发送给/ }).click()
  await page.getByText('夜间不发').waitFor()
  await settle(page)
  await picture(page, 'waiting-1280')
  await inspectScreen(page, 'a run that waits')
  await callApi(stack, 'head', 'PUT', '/reminders/settings', settings)
  await page.context().close()
})

it('an auditor reads and sends nothing, a supervisor is not let in, and a failure says so and asks again', async () => {
  const auditor = await openOffice(browser, stack, 'auditor')
  await visit(auditor, '/reminders')
  expect(await auditor.getByRole('button', { name: '查看名单' }).count()).toBe(0)
  await visit(auditor, '/reminders/settings')
  await auditor.getByText('只有负责人可以修改').waitFor()
  await picture(auditor, 'settings-auditor-1280')
  const { unit } = (await previewOf(buildings[0]!)).items[0]!
  await visit(auditor, `/reminders/households/${unit}`)
  expect(await auditor.getByRole('button', { name: '暂停', exact: true }).count()).toBe(0)
  await inspectScreen(auditor, 'household of an auditor')
  await auditor.route('**/v1/reminders?*', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"kind":"defect","code":"defect","say":"系统出现故障。","details":[],"requestId":"x"}}' }))
  await auditor.route('**/v1/reminders', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"kind":"defect","code":"defect","say":"系统出现故障。","details":[],"requestId":"x"}}' }))
  await auditor.goto('/office/reminders')
  await auditor.getByText('系统出现故障').waitFor({ timeout: 30_000 })
  await picture(auditor, 'failure-1280')
  await auditor.unroute('**/v1/reminders?*')
  await auditor.unroute('**/v1/reminders')
  await auditor.getByRole('button', { name: '再试一次' }).click()
  await auditor.getByText('到期提醒').first().waitFor()
  await auditor.context().close()
  const supervisor = await openOffice(browser, stack, 'supervisor')
  await visit(supervisor, '/reminders')
  await supervisor.getByText('没有权限').first().waitFor()
  await supervisor.context().close()
})

it.each<[Lang, boolean]>([
  ['zh', true],
  ['en', true],
  ['en', false],
])('every screen is whole in %s, on a phone: %s', async (lang, phone) => {
  const page = await openOffice(browser, stack, 'head', { lang, phone })
  const size = phone ? 390 : 1280
  const building = buildings.at(-1)!
  const run = (await callApi<{ items: { id: string }[] }>(stack, 'head', 'GET', '/reminders')).items.at(-1)!
  const { items } = await callApi<{ items: { unit: string }[] }>(stack, 'head', 'GET', `/reminders/${run.id}/deliveries`)
  for (const [name, path] of [
    ['reminders', '/reminders'],
    ['preview', `/reminders?community=${building.community}&building=${building.id}`],
    ['run', `/reminders/${run.id}`],
    ['household', `/reminders/households/${items[0]!.unit}`],
    ['settings', '/reminders/settings'],
  ] as const) {
    await visit(page, path)
    await picture(page, `${name}-${lang}-${size}`)
    await inspectScreen(page, `${name} in ${lang}`)
  }
  await page.context().close()
})
