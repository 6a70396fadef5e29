import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zh as bills } from '../../web/office/areas/bills/zh.ts'
import { zh as billing } from '../../web/office/areas/billing/zh.ts'
import { zh as collect } from '../../web/office/areas/collect/zh.ts'
import { zh as communities } from '../../web/office/areas/communities/zh.ts'
import { zh as fees } from '../../web/office/areas/fee-items/zh.ts'
import { zh as households } from '../../web/office/areas/households/zh.ts'
import { zh as settings } from '../../web/office/areas/settings/zh.ts'
import { zh as common } from '../../web/office/i18n/zh.ts'
import { addMonths, type Period, periodOfDate, systemClock, today } from '../../functions/calendar.ts'
import { inspectAllInBoth, openOffice, type Visited } from './office-steps.ts'
import { settle } from './settle.ts'
import { callApi, launchBrowser, type Stack, startStack } from './support.ts'

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

type Ids = { readonly bill: string; readonly unit: string; readonly payment: string; readonly run: string; readonly draft: string; readonly item: string; readonly imported: string; readonly building: string }

/** One thing of each kind, and a draft of bills that is not published. */
async function idsOf(at: Stack): Promise<Ids> {
  const first = async (path: string) => (await callApi<{ items: Record<string, string>[] }>(at, 'head', 'GET', path)).items[0]!
  const bill = await first(`/bills?period=${addMonths(present, -1)}&status=overdue&limit=1`)
  const community = await first('/communities')
  const draft = await callApi<{ id: string }>(at, 'head', 'POST', '/billing-runs', { community: community['id'], period: addMonths(present, 2), dueDate: `${addMonths(present, 2)}-20` })
  const [payment, run, item, imported, building] = await Promise.all([first('/payments?limit=1'), first(`/billing-runs?period=${present}`), first('/fee-items'), first('/imports'), first('/buildings')])
  return { bill: bill['id']!, unit: bill['unit']!, payment: payment['id']!, run: run['id']!, draft: draft.id, item: item['id']!, imported: imported['id']!, building: building['name']! }
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
  await settle(page)
  await page.getByRole('dialog').locator('output').waitFor({ state: 'detached' })
}

function screens(): Visited[] {
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
    ['pipeline', '/pipeline'],
    ['outcomes', '/outcomes'],
    ['people', '/people'],
    ['a person registered', '/people/new'],
    ['people imported', '/people/import'],
    ['applications', '/people/applications'],
    ['people’s settings', '/people/settings'],
    ['posts', '/posts'],
    ['a post and who fits', '/posts/demopost0001'],
    ['leave and exchanges to decide', '/requests'],
    ['rosters', '/rosters'],
    ['a draft with breaches', '/rosters/demoroster02'],
    ['a published roster', '/rosters/demoroster01'],
    ['kinds of shift', '/rosters/shifts'],
    ['demand of a post', '/rosters/demand?post=demopost0007'],
    ['rules and holidays', '/rosters/settings'],
    ['attendance', `/attendance?month=${present}`],
    ['on duty', '/attendance/day'],
    ['hours of a month', `/attendance/hours?month=${present}`],
    ['wages of a month', `/attendance/payroll?month=${present}`],
    ['rules of attendance', '/attendance/rules'],
    ['a month sheet', `/attendance/demostaff001?month=${present}`],
    ['hires', '/hires'],
    ['a hire', '/hires/demohire0001'],
    ['a hire that ended', '/hires/demohire0005'],
    ['somebody hired', '/hires/new'],
    ['subsidies', '/subsidies'],
    ['a claim', '/subsidies/democlaim001'],
    ['what was paid in a month', '/subsidies/months'],
    ['schemes', '/subsidies/schemes'],
    ['forecast of subsidies', '/subsidies/forecast'],
    ['no such page', '/nothing/here'],
    ['no such bill', '/bills/aaaaaaaaaaaa-2026-01-1'],
  ].map(([name, path]) => ({ name: name!, path: path! }))
}

function dialogs(): Visited[] {
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
  return list.map(([name, path, open]) => ({ name, path, open }))
}

describe('every screen of the office, in both languages', () => {
  it('passes axe and clips no text, from 320 to 1280 px', async () => {
    const page = await openOffice(browser, stack, 'head')
    expect(await inspectAllInBoth(page, screens())).toEqual([])
    await page.context().close()
  }, 6 * minutes)

  it('passes with each dialog, menu and error summary open', async () => {
    const page = await openOffice(browser, stack, 'head')
    expect(await inspectAllInBoth(page, dialogs())).toEqual([])
    await page.context().close()
  }, 6 * minutes)
})
