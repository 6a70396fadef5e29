import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Defect, Edit } from './defects.ts'

const source = join(import.meta.dirname, '../..')

/** The system as it stands in the working tree, elsewhere, with the installed packages linked in. The tree itself is never changed. */
export function makeCopy() {
  const root = mkdtempSync(join(tmpdir(), 'linli-planted-'))
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: source, encoding: 'utf8' }).split('\n').filter(Boolean)
  for (const file of files) if (existsSync(join(source, file))) cpSync(join(source, file), join(root, file))
  symlinkSync(join(source, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    /** Answers how to take it out again. Throws when the text that it changes is not there exactly once: then the defect is to be written anew. */
    plant: (defect: Defect): (() => void) => {
      const edits = [defect, ...(defect.also ?? [])].map(({ file = defect.file, ...edit }) => ({ path: join(root, file), file, edit }))
      const before = new Map(edits.map(({ path }) => [path, readFileSync(path, 'utf8')]))
      const restore = () => before.forEach((text, path) => writeFileSync(path, text))
      try {
        for (const { path, file, edit } of edits) writeFileSync(path, edited(readFileSync(path, 'utf8'), edit, `${defect.name}: ${file}`))
      } catch (error) {
        restore()
        throw error
      }
      return restore
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function edited(text: string, { find, put }: Edit, what: string): string {
  const times = text.split(find).length - 1
  if (times !== 1) throw new Error(`${what} holds this ${times} times, not once: ${find}`)
  return text.replace(find, () => put)
}
