import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const folder = join(import.meta.dirname, '../../dist/failed')

/** What each open page showed when a test failed: its address and words in the log, its picture in dist/failed. */
export async function tellPages(context: BrowserContext, test: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const [number, page] of context.pages().entries()) {
    const said = await page.evaluate(() => document.body.innerText.replaceAll(/\s*\n\s*/g, ' | ')).catch(String)
    const path = join(folder, `${test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${number + 1}.png`)
    await page.screenshot({ path }).catch(() => {})
    console.error(`At failure ${page.url()} showed: ${said.slice(0, 3000)}`)
  }
}
