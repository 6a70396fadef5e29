// Plain JavaScript without packages: it must still speak on an old Node and before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Linli needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org and run npm start again.`)
  process.exit(1)
}

process.chdir(root)
if (!installed()) {
  console.log('Installing packages (once, about half a minute) ...')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status !== 0) {
    console.error('The packages could not be installed. Is the npm registry reachable? Nothing else was changed; run npm start again.')
    process.exit(1)
  }
}

// The SDK warns of a Node version that it will stop supporting in 2027; package.json pins one that supports this.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')

/** npm writes this file last; it must hold what package-lock.json asks for. */
function installed() {
  const marker = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(marker)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const have = JSON.parse(readFileSync(marker, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || have[path]?.version === version)
}
