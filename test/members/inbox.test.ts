import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { surelyNotSent } from '../../functions/messages.ts'
import { type Notice, openInbox } from '../../infra/local/inbox/inbox.ts'
import { testClock } from '../support/clock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-inbox-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openInbox({ file: join(folder, 'inbox.jsonl'), clock: testClock() })
const items = async (inbox: ReturnType<typeof open>, query = '') => ((await (await inbox.pages.request(`/inbox.json${query}`)).json()) as { items: { to: string; code: string | null; text: string; id: number }[] }).items
const code = (phone: string, digits: string) => ({ phone, template: 'sign-in-code', params: { code: digits, minutes: '5', site: '东街服务社' } }) as const

test('messages come newest first, by phone where asked, with the code by itself', async () => {
  const inbox = open()
  await inbox.sms.send(code('13800000001', '012345'))
  await inbox.email.send({ to: 'a@b.test', subject: '邀请', text: '您好' })
  await inbox.sms.send(code('13800000002', '999999'))
  expect((await items(inbox)).map(({ to }) => to)).toEqual(['13800000002', 'a@b.test', '13800000001'])
  expect(await items(inbox, '?to=13800000001')).toMatchObject([{ code: '012345', text: '【东街服务社】验证码 012345，5 分钟内有效。请勿告诉他人。' }])
})

test('messages outlive a kill, even one in the middle of a line', async () => {
  const inbox = open()
  await inbox.sms.send(code('13800000001', '111111'))
  await inbox.sms.send(code('13800000001', '222222'))
  appendFileSync(join(folder, 'inbox.jsonl'), '{"id":3,"kind":"sm')
  const again = open()
  expect((await items(again)).map((message) => message.code)).toEqual(['222222', '111111'])
  await again.sms.send(code('13800000001', '333333'))
  expect((await items(open())).map(({ id }) => id)).toEqual([3, 2, 1])
})

test('the page shows what a message says and never runs it', async () => {
  const inbox = open()
  expect(await (await inbox.pages.request('/')).text()).toContain('还没有消息')
  await inbox.email.send({ to: 'a@b.test', subject: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)>' })
  const text = await (await inbox.pages.request('/')).text()
  expect(text).toContain('&lt;script&gt;')
  expect(text).not.toMatch(/<script>alert|<img/)
})

test('only the last 500 messages are kept', async () => {
  const inbox = open()
  for (let at = 0; at < 505; at += 1) await inbox.email.send({ to: `${at}@b.test`, subject: '', text: '' })
  expect((await items(inbox)).length).toBe(500)
  expect((await items(open())).at(-1)!.to).toBe('5@b.test')
})

test('the provider can be told to refuse, or to take a message and lose its answer', async () => {
  const inbox = open()
  const failure = () => inbox.sms.send(code('13800000001', '111111')).catch((error: unknown) => error)
  await inbox.pages.request('/mood/refuse', { method: 'POST' })
  expect(surelyNotSent(await failure())).toBe(true)
  inbox.behave('silent')
  expect(surelyNotSent(await failure())).toBe(false)
  expect(await items(inbox)).toHaveLength(1)
  inbox.behave('accept')
  expect(await failure()).toEqual({ id: 'local-2' })
})

test('what became of a message is told to the sender, kept, and only of one that carries a reference', async () => {
  const told: Notice[] = []
  const inbox = openInbox({ file: join(folder, 'inbox.jsonl'), clock: testClock(), report: async (notice) => void told.push(notice) })
  await inbox.sms.send(code('13800000001', '111111'))
  await inbox.email.send({ to: 'a@b.test', subject: '账单', text: '到期', reference: 'a_b_c' })
  for (const path of ['/1/delivered', '/2/delivered', '/2/failed']) await inbox.pages.request(path, { method: 'POST' })
  expect(told).toEqual([
    { reference: 'a_b_c', message: 'local-2', state: 'delivered' },
    { reference: 'a_b_c', message: 'local-2', state: 'failed' },
  ])
  expect(open().messages()).toMatchObject([{ id: 2, fate: 'failed' }, { id: 1 }])
})
