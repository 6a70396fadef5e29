import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { inspectScreen } from './inspect-screen.ts'
import { settle } from './settle.ts'
import { type Lang, openDesktop, openPhone, type Stack } from './support.ts'

export { settle } from './settle.ts'

/** A member of the demo, signed in by one click, on the office's first page. */
export async function openOffice(browser: Browser, stack: Stack, role: string, more: { lang?: Lang; phone?: boolean; tenant?: Stack['tenant'] } = {}): Promise<Page> {
  const tenant = more.tenant ?? stack.tenant
  const context = await (more.phone ? openPhone : openDesktop)(browser, { url: tenant.url, lang: more.lang ?? 'zh' })
  const page = await context.newPage()
  await page.goto(tenant.accounts.find((account) => account.role === role)!.signIn)
  await page.waitForURL('**/office/**')
  await page.locator('main h1').waitFor()
  return page
}

export const heading = (page: Page, text: string | RegExp): Locator => page.locator('h1', { hasText: text })

/** Opens a screen of the office by its path and waits until it has its figures. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`/office${path}`)
  await page.locator('main h1').waitFor()
  await settle(page)
}

/** Opens another screen of the office as its links do, without a load: for looking only, since answers asked for before may be shown again. */
async function stepTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), `/office${path}`)
  await settle(page)
  await page.locator('main h1').waitFor()
}

/** Clicks and answers what the browser saved. */
export async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** The first bytes of a file behind a link, asked for by the page itself. */
export const beginningOf = (page: Page, address: string | null): Promise<string> =>
  page.evaluate(async (from) => {
    const bytes = new Uint8Array(await (await fetch(from)).arrayBuffer())
    return String.fromCharCode(...bytes.slice(0, 5))
  }, address ?? '')

/** Opens the export menu and saves the entry with this name. */
export const exported = (page: Page, entry: string, menu = '导出') =>
  saved(page, async () => {
    await page.getByRole('button', { name: menu }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  })

/** Rows of a CSV file by its heads; no field of ours holds a line end. */
export function csvRows(bytes: Buffer): Record<string, string>[] {
  const [heads, ...lines] = bytes.toString('utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n').map(fieldsOf)
  return lines.map((fields) => Object.fromEntries(heads!.map((head, at) => [head, fields[at] ?? ''])))
}

const fieldsOf = (line: string): string[] => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')

/** `1,234.50` and `¥1,234.50` -> 123450. */
export const fenOf = (text: string): number => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100)

export const sumOf = (rows: readonly Record<string, string>[], column: string): number =>
  rows.reduce((total, row) => {
    if (row[column] === undefined) throw new Error(`no column ${column} in ${Object.keys(row).join(', ')}`)
    return total + fenOf(row[column] || '0')
  }, 0)

/** The value under a label in a strip of figures. */
export const figure = async (page: Page, label: string): Promise<string> => page.locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) }).locator('dd').first().innerText()

/** The screen as it stands, an open dialog included, in both languages; ends in the one it began in. */
export async function inspectBoth(page: Page, name: string): Promise<void> {
  await inspectScreen(page, name)
  await otherLanguage(page)
  await inspectScreen(page, `${name}, other language`)
  await otherLanguage(page)
}

/** Every word at once, without a reload: what is typed and opened stays. Pressed by script, since a dialog covers the button. */
export async function otherLanguage(page: Page): Promise<void> {
  const before = await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('button[lang]')!.click()
    return document.documentElement.lang
  })
  await page.waitForFunction((lang) => document.documentElement.lang !== lang && document.querySelector('main h1')?.checkVisibility(), before)
  await settle(page)
}

export type Visited = { readonly name: string; readonly path: string; /** Opens what is to be looked at: a dialog, a menu, a filled form. */ readonly open?: (page: Page) => Promise<void> }

/** Looks at every screen in turn; what each finds is told together at the end. */
export const inspectAll = (page: Page, screens: readonly Visited[]): Promise<string[]> => inspectEach(page, screens, inspectScreen)

/** The same in both languages, each screen opened once. */
export const inspectAllInBoth = (page: Page, screens: readonly Visited[]): Promise<string[]> => inspectEach(page, screens, inspectBoth)

async function inspectEach(page: Page, screens: readonly Visited[], inspect: (page: Page, name: string) => Promise<void>): Promise<string[]> {
  const faults: string[] = []
  for (const [at, { name, path, open }] of screens.entries()) {
    // What was opened before is left by a load; a step from it may ask whether to leave.
    await (at === 0 || open || screens[at - 1]!.open ? visit : stepTo)(page, path)
    await open?.(page)
    await inspect(page, name).catch((error: Error) => faults.push(error.message))
  }
  return faults
}
