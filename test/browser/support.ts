import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { inject, onTestFailed, TestRunner } from 'vitest'
import type { LocalFile, LocalTenant } from '../../infra/local/welcome.ts'
import { findBrowser } from '../machine.mjs'
import { watchRequests } from './settle.ts'
import { tellPages } from './tell-pages.ts'
import { runStack } from './run-stack.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

export type Stack = LocalFile & { readonly data: string; readonly tenant: LocalTenant; readonly other: LocalTenant; readonly stop: () => Promise<void> }

/**
 * What `npm start` runs, with its demo, on a free port and in a folder of its own: a copy of the one that was filled once for
 * all suites. Stopped and deleted by `stop`. While writing a test, LINLI_STACK=<data folder> names one that runs already; it is
 * left running.
 */
export async function startStack(): Promise<Stack> {
  const running = process.env['LINLI_STACK']
  if (running) return withTenants(JSON.parse(readFileSync(join(running, 'local.json'), 'utf8')) as LocalFile, running, async () => {})
  const data = mkdtempSync(join(tmpdir(), 'linli-browser-'))
  cpSync(inject('filledStack'), data, { recursive: true })
  const { file, stop } = await runStack(root, data)
  return withTenants(file, data, () => stop({ andForget: true }))
}

function withTenants(file: LocalFile, data: string, stop: () => Promise<void>): Stack {
  const [tenant, other] = file.tenants
  if (!tenant || !other) throw new Error('the demo has no two tenants')
  return { ...file, data, tenant, other, stop }
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no browser: set CHROME_PATH, or run npm test, which installs one')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--lang=zh-CN'] })
}

export type Lang = 'zh' | 'en'
export type Visit = { readonly url: string; readonly lang?: Lang; readonly large?: boolean }

const phoneAgent = 'Mozilla/5.0 (Linux; Android 13; Pixel 6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

/** A phone with nothing remembered but the chosen language and size. `url`: origin of the tenant's host. */
export const openPhone = (browser: Browser, visit: Visit, more: BrowserContextOptions = {}): Promise<BrowserContext> =>
  openContext(browser, visit, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, userAgent: phoneAgent, ...more })

export const openDesktop = (browser: Browser, visit: Visit, more: BrowserContextOptions = {}): Promise<BrowserContext> =>
  openContext(browser, visit, { viewport: { width: 1280, height: 800 }, ...more })

async function openContext(browser: Browser, { url, lang, large }: Visit, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  context.setDefaultTimeout(15_000)
  watchRequests(context)
  if (TestRunner.getCurrentTest()) onTestFailed(({ task }) => tellPages(context, task.name))
  // Once per tab, so that a switch made by a test is not undone by its next page.
  await context.addInitScript(
    ([spoken, size]) => {
      if (sessionStorage.getItem('test.begun')) return
      sessionStorage.setItem('test.begun', '1')
      if (spoken) localStorage.setItem('linli.lang', spoken)
      if (size) localStorage.setItem('linli.size', size)
    },
    [lang ?? '', large ? 'large' : ''] as const,
  )
  return context
}

type Message = { readonly kind: 'sms' | 'email'; readonly to: string; readonly text: string; readonly code: string | null }

/** What the stack would have sent, newest first. */
export async function readInbox(stack: Stack): Promise<readonly Message[]> {
  const { items } = (await (await fetch(`${stack.inbox}.json`)).json()) as { items: readonly Message[] }
  return items
}

/** A call of the API as a machine, with the token of a role. Throws with the answer unless it succeeds. */
export async function callApi<T>(stack: Stack, role: keyof LocalTenant['tokens'], method: string, path: string, body?: object): Promise<T> {
  const token = stack.tenant.tokens[role]
  const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(`${stack.base}/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}
