import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf } from '../workforce/id-numbers.ts'
import { heading, inspectBoth, openOffice, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { inspectScreen } from './inspect-screen.ts'
import { launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

async function looked(page: Page, name: string): Promise<void> {
  await inspectBoth(page, name)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

it('somebody asks for work on a phone, is taken in, registered in full, looked up for a reason, and matched', async () => {
  const phone = await (await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })).newPage()
  await phone.goto('/jobs')
  await phone.getByRole('button', { name: '提交登记', exact: true }).click()
  await phone.getByText('请先看说明，再勾选同意。').first().waitFor()
  await inspectScreen(phone)
  await picture(phone, 'jobs')
  await phone.getByLabel('姓名', { exact: true }).fill('鲁桂英')
  await phone.getByLabel('手机号', { exact: true }).fill('139 0000 0077')
  await phone.getByLabel('保洁', { exact: true }).check()
  await phone.getByLabel('我已看过，同意这样使用', { exact: true }).check()
  await phone.getByRole('button', { name: '提交登记', exact: true }).click()
  await phone.getByText('已收到您的登记').waitFor()
  await phone.context().close()

  const page = await openOffice(browser, stack, 'hr-clerk')
  await visit(page, '/people/applications')
  await looked(page, 'applications')
  await page.getByRole('button', { name: '接收并登记 鲁桂英', exact: true }).click()
  await heading(page, '鲁桂英').waitFor()
  await page.getByText('没有单独同意保存敏感资料').waitFor()

  await visit(page, '/people/new')
  await page.getByLabel('姓名', { exact: true }).fill('卞小燕')
  await page.getByLabel('签字日期').fill('2026-01-05')
  await page.getByLabel('不能久站', { exact: true }).check()
  await page.getByRole('textbox', { name: '身份证号（可不填）', exact: true }).fill(idNumberOf('19710305', '098'))
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('填了加密资料，须勾选本人单独同意。').first().waitFor()
  await page.getByLabel('本人另外单独同意保存身份证号、困难情况和限制原因', { exact: true }).check()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await heading(page, '卞小燕').waitFor()
  await page.getByText('1971').first().waitFor()
  expect(await page.locator('main').textContent()).not.toContain('19710305')
  await page.getByRole('button', { name: '查看身份证号', exact: true }).click()
  await page.getByLabel('为什么要看').selectOption('subsidy')
  await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText(idNumberOf('19710305', '098')).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
  await page.getByText(/身份证号 · 申领补贴/).waitFor()
  await page.getByRole('link', { name: '楼道保洁', exact: true }).waitFor()
  await looked(page, 'a person')

  await page.getByRole('link', { name: '楼道保洁', exact: true }).click()
  await heading(page, '楼道保洁').waitFor()
  await page.getByRole('link', { name: '鲁桂英', exact: true }).first().waitFor()
  await looked(page, 'a post and who fits')
  await visit(page, '/people?search=卞小燕')
  await page.getByRole('link', { name: '卞小燕', exact: true }).waitFor()
  await visit(page, '/people')
  await looked(page, 'people')
  await page.context().close()
})
