import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { inspectBoth as inspectPhone } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => void ([stack, browser] = await Promise.all([startStack(), launchBrowser()])))
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

const person = 'walkperson01'

it('a certificate is recorded, revoked and reinstated, and the post that needs it is lost and won at once', async () => {
  await callApi(stack, 'head', 'POST', '/seekers', { id: person, name: '丁走查', phone: '13800000177', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
  await callApi(stack, 'head', 'POST', '/posts', { id: 'walkpost0001', kind: 'electrician', name: '配电间值守', pay: { monthlyFen: 300_000 }, headcount: 1, from: '2026-01-01', requirements: { certificates: ['work-at-height'] } })
  const head = await openOffice(browser, stack, 'head')
  await visit(head, `/certificates/new?person=${person}`)
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.getByText('请选择证书种类。').first().waitFor()
  await inspectBoth(head, 'new, wrong')
  await head.getByLabel('证书种类').selectOption('work-at-height')
  await head.getByLabel('证号').fill('GC-20260001')
  await head.getByLabel('发证机关').fill('浙江省应急管理厅')
  await head.getByLabel('发证日期').fill('2026-01-05')
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.getByRole('heading', { name: '丁走查 · 高处作业' }).waitFor()
  await settle(head)
  await inspectBoth(head, 'certificate')
  await picture(head, 'certificate')

  await head.getByRole('button', { name: '撤销', exact: true }).click()
  const form = head.getByRole('dialog')
  await form.getByLabel('原因').fill('被吊销')
  await inspectBoth(head, 'revoke')
  await form.getByRole('button', { name: '撤销', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await visit(head, '/certificates')
  await head.getByText('不能上：配电间值守').waitFor()
  await inspectBoth(head, 'certificates')
  await picture(head, 'certificates')
  await visit(head, '/certificates/matrix')
  await head.getByRole('link', { name: /^丁走查，高处作业，撤销/ }).waitFor()
  await inspectBoth(head, 'matrix')
  await picture(head, 'matrix')
  await head.getByRole('link', { name: /^丁走查，高处作业，撤销/ }).press('Enter')
  await head.getByRole('button', { name: '恢复有效', exact: true }).click()
  await form.getByLabel('原因').fill('弄错了')
  await form.getByRole('button', { name: '恢复有效', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await visit(head, '/certificates')
  await head.getByLabel('姓名').fill('丁走查')
  await expect.poll(() => head.getByText('不能上：配电间值守').count()).toBe(0)
  await visit(head, '/certificates/kinds')
  await head.getByRole('button', { name: '修改 低压电工作业', exact: true }).click()
  await inspectBoth(head, 'kind')
  await picture(head, 'kinds')
  await head.context().close()

  const phone = await openOffice(browser, stack, 'auditor', { phone: true })
  for (const path of ['/certificates', '/certificates/matrix']) {
    await visit(phone, path)
    await inspectBoth(phone, `${path}, phone`)
    await picture(phone, `phone${path.replaceAll('/', '-')}`)
  }
  expect(await phone.getByRole('link', { name: '登记证书', exact: true }).count()).toBe(0)
})

it('a worker finds their own certificates on their phone, and a stranger verifies one of ours', async () => {
  const context = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })
  const page = await context.newPage()
  await page.goto('/staff')
  await page.getByRole('link', { name: '登录', exact: true }).waitFor()
  await inspectPhone(page, 'staff, signed out')
  await page.goto(stack.tenant.accounts.find(({ role }) => role === 'worker')!.signIn)
  await page.waitForURL('**/staff')
  await page.getByRole('link', { name: /^我的证书/ }).waitFor()
  await inspectPhone(page, 'staff')
  await picture(page, 'staff')
  await page.getByRole('link', { name: /^我的证书/ }).click()
  await page.getByRole('heading', { name: /低压电工作业/ }).waitFor()
  await inspectPhone(page, 'own certificates')
  await picture(page, 'staff-certificates')
  await page.goto('/staff/contract')
  await page.getByText('从哪天起', { exact: true }).first().waitFor()
  await inspectPhone(page, 'own contract')
  await picture(page, 'staff-contract')
  await context.clearCookies()
  await page.goto('/verify')
  await page.getByRole('button', { name: '查验', exact: true }).click()
  await page.getByText('请输入查验码。').waitFor()
  await page.getByLabel('查验码').fill('abcd efgh')
  await page.getByRole('button', { name: '查验', exact: true }).click()
  await page.getByText('没有查到这张证书').waitFor()
  await inspectPhone(page, 'verify, wrong')
  await picture(page, 'verify-wrong')
})
