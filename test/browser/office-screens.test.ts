import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en as billEn } from '../../web/office/areas/bills/en.ts'
import { zh as billZh } from '../../web/office/areas/bills/zh.ts'
import { en as billingEn } from '../../web/office/areas/billing/en.ts'
import { zh as billingZh } from '../../web/office/areas/billing/zh.ts'
import { en as collectEn } from '../../web/office/areas/collect/en.ts'
import { zh as collectZh } from '../../web/office/areas/collect/zh.ts'
import { en as communityEn } from '../../web/office/areas/communities/en.ts'
import { zh as communityZh } from '../../web/office/areas/communities/zh.ts'
import { en as feeEn } from '../../web/office/areas/fee-items/en.ts'
import { zh as feeZh } from '../../web/office/areas/fee-items/zh.ts'
import { en as householdEn } from '../../web/office/areas/households/en.ts'
import { zh as householdZh } from '../../web/office/areas/households/zh.ts'
import { en as settingsEn } from '../../web/office/areas/settings/en.ts'
import { zh as settingsZh } from '../../web/office/areas/settings/zh.ts'
import { en as commonEn } from '../../web/office/i18n/en.ts'
import { zh as commonZh } from '../../web/office/i18n/zh.ts'
import { addMonths, type Period, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { inspectScreen } from './inspect-screen.ts'
import { exported, heading, inspectAll, openOffice, settle, type Visited, visit } from './office-steps.ts'
import { callApi, launchBrowser, openDesktop, type Stack, startStack } from './support.ts'

const catalogues = {
  zh: { bills: billZh, billing: billingZh, collect: collectZh, communities: communityZh, fees: feeZh, households: householdZh, settings: settingsZh, common: commonZh },
  en: { bills: billEn, billing: billingEn, collect: collectEn, communities: communityEn, fees: feeEn, households: householdEn, settings: settingsEn, common: commonEn },
} as const

const minutes = 60_000
const present: Period = periodOfDate(today(systemClock))

let stack: Stack
let browser: Browser
let ids: Ids

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  ids = await idsOf(stack)
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

type Ids = { readonly bill: string; readonly unit: string; readonly billBuilding: string; readonly payment: string; readonly run: string; readonly draft: string; readonly item: string; readonly imported: string; readonly building: string }

/** One thing of each kind, and a draft of bills that is not published. */
async function idsOf(at: Stack): Promise<Ids> {
  const first = async (path: string) => (await callApi<{ items: Record<string, string>[] }>(at, 'head', 'GET', path)).items[0]!
  const bill = await first(`/bills?period=${addMonths(present, -1)}&status=overdue&limit=1`)
  const community = await first('/communities')
  const draft = await callApi<{ id: string }>(at, 'head', 'POST', '/billing-runs', { community: community['id'], period: addMonths(present, 2), dueDate: `${addMonths(present, 2)}-20` })
  const [payment, run, item, imported, building] = await Promise.all([first('/payments?limit=1'), first(`/billing-runs?period=${present}`), first('/fee-items'), first('/imports'), first('/buildings')])
  return { bill: bill['id']!, unit: bill['unit']!, billBuilding: bill['building']!, payment: payment['id']!, run: run['id']!, draft: draft.id, item: item['id']!, imported: imported['id']!, building: building['name']! }
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByRole('dialog').locator('output').waitFor({ state: 'detached' })
}

function screens(lang: 'zh' | 'en'): Visited[] {
  const { bill, unit, payment, run, draft, item, imported } = ids
  const all = addMonths(present, -11)
  return [
    ['overview', '/'],
    ['households', '/households'],
    ['household', `/households/${unit}`],
    ['statement', `/households/${unit}/statement`],
    ['bills', `/bills?period=${addMonths(present, -1)}`],
    ['bills, nothing found', '/bills?search=zzzz'],
    ['bills of a month to come', `/bills?period=${addMonths(present, 1)}`],
    ['bill', `/bills/${bill}`],
    ['payments', '/payments'],
    ['payment', `/payments/${payment}`],
    ['arrears', '/arrears'],
    ['billing', '/billing'],
    ['draft', `/billing/${draft}`],
    ['run', `/billing/${run}`],
    ['fee items', '/fee-items'],
    ['fee item', `/fee-items/${item}`],
    ['new fee item', '/fee-items/new'],
    ['fee item changed', `/fee-items/${item}/change`],
    ['months to close', '/closing'],
    ['month to close', `/closing/${addMonths(present, -1)}`],
    ['journal', '/journal'],
    ['sales, none yet', '/sales'],
    ['machine use, none yet', '/machine-sessions'],
    ['sources and uses', '/sources-and-uses'],
    ['disclosures', '/disclosures'],
    ['disclosure', '/disclosures/2026-07.2026-09'],
    ['trial balance', `/trial-balance?from=${all}&to=${present}`],
    ['communities', '/communities'],
    ['imports', '/imports'],
    ['import', `/imports/${imported}`],
    ['members', '/settings'],
    ['tokens', '/settings/tokens'],
    ['site', '/settings/site'],
    ['audit', '/settings/audit'],
    ['no such page', '/nothing/here'],
    ['no such bill', '/bills/aaaaaaaaaaaa-2026-01-1'],
  ].map(([name, path]) => ({ name: `${name}, ${lang}`, path: path! }))
}

function dialogs(lang: 'zh' | 'en'): Visited[] {
  const { bills, billing, collect, communities, fees, households, settings, common } = catalogues[lang]
  const { bill, unit, draft, item } = ids
  const list: [string, string, (page: Page) => Promise<void>][] = [
    ['collect', `/bills?period=${addMonths(present, -1)}&status=overdue`, press(new RegExp(`^${bills.collect} `))],
    ['collect from a household', `/households/${unit}`, press(new RegExp(`^${households.collect('')}`))],
    ['search for a household', '/payments', press(collect.title)],
    [
      'pay link',
      `/bills/${bill}`,
      async (page) => {
        await press(bills.payLink)(page)
        await page.getByRole('button', { name: bills.payLinkMake }).click()
        await page.getByRole('button', { name: common.copy.act }).waitFor()
      },
    ],
    ['household changed', `/households/${unit}`, press(households.editFacts)],
    ['resident added', `/households/${unit}`, press(households.addResident)],
    ['resident removed', `/households/${unit}`, press(new RegExp(`^${households.removeResident('')}`))],
    ['household added', '/households', press(households.addUnit)],
    ['publish', `/billing/${draft}`, press(/^(发布|Publish) \d/)],
    ['put away', `/billing/${draft}`, press(billing.abandon)],
    ['fee item ended', `/fee-items/${item}`, press(fees.end)],
    ['community added', '/communities', press(communities.addCommunity)],
    ['building changed', '/communities', press(communities.editBuilding(ids.building))],
    ['invite', '/settings', press(settings.members.invite)],
    ['roles', '/settings', press(new RegExp(`^${settings.members.change} `))],
    ['member removed', '/settings', press(new RegExp(`^${settings.members.remove} `))],
    ['token', '/settings/tokens', press(settings.tokens.create)],
    [
      'export menu',
      '/journal',
      async (page) => {
        await page.getByRole('button', { name: common.export.act }).click()
        await page.getByRole('menu').waitFor()
      },
    ],
    [
      'menu of a phone',
      '/bills',
      async (page) => {
        await page.setViewportSize({ width: 390, height: 844 })
        await page.getByRole('button', { name: common.openMenu }).click()
        await page.getByRole('dialog', { name: common.menu }).waitFor()
      },
    ],
    [
      'a form sent empty',
      '/fee-items/new',
      async (page) => {
        await page.getByRole('button', { name: fees.create }).click()
        await page.getByRole('main').getByRole('alert').waitFor()
      },
    ],
  ]
  return list.map(([name, path, open]) => ({ name: `${name}, ${lang}`, path, open }))
}

describe.each(['zh', 'en'] as const)('every screen in %s', (lang) => {
  it('passes axe and clips no text, from 320 to 1280 px', async () => {
    const page = await openOffice(browser, stack, 'head', { lang })
    expect(await inspectAll(page, screens(lang))).toEqual([])
    await page.context().close()
  }, 6 * minutes)

  it('passes with each dialog, menu and error summary open', async () => {
    const page = await openOffice(browser, stack, 'head', { lang })
    expect(await inspectAll(page, dialogs(lang))).toEqual([])
    await page.context().close()
  }, 6 * minutes)
})

describe('who may see what', () => {
  const income = ['停车场', '月卡', '车辆', '临时停车', '零星收款', '停车收费标准', '便民设施', '设备使用', '场地预订', '设施合同', '设施收入']
  const menuOf = async (page: Page) => page.getByRole('navigation', { name: commonZh.menu }).getByRole('link').allInnerTexts()

  it('shows a collector households, bills and payments, and no books', async () => {
    const page = await openOffice(browser, stack, 'collector')
    expect(await menuOf(page)).toEqual(['工作台', '住户', '账单', '收款', '欠费', '退款', '缴费提醒', '出账', ...income, '现金', '支出', '收支公示', '小区与楼栋', '收费项目'])
    for (const path of ['/journal', '/trial-balance', '/imports', '/settings', '/fee-items/new']) {
      await visit(page, path)
      await heading(page, '没有权限').waitFor()
    }
    await inspectScreen(page, 'no permission')
    await visit(page, `/billing/${ids.draft}`)
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0)
    await page.context().close()
  }, 2 * minutes)

  it('lets finance bill but not take money: who reconciles does not collect', async () => {
    const page = await openOffice(browser, stack, 'finance')
    await visit(page, `/households/${ids.unit}`)
    expect(await page.getByRole('button', { name: /收款|收预存款/ }).count()).toBe(0)
    await visit(page, '/billing')
    await page.getByRole('button', { name: billingZh.preview }).waitFor()
    await page.context().close()
  })

  it('leads a supervisor to the sums and a worker to a plain word', async () => {
    const supervisor = await openOffice(browser, stack, 'supervisor')
    await heading(supervisor, '科目余额表').waitFor()
    expect(await menuOf(supervisor)).toEqual(['科目余额表', '财务报表', '来源与用途'])
    const worker = await openOffice(browser, stack, 'worker')
    await heading(worker, '您的岗位在办公端还没有可用的页面').waitFor()
    await inspectScreen(worker, 'no screens')
    await Promise.all([supervisor.context().close(), worker.context().close()])
  })

  it('asks a stranger to sign in and comes back to the same address', async () => {
    const context = await openDesktop(browser, { url: stack.tenant.url })
    const page = await context.newPage()
    await page.goto('/office/bills?status=overdue')
    await heading(page, '登录办公端').waitFor()
    await inspectScreen(page, 'sign in')
    expect(await page.getByRole('link', { name: '登录' }).getAttribute('href')).toBe('/v1/sign-in?to=%2Foffice%2Fbills%3Fstatus%3Doverdue')
    await context.close()
  })

  it('signs out, and the next page asks to sign in', async () => {
    const page = await openOffice(browser, stack, 'auditor')
    await page.getByRole('button', { name: '退出登录' }).click()
    await heading(page, '登录办公端').waitFor()
    await page.goto('/office/bills')
    await heading(page, '登录办公端').waitFor()
    await page.context().close()
  })
})

describe('when something goes wrong', () => {
  it('a session that ended says so over the screen, and what was typed stays', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, '/settings/site')
    await page.getByLabel('地址').fill('新地址 1 号')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '保存本社信息' }).click()
    await page.getByText('登录已过期').waitFor()
    expect(await page.getByLabel('地址').inputValue()).toBe('新地址 1 号')
    await inspectScreen(page, 'session expired')
    await page.context().close()
  })

  it('a lost connection says so and a second try goes on', async () => {
    const page = await openOffice(browser, stack, 'head')
    await page.route('**/v1/arrears*', (route) => route.abort())
    await page.getByRole('link', { name: '欠费', exact: true }).click()
    await page.getByText('网络没有连上').waitFor()
    await inspectScreen(page, 'offline')
    await page.unroute('**/v1/arrears*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('欠费住户', { exact: true }).waitFor()
    await page.context().close()
  })

  it('a failed answer is said in its own words, with the help phone; a failed export too', async () => {
    const page = await openOffice(browser, stack, 'head')
    const fault = (say: string) => ({ status: 422, contentType: 'application/json', body: JSON.stringify({ error: { kind: 'refused', code: 'x', say, details: [], requestId: 'r1' } }) })
    await page.route('**/v1/bills?*', (route) => route.fulfill(fault('账单正在整理，请稍后再看。')))
    await page.getByRole('link', { name: '账单', exact: true }).click()
    await page.getByText('账单正在整理，请稍后再看。').waitFor()
    await page.getByRole('link', { name: /打电话/ }).waitFor()
    await page.route('**/v1/bills/export*', (route) => route.fulfill(fault('太多了，请缩小范围。')))
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: '表格（CSV）' }).click()
    await page.getByText('太多了，请缩小范围。').waitFor()
    await inspectScreen(page, 'failed answers')
    await page.context().close()
  })

  it('an empty tenant is led from the first step to the next', async () => {
    const page = await openOffice(browser, stack, 'head')
    const empty = (path: string) => page.route(`**/v1/${path}`, (route) => route.fulfill({ contentType: 'application/json', body: '{"items":[],"next":null}' }))
    for (const path of ['units?*', 'communities', 'buildings*', 'fee-items', 'imports?*', 'billing-runs?*', 'payments?*', 'members', 'tokens', 'audit?*']) await empty(path)
    const faults = await inspectAll(page, ['/households', '/communities', '/fee-items', '/imports', '/billing', '/payments', '/settings', '/settings/tokens', '/settings/audit'].map((path) => ({ name: `empty ${path}`, path })))
    expect(faults).toEqual([])
    await page.context().close()
  }, 3 * minutes)
})

describe('lists', () => {
  it('are walked page by page, back too, and after a reload', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, `/bills?period=${present}`)
    const first = await page.locator('tbody tr').first().innerText()
    await page.getByRole('link', { name: '下一页' }).click()
    await page.getByText('第 2 页').waitFor()
    await settle(page)
    expect(await page.locator('tbody tr').first().innerText()).not.toBe(first)
    await page.getByRole('link', { name: '下一页' }).click()
    await page.getByText('第 3 页').waitFor()
    await page.reload()
    await page.getByText('第 3 页').waitFor()
    await page.getByRole('link', { name: '上一页' }).click()
    await page.getByText('第 2 页').waitFor()
    await page.getByRole('link', { name: '上一页' }).click()
    await page.getByText('第 1 页').waitFor()
    await settle(page)
    expect(await page.locator('tbody tr').first().innerText()).toBe(first)
    await page.context().close()
  })

  it('keep their filters in the address, and the export follows them', async () => {
    const page = await openOffice(browser, stack, 'head')
    await visit(page, `/bills?period=${addMonths(present, -1)}`)
    await page.getByLabel('状态').selectOption('overdue')
    await page.waitForURL(/status=overdue/)
    await settle(page)
    await page.getByLabel('楼栋').selectOption(ids.billBuilding)
    await page.waitForURL(/building=/)
    await page.reload()
    await settle(page)
    expect(await page.getByLabel('状态').inputValue()).toBe('overdue')
    const { bytes } = await exported(page, '表格（CSV）')
    const lines = bytes.toString().trim().split('\r\n').slice(1)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line.includes('已逾期') || line.includes('逾期'))).toBe(true)
    await page.context().close()
  })

  it('are rows on a phone, with a button to collect that thumbs can hit', async () => {
    const page = await openOffice(browser, stack, 'collector', { phone: true })
    await visit(page, `/bills?period=${addMonths(present, -1)}&status=overdue`)
    const collect = page.getByRole('list', { name: '账单列表' }).getByRole('button').first()
    expect((await collect.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(await page.locator('table').count()).toBe(0)
    await page.context().close()
  })
})
