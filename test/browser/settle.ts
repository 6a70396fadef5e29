import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page, Request } from 'playwright-core'

const asking = new WeakMap<BrowserContext, Set<Request>>()
const looksMax = 300
const betweenMs = 50

/** From now on it is known what the pages of a context are waiting for. */
export function watchRequests(context: BrowserContext): void {
  const open = new Set<Request>()
  asking.set(context, open)
  context.on('request', (request) => open.add(request))
  // Not `requestfinished`: of an answer whose text the page never reads the browser does not say that it has ended.
  context.on('response', (response) => open.delete(response.request()))
  context.on('requestfailed', (request) => open.delete(request))
}

/**
 * Returns when the page waits for no answer and shows no loading words at three looks in a row. Each look waits for two frames, so that what an answer
 * leads to has been asked for by then. Takes a sixth of a second where Playwright's `networkidle` always takes half of one, and holds after a step without
 * a load, for which `networkidle` returns at once. Throws with the addresses that never answered.
 */
export async function settle(page: Page): Promise<void> {
  const open = asking.get(page.context()) ?? new Set()
  for (let look = 0, still = 0; look < looksMax; look += 1) {
    const busy = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
      return document.querySelector('main output, [aria-busy=true]') !== null
    })
    still = busy || open.size > 0 ? 0 : still + 1
    if (still === 3) return
    await pause(betweenMs)
  }
  throw new Error(`${page.url()} did not come to rest; still asking: ${[...open].map((request) => request.url()).join(' ') || 'nothing, but loading words stand'}`)
}
