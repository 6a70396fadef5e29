/**
 * `npm test`: one command on a fresh machine. Installs what is missing, checks types and style, builds, runs every suite.
 * The last line is `N passed, N failed` (`, N skipped` may follow); a check or build counts as one.
 * Plain JS with Node's own modules: this file runs before anything is installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser, installBrowser, installDebianTools, nodeTooOld, packagesAreStale } from './machine.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const minutes = 60_000
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const results = join(root, 'dist', 'test-results.json')
const count = { passed: 0, failed: 0, skipped: 0 }
let running

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
await main(process.argv.slice(2))
process.exit(report())

/** Arguments go to vitest: `npm test -- test/fees` runs one folder after the checks. */
async function main(filters) {
  const tooOld = nodeTooOld()
  if (tooOld) return giveUp(tooOld)
  if (packagesAreStale(root) && !(await step('install', npm, ['ci', '--no-audit', '--no-fund'], 10 * minutes))) return
  installDebianTools()
  const browser = findBrowser() ?? installBrowser(root)
  if (!browser) return giveUp('No browser found for the browser suites. Install Chromium or Chrome, or set CHROME_PATH to one, and run npm test again.')
  console.log(`Node ${process.versions.node}, browser ${browser}`)
  const env = { ...process.env, CHROME_PATH: browser, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' }
  await step('types', npx('tsc'), ['--noEmit'], 8 * minutes, env)
  await step('style', npx('oxlint'), ['--deny-warnings'], 2 * minutes, env)
  await step('build', npm, ['run', '--silent', 'build'], 5 * minutes, env)
  await suites(filters, env)
}

async function suites(filters, env) {
  rmSync(results, { force: true })
  mkdirSync(dirname(results), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const ok = await spawned('suites', npx('vitest'), ['run', ...reporters, ...filters], 55 * minutes, env)
  if (!existsSync(results)) return void (count.failed += 1)
  const told = JSON.parse(readFileSync(results, 'utf8'))
  count.passed += told.numPassedTests
  count.skipped += told.numPendingTests + told.numTodoTests
  // A file that could not be read fails without a failed test of its own.
  count.failed += told.numFailedTests || (ok ? 0 : 1)
}

/** A check or build: one passed or one failed. */
async function step(name, command, args, limitMs, env) {
  const ok = await spawned(name, command, args, limitMs, env)
  count[ok ? 'passed' : 'failed'] += 1
  return ok
}

/** Output streams through; the whole process group goes when the limit is reached. No input: a build server has none. */
function spawned(name, command, args, limitMs, env = process.env) {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const grouped = process.platform !== 'win32'
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: grouped, shell: !grouped })
    running = child
    const timer = setTimeout(() => {
      console.error(`${name} took longer than ${limitMs / minutes} minutes and was stopped.`)
      kill(child, 'SIGKILL')
    }, limitMs)
    child.on('error', (error) => console.error(`${name} did not start: ${error.message}`))
    child.on('close', (code) => {
      clearTimeout(timer)
      running = undefined
      console.log(`== ${name}: ${code === 0 ? 'ok' : 'FAILED'} after ${((performance.now() - started) / 1000).toFixed(1)} s`)
      resolve(code === 0)
    })
  })
}

function kill(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // It ended by itself meanwhile.
  }
}

function stop(signal) {
  if (running) kill(running, signal)
  count.failed += 1
  console.error(`Stopped by ${signal}.`)
  process.exit(report())
}

function giveUp(why) {
  console.error(why)
  count.failed += 1
}

function report() {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`)
  return count.failed === 0 && count.passed > 0 ? 0 : 1
}

function npx(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
}
