import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const apps = ['resident', 'office'] as const

/** Builds the front ends unless the last build is newer than every source. */
export async function buildWeb(root: string, say: (line: string) => void): Promise<void> {
  const built = apps.map((app) => join(root, `dist/web/${app}/index.html`))
  const builtAt = built.every((page) => existsSync(page)) ? Math.min(...(await Promise.all(built.map(async (page) => (await stat(page)).mtimeMs)))) : 0
  const newest = Math.max(await newestIn(join(root, 'web')), (await stat(join(root, 'package-lock.json'))).mtimeMs)
  if (newest < builtAt) return
  say('Building the front ends ...')
  for (const app of apps) await runVite(root, app)
}

/** In a process of its own: the demo is being filled meanwhile, and there is more than one core. */
async function runVite(root: string, app: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--config', join(root, `web/${app}/vite.config.ts`), '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  process.off('exit', end)
  if (code !== 0) throw new Error(`The ${app} front end could not be built:\n${said}`)
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const times = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs))
  return Math.max(0, ...times)
}
