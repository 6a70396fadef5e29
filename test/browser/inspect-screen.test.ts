import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectScreen } from './inspect-screen.ts'
import { launchBrowser } from './support.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

const screen = (content: string): Promise<void> => page.setContent(`<!doctype html><html lang="zh"><head><title>t</title><meta name="viewport" content="width=device-width"></head><body><main><h1>A screen</h1>${content}</main></body></html>`)

describe('the inspection of a screen', () => {
  it('lets a plain one pass', async () => {
    await screen('<p>Text</p><button>Act</button><p style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">for screen readers only</p>')
    await inspectScreen(page)
  })

  it('lets the blank half of a closing bracket hang over its line', async () => {
    await screen('<p lang="zh" style="font:20px/1.5 \'Noto Sans CJK SC\';width:252px">高秀英（姓名已隐去一部分）</p>')
    await inspectScreen(page)
  })

  it.each([
    ['an unnamed button', '<button></button>', 'button-name'],
    ['pale text', '<p style="color:#aaa">pale</p>', 'color-contrast'],
    ['a wide box', '<div style="width:700px">wide</div>', 'sideways scroll'],
    ['text cut at the side', '<p style="width:90px;overflow:hidden;white-space:nowrap">cut at the side of its box</p>', 'clipped text'],
    ['text cut in height', '<p style="height:10px;overflow:hidden">cut<br>in<br>height</p>', 'cut in height'],
    ['text over its box', '<p style="width:60px;white-space:nowrap">over the edge of its box</p>', 'wider than its box'],
  ])('finds %s', async (_name, content, fault) => {
    await screen(content)
    await expect(inspectScreen(page)).rejects.toThrow(fault)
  })
})
