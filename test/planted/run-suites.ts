import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

type Report = { readonly numPassedTests: number; readonly testResults: readonly { readonly name: string; readonly message?: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[] }
export type Ran = { readonly passed: number; /** Names of the tests that went red, the first one first. */ readonly failed: readonly string[]; readonly error?: string }

const minutesMax = 10

/** Runs these suites and stops at the first red test. A suite that cannot be loaded has caught nothing: then the planted text is wrong. */
export function runSuites(root: string, suites: readonly string[]): Ran {
  const out = join(root, 'report.json')
  rmSync(out, { force: true })
  const ran = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', 'node', '--bail', '1', '--reporter', 'json', '--outputFile', out, ...suites], { cwd: root, encoding: 'utf8', timeout: minutesMax * 60_000, env: { ...process.env, MODEL_TENS: '10' } })
  let report: Report
  try {
    report = JSON.parse(readFileSync(out, 'utf8')) as Report
  } catch {
    return { passed: 0, failed: [], error: `no report: ${(ran.stderr || ran.stdout || String(ran.error)).slice(-300)}` }
  }
  const tests = report.testResults.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName))
  const broken = report.testResults.filter((file) => file.message && file.assertionResults.every(({ status }) => status !== 'failed')).map((file) => `${file.name.slice(root.length + 1)}: ${file.message!.split('\n')[0]}`)
  const unreadable = broken.find((message) => /Transform failed|SyntaxError|PARSE_ERROR|Cannot find|does not provide an export/.test(message))
  return { passed: report.numPassedTests, failed: unreadable ? [] : [...tests, ...broken], ...(unreadable ? { error: unreadable } : {}) }
}
