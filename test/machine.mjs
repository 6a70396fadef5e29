/** What a machine needs before the suites can run: Node, npm packages, a browser, a few Debian packages. Plain JS: runs before any install. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const nodeVersionMin = [20, 19]

/** A sentence for the person when this Node is too old, else undefined. */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > nodeVersionMin[0] || (major === nodeVersionMin[0] && minor >= nodeVersionMin[1])) return undefined
  return `Linli needs Node ${nodeVersionMin.join('.')} or newer; this is ${version}. Install a newer one from https://nodejs.org and run the command again.`
}

/** True when node_modules is missing or holds other versions than package-lock.json names. */
export function packagesAreStale(root) {
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!present) return true
  return Object.entries(wanted ?? {}).some(([path, entry]) => {
    if (path === '' || entry.link) return false
    const found = present[path]
    if (!found) return !entry.optional && !entry.peer
    return found.version !== entry.version || !existsSync(join(root, path))
  })
}

/** The first browser that exists: CHROME_PATH, chromium and chrome on PATH or in their usual places, Playwright's cache. */
export function findBrowser(env = process.env) {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const onPath = names.map((name) => findProgram(name, env)).find(Boolean)
  return onPath ?? usualPlaces.find(isProgram) ?? playwrightBrowser(env)
}

/** Runs apt-get (as root on Debian), then Playwright's own installer. Answers the browser's path or undefined. */
export function installBrowser(root) {
  if (canApt()) apt(['chromium', 'fonts-noto-cjk'])
  if (!findBrowser()) run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium-headless-shell'])
  return findBrowser()
}

/** Tools that a few tests use where they exist. Missing ones are installed on Debian as root; elsewhere those tests are skipped. */
export function installDebianTools() {
  const missing = [
    ['hledger', !findProgram('hledger')],
    ['beancount', !findProgram('bean-check')],
    ['poppler-utils', !findProgram('pdftotext')],
    ['zbar-tools', !findProgram('zbarimg')],
    ['fonts-noto-cjk', !hasChineseFont()],
  ].flatMap(([name, isMissing]) => (isMissing ? [name] : []))
  if (missing.length > 0 && canApt()) apt(missing)
}

export function findProgram(name, env = process.env) {
  return (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find(isProgram)
}

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function playwrightBrowser(env) {
  const caches = [env.PLAYWRIGHT_BROWSERS_PATH, join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright'), join(env.LOCALAPPDATA ?? '', 'ms-playwright')]
  const inside = [
    'chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell', 'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe',
  ]
  for (const cache of caches) {
    if (!cache || !existsSync(cache)) continue
    const builds = readdirSync(cache).filter((name) => name.startsWith('chromium')).sort().reverse()
    const found = builds.flatMap((build) => inside.map((path) => join(cache, build, path))).find(isProgram)
    if (found) return found
  }
  return undefined
}

function canApt() {
  return process.getuid?.() === 0 && Boolean(findProgram('apt-get'))
}

function apt(packages) {
  console.log(`Installing with apt-get: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env)
  // The package lists of a fresh image are often absent or too old.
  if (install()) return
  run('apt-get', ['update', '-q'], env)
  install()
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.trim() !== ''
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}
