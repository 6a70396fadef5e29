import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, systemClock, today } from '../../functions/calendar.ts'
import { inspectBoth, openOffice, settle, visit } from './office-steps.ts'
import { picture } from './picture.ts'
import { inspectBoth as inspectPhone } from './resident-steps.ts'
import { callApi, launchBrowser, openPhone, type Stack, startStack } from './support.ts'

let stack: Stack
let browser: Browser
const course = 'walkcourse01'
const lesson = 'walklesson01'
const session = 'walksession1'
const person = 'walklearner1'
const yesterday = addDays(today(systemClock), -1)
const question = { id: 'q1', kind: 'one', text: '地面刚拖完，先做什么', options: ['收工具', '放防滑牌'], right: [1], points: 10 }

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  const head = <T>(method: string, path: string, body?: object) => callApi<T>(stack, 'head', method, path, body)
  await head('POST', '/seekers', { id: person, name: '丁学员', phone: '13800000188', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
  await head('POST', '/courses', { id: course, name: '走查课程', about: '防滑和用电', topics: [{ topic: '防滑', kind: 'theory', minutes: 60 }], minShare: 80, exam: { pass: 60, attemptsMax: 2, waitDays: 0, questions: null } })
  await head('PUT', `/courses/${course}/questions`, { version: 0, items: [question] })
  await head('PUT', `/courses/${course}/lessons/${lesson}`, { version: 0, order: 1, title: '地湿怎么办', text: '# 记住\n\n先放牌，再拖地。\n\n- 一次拖半边\n- 留半边给人走', quiz: [question] })
  await head('POST', '/training-sessions', { id: session, course, date: yesterday, from: '09:00', to: '10:00', place: '走查教室', trainer: '走查讲师', capacity: 5, topics: [{ topic: '防滑', kind: 'theory', minutes: 60 }] })
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
})

it('the office schedules, lists who was there, corrects, records a result and reads the record', async () => {
  const page = await openOffice(browser, stack, 'head')
  await visit(page, `/training?period=${yesterday.slice(0, 7)}`)
  await page.getByRole('link', { name: '09:00 走查课程', exact: true }).waitFor()
  await inspectBoth(page, 'calendar')
  await picture(page, 'calendar')
  await page.getByRole('button', { name: '排一场培训', exact: true }).click()
  await page.getByRole('dialog').getByLabel('课程').selectOption({ label: '走查课程' })
  await page.getByRole('dialog').getByRole('button', { name: '排一场培训', exact: true }).click()
  await page.getByText('至少填一个科目的分钟数').first().waitFor()
  await inspectBoth(page, 'schedule, wrong')
  await picture(page, 'schedule')

  await visit(page, `/training/${session}`)
  await page.getByRole('button', { name: '报名', exact: true }).click()
  await page.getByRole('dialog').getByLabel('姓名', { exact: true }).fill('丁学')
  await page.getByRole('dialog').getByRole('button', { name: /^丁学员/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '丁学员 报名', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('checkbox', { name: '丁学员', exact: true }).check()
  await page.getByRole('button', { name: /^登记 1 人到场 /  }).click()
  await page.getByText('60 / 60 分钟').waitFor()
  await page.getByRole('button', { name: '更正 丁学员', exact: true }).click()
  await page.getByLabel('实际到场（分钟）').fill('50')
  await page.getByLabel('原因').fill('早退')
  await inspectBoth(page, 'correction')
  await page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click()
  await page.getByText('50 / 60 分钟').waitFor()
  await page.getByRole('button', { name: '登记成绩 丁学员', exact: true }).click()
  await page.getByLabel('得分（百分制）').fill('85')
  await page.getByLabel('监考人').fill('走查讲师')
  await page.getByRole('dialog').getByRole('button', { name: '登记成绩', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await settle(page)
  await inspectBoth(page, 'session')
  await picture(page, 'session')

  await visit(page, `/training/${session}/code`)
  await page.getByRole('img', { name: '签到码', exact: true }).waitFor()
  await picture(page, 'code')
  await visit(page, `/training/people/${person}`)
  await inspectBoth(page, 'record')
  await picture(page, 'record')

  await visit(page, '/training/courses')
  await inspectBoth(page, 'courses')
  await picture(page, 'courses')
  await visit(page, `/training/courses/${course}`)
  await inspectBoth(page, 'course')
  await picture(page, 'course')
  for (const [button, name] of [['编辑考题', 'questions'], ['修改课文 地湿怎么办', 'lesson'], ['修改课程', 'course form'], ['记一笔', 'money']] as const) {
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    await inspectBoth(page, name)
    await picture(page, name.replace(' ', '-'))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.context().close()

  const phone = await openOffice(browser, stack, 'auditor', { phone: true })
  await visit(phone, `/training?period=${yesterday.slice(0, 7)}`)
  await phone.getByRole('link', { name: '09:00 走查课程', exact: true }).waitFor()
  await picture(phone, 'calendar-phone')
  expect(await phone.getByRole('button', { name: '排一场培训', exact: true }).count()).toBe(0)
  await visit(phone, `/training/${session}`)
  await phone.getByText('50 / 60 分钟').waitFor()
  await picture(phone, 'session-phone')
  await phone.context().close()
})

it('a worker reads a lesson, is told at once what is right, and a false code signs nobody in', async () => {
  const worker = stack.tenant.accounts.find(({ role }) => role === 'worker')!
  const { items } = await callApi<{ items: { id: string; email: string | null; roles: string[] }[] }>(stack, 'head', 'GET', '/members')
  const email = items.find(({ roles }) => roles.includes('worker'))!.email
  // Whoever the demo has tied already stays tied.
  await callApi(stack, 'head', 'PUT', `/seekers/${person}/account`, { email: email! }).catch(() => undefined)
  const context = await openPhone(browser, { url: stack.tenant.url, lang: 'zh' })
  const page = await context.newPage()
  await page.goto(worker.signIn)
  await page.goto('/staff/training')
  await page.getByRole('heading', { name: '我的培训', exact: true }).waitFor()
  await page.getByRole('link', { name: /地湿怎么办/ }).waitFor()
  await inspectPhone(page, 'my training')
  await picture(page, 'my-training')
  await page.getByRole('link', { name: /地湿怎么办/ }).click()
  await page.getByRole('heading', { name: '地湿怎么办', exact: true }).waitFor()
  await page.getByLabel('收工具', { exact: true }).check()
  await page.getByRole('button', { name: '看看对不对', exact: true }).click()
  await page.getByText('不对，正确的是：放防滑牌').waitFor()
  await inspectPhone(page, 'lesson')
  await picture(page, 'lesson-phone')
  await page.goto('/staff/training/scan/walksession1iabcdef-0123456789abcdef')
  await page.getByRole('heading', { name: '没有签到', exact: true }).waitFor()
  await picture(page, 'scan-phone')
  await context.close()
})
