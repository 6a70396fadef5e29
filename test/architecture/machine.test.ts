import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBrowser, packagesAreStale } from '../machine.mjs'

type Packages = Record<string, { version?: string; optional?: boolean }>

/** A project folder with a lock file, and perhaps installed packages. */
function project(locked: Packages, installed?: Packages): string {
  const root = mkdtempSync(join(tmpdir(), 'linli-machine-'))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }))
  if (!installed) return root
  for (const path of Object.keys(installed)) mkdirSync(join(root, path), { recursive: true })
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  return root
}

describe('packages are installed anew', () => {
  const locked: Packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-on-windows': { version: '2.0.0', optional: true } }

  test('when there are none, one is missing, or one has another version', () => {
    expect(packagesAreStale(project(locked))).toBe(true)
    expect(packagesAreStale(project(locked, {}))).toBe(true)
    expect(packagesAreStale(project(locked, { 'node_modules/a': { version: '1.0.1' } }))).toBe(true)
  })

  test('and not when all are there but those of other platforms', () => {
    expect(packagesAreStale(project(locked, { 'node_modules/a': { version: '1.0.0' } }))).toBe(false)
  })
})

describe('a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-browser-'))
  const program = (name: string): string => {
    writeFileSync(join(folder, name), '')
    chmodSync(join(folder, name), 0o755)
    return join(folder, name)
  }

  test('is the one that CHROME_PATH names, and none when that does not exist', () => {
    const named = program('my-browser')
    expect(findBrowser({ CHROME_PATH: named, PATH: '' })).toBe(named)
    expect(findBrowser({ CHROME_PATH: join(folder, 'gone'), PATH: '' })).toBeUndefined()
  })

  test('is else chromium or chrome on the PATH', () => {
    const chrome = program('google-chrome')
    expect(findBrowser({ PATH: folder })).toBe(chrome)
    const chromium = program('chromium')
    expect(findBrowser({ PATH: folder })).toBe(chromium)
  })
})
