import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Builds the front ends unless the last build is newer than every source. */
export async function buildWeb(root: string, say: (line: string) => void): Promise<void> {
  const marker = join(root, 'dist/web/.built')
  const builtAt = existsSync(marker) ? (await stat(marker)).mtimeMs : 0
  const newest = Math.max(await newestIn(join(root, 'web')), (await stat(join(root, 'package-lock.json'))).mtimeMs)
  if (newest < builtAt) return
  say('Building the front ends ...')
  const { build } = await import('vite')
  for (const app of ['resident', 'office']) {
    await build({ configFile: join(root, `web/${app}/vite.config.ts`), logLevel: 'warn', mode: 'production' })
  }
  await mkdir(join(root, 'dist/web'), { recursive: true })
  await writeFile(marker, '')
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const times = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs))
  return Math.max(0, ...times)
}
