import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = [320, 390, 768, 1280] as const
const [phone, desktop] = [390, 1280] as const

/**
 * What every screen must pass, as it stands now (an open dialog included): axe finds nothing in WCAG 2.2 AA and best
 * practice; no sideways scroll and no clipped text at 320, 390, 768 and 1280. In the resident app both in standard and
 * in large size. axe looks at the phone's width and the desktop's in Chinese, in standard size: the other language and size
 * change the layout, not the markup that axe judges. The window and the size are put back. `name` goes into the message of
 * a failure.
 */
export async function inspectScreen(page: Page, name = page.url()): Promise<void> {
  const before = page.viewportSize()
  const resident = await page.evaluate(() => document.documentElement.classList.contains('resident'))
  const chinese = await page.evaluate(() => document.documentElement.lang !== 'en')
  const wasLarge = await page.evaluate(() => document.documentElement.dataset['size'] === 'large')
  for (const large of resident ? [false, true] : [false]) {
    if (resident) await setSize(page, large)
    const size = large ? ', large' : ''
    for (const width of widths) {
      await page.setViewportSize({ width, height: before?.height ?? 844 })
      const byAxe = (width === phone || width === desktop) && chinese && !large
      const faults = [...(await layoutFaults(page)), ...(byAxe ? await axeFaults(page) : [])]
      if (faults.length > 0) throw new Error(`${name} at ${width}${size}:\n${faults.join('\n')}`)
    }
  }
  if (resident) await setSize(page, wasLarge)
  if (before) await page.setViewportSize(before)
}

const setSize = (page: Page, large: boolean): Promise<void> =>
  page.evaluate((wanted) => {
    if (wanted) document.documentElement.dataset['size'] = 'large'
    else delete document.documentElement.dataset['size']
  }, large)

type AxeResult = { readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[] }
type WithAxe = { axe?: { run: (context: Document, options: object) => Promise<AxeResult> } }

/** Injected through the debugger, not as a script element: the page's content policy stays in force. */
async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as WithAxe
    const { violations } = await axe!.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ''}`))
  }, rules)
}

/** axe does not see clipped text. Runs in the page. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) faults.push(`sideways scroll: ${scrollWidth} in ${innerWidth}`)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || !node.textContent?.trim() || parent.closest('option, script, style, noscript, title, svg') || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const fault = clipOf(node, parent)
      if (fault) faults.push(`${fault}: "${node.textContent.trim().slice(0, 60)}" in ${parent.outerHTML.slice(0, 140)}`)
    }
    return faults

    /** Where the text leaves the box that shows it: the nearest one that clips, scrolls, or the window. */
    function clipOf(node: Node, parent: Element): string | undefined {
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, overflowY, display, clipPath, position, fontSize } = getComputedStyle(box)
        const bounds = box.getBoundingClientRect()
        // Kept for screen readers only.
        if (position === 'absolute' && (clipPath !== 'none' || bounds.width <= 1)) return undefined
        if (overflowX === 'auto' || overflowX === 'scroll') return undefined
        const clips = overflowX === 'hidden' || overflowX === 'clip'
        if (clips && rects.some(({ left, right }) => left < bounds.left - 1 || right > bounds.right + 1)) return 'clipped text'
        if ((overflowY === 'hidden' || overflowY === 'clip') && rects.some(({ top, bottom }) => bottom > bounds.bottom + 4 || top < bounds.top - 4)) return 'text cut in height'
        // At the end of a line the blank half of a full-width bracket or stop may hang over; its ink stays inside.
        const hanging = /[）」』】》〉〕”。，、；：]/.test(node.textContent ?? '') ? Number.parseFloat(fontSize) / 2 : 0
        if (box === parent && !display.startsWith('inline') && display !== 'contents' && !clips && box.scrollWidth > box.clientWidth + hanging + 1) return 'text wider than its box'
      }
      return rects.some(({ left, right }) => right > innerWidth + 1 || left < -1) ? 'text outside of the window' : undefined
    }
  })
}
