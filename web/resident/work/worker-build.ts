import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Chunk = { readonly type: 'chunk'; readonly fileName: string; readonly facadeModuleId: string | null; readonly isEntry: boolean; readonly imports: readonly string[]; readonly dynamicImports: readonly string[] }
type Emitted = Readonly<Record<string, Chunk | { readonly type: 'asset'; readonly fileName: string }>>
type Emitter = { readonly emitFile: (file: { type: 'asset'; fileName: string; source: string }) => string }

/** Files of every page, which the build copies as they are. */
const plain = ['early.js', 'icon.svg']

/** Writes the worker of the attendant's pages, with the list of the files that they need. Another list, or another content, is another release. */
export const workWorker = (folder: string, publicFolder: string) => ({
  name: 'work-worker',
  generateBundle(this: Emitter, _: unknown, bundle: Emitted): void {
    const shell = [...shellOf(bundle), ...plain].map((file) => `/${file}`).sort()
    const source = readFileSync(join(folder, 'work/worker.js'), 'utf8')
    const release = createHash('sha256')
    for (const part of [source, ...shell, ...plain.map((file) => readFileSync(join(publicFolder, file), 'utf8'))]) release.update(part)
    const written = source.replace('__SHELL__', JSON.stringify(shell)).replace('__RELEASE__', JSON.stringify(release.digest('hex').slice(0, 12)))
    this.emitFile({ type: 'asset', fileName: 'work-worker.js', source: written })
  },
})

/** The frame of the worker's phone is needed for its clock; its other pages are not for a basement. */
const passes = (id: string | null): boolean => (id ?? '').endsWith('/staff/staff-app.tsx')

/** The first load in both languages, all that the attendant's pages load later, and the worker's clock. */
export function shellOf(bundle: Emitted): string[] {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const found = new Set<string>()
  const take = ({ fileName, imports, dynamicImports, isEntry, facadeModuleId }: Chunk): void => {
    if (found.has(fileName)) return
    found.add(fileName)
    for (const next of [...imports, ...(isEntry || passes(facadeModuleId) ? [] : dynamicImports)]) if (byName.has(next)) take(byName.get(next)!)
  }
  const ours = (chunk: Chunk): boolean => chunk.isEntry || /\/i18n\/(zh|en)\.ts$|\/work\/work-app\.tsx$|\/staff\/staff-app\.tsx$|\/clock\/clock-page\.tsx$/.test(chunk.facadeModuleId ?? '')
  for (const chunk of chunks) if (ours(chunk)) take(chunk)
  return [...found, ...Object.values(bundle).flatMap(({ fileName }) => (fileName.endsWith('.css') ? [fileName] : []))]
}
