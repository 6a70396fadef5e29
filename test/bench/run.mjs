/**
 * `npm run bench -- NAME [--json]`: runs one measurement on a throwaway stack of its own and prints its figures, with
 * `--json` as ONE JSON line and nothing else. Ends with 1 when a figure misses its bound.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const names = ['billing', 'request', 'payment', 'payment-load', 'coldstart', 'gate', 'reconcile', 'close', 'roster']
const words = process.argv.slice(2)
const name = words.find((word) => names.includes(word))
const flags = words.filter((word) => word !== name)

if (!name) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of: ${names.join(', ')}`)
  process.exit(2)
}
const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx')
const main = join(import.meta.dirname, 'main.ts')
// Whatever the measured code prints goes to stderr, so that stdout holds the one line.
const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
const ran = spawnSync(tsx, [main, name, ...flags], { env, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', shell: process.platform === 'win32' })
process.stdout.write(ran.stdout ?? '')
process.exit(ran.status ?? 1)
