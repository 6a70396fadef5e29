import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../web/office/areas/settings/en.ts'
import { zh } from '../../web/office/areas/settings/zh.ts'
import { inspectScreen } from './inspect-screen.ts'
import { heading, openOffice, settle, visit } from './office-steps.ts'
import { launchBrowser, type Stack, startStack } from './support.ts'

const minutes = 60_000
const path = '/settings/online-payment'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
}, 3 * minutes)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

/** The platform's operator takes the second tenant's account away, as if it never had one. */
async function disconnect(): Promise<void> {
  const { operator } = JSON.parse(readFileSync(join(stack.data, 'secrets.json'), 'utf8')) as { operator: string }
  const answer = await fetch(`${stack.base}/v1/tenants/${stack.other.id}`, { method: 'PATCH', headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' }, body: JSON.stringify({ paymentAccount: null }) })
  if (!answer.ok) throw new Error(await answer.text())
}

const standing = (page: Page, state: keyof typeof zh.online.states, words: { readonly online: { readonly states: Record<keyof typeof zh.online.states, string> } } = zh) => page.locator('main .status', { hasText: words.online.states[state] }).waitFor()

/** In the provider's form: leaves it as said, and is back in the office. */
async function leaveForm(page: Page, act: 'finish' | 'due' | 'leave'): Promise<void> {
  await page.waitForURL('**/setup/c/**')
  if (act === 'due') await page.locator('details summary').click()
  await page.locator(`button[name=act][value=${act}]`).click()
  await page.waitForURL('**/settings/online-payment**')
  await settle(page)
}

describe('online payment in the office', () => {
  it('is ready in the demo, for head, finance and auditor, and nobody else sees the page', async () => {
    for (const role of ['head', 'finance', 'auditor']) {
      const page = await openOffice(browser, stack, role)
      await page.getByRole('navigation').getByRole('link', { name: '设置' }).click()
      await page.getByRole('link', { name: zh.tabs.online }).click()
      await heading(page, zh.tabs.online).waitFor()
      await standing(page, 'ready')
      expect(await page.getByRole('button', { name: zh.online.goOn }).count()).toBe(0)
      if (role === 'finance') await inspectScreen(page, 'ready')
      await page.context().close()
    }
    const collector = await openOffice(browser, stack, 'collector')
    await collector.goto(`/office${path}`)
    await collector.locator('main h1').waitFor()
    expect(await collector.getByText(zh.online.lead).count()).toBe(0)
    await collector.context().close()
  })

  it('goes from nothing over a refusal and a missing paper to ready, and residents see it at once', async () => {
    await disconnect()
    const page = await openOffice(browser, stack, 'head', { tenant: stack.other })
    await visit(page, path)
    await standing(page, 'none')
    await inspectScreen(page, 'none')

    await page.getByRole('button', { name: zh.online.beginAct }).click()
    await page.getByRole('alert').getByText(zh.online.countryNeeded).waitFor()
    await page.getByLabel(zh.online.email).fill('office@xijie.example')
    await page.getByLabel(zh.online.country).selectOption('CN')
    await page.getByRole('button', { name: zh.online.beginAct }).click()
    await page.getByRole('alert').getByText(/柜台现金、银行转账/).waitFor()
    await inspectScreen(page, 'refused')

    await page.getByLabel(zh.online.country).selectOption('HK')
    await page.getByRole('button', { name: zh.online.beginAct }).click()
    await leaveForm(page, 'leave')
    await standing(page, 'begun')
    await page.getByText(zh.online.backDone).waitFor()
    await inspectScreen(page, 'begun')
    expect(await onlinePayment(page)).toBe(false)

    await page.getByRole('button', { name: zh.online.goOn }).click()
    await leaveForm(page, 'due')
    await standing(page, 'more-needed')
    await page.getByText('登记证书或身份证件的照片').waitFor()
    await inspectScreen(page, 'more needed')

    await page.getByRole('button', { name: zh.online.update }).click()
    await leaveForm(page, 'finish')
    await standing(page, 'ready')
    expect(await onlinePayment(page)).toBe(true)
    await page.context().close()
  }, 3 * minutes)

  it('says on a phone and in English what holds while the provider does not answer, and that a spent link can be had anew', async () => {
    const page = await openOffice(browser, stack, 'head', { lang: 'en', phone: true })
    await visit(page, path)
    // The SDK asks three times.
    await fetch(`${stack.stripe}/_admin/faults`, { method: 'POST', body: JSON.stringify({ kind: '500', on: 'GET /v1/accounts', times: 3 }) })
    await visit(page, `${path}?connect=again`)
    await standing(page, 'ready', en)
    await page.getByText(en.online.backAgain).waitFor()
    await page.getByText(en.online.stale).waitFor()
    await page.getByText(en.online.mainland).waitFor()
    await inspectScreen(page, 'stale, en')
    await page.context().close()
  })
})

/** As the resident app of the same host is told. */
const onlinePayment = (page: Page): Promise<boolean> => page.evaluate(async () => ((await (await fetch('/v1/site')).json()) as { onlinePayment: boolean }).onlinePayment)
