import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Poppler draws the page and ZBar reads it, as a phone would; where one is not installed (Debian: poppler-utils, zbar-tools) those checks are left out. */
export const hasReader = spawnSync('pdftoppm', ['-v']).status === 0 && spawnSync('zbarimg', ['--version']).status === 0

/** What the codes of a PDF say, page by page, read from its picture: coarse, so that a code too small or too close to something fails; `dpi` finer for a paper that is read from near. */
export function readCodes(pdf: Uint8Array, dpi = 60): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'signs-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', join(folder, 'a.pdf'), join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.startsWith('page')).toSorted()
    return pages.map((page) => spawnSync('zbarimg', ['--quiet', '--raw', join(folder, page)], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
